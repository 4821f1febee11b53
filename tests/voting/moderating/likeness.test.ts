import fc from "fast-check";
import { expect, test } from "vitest";
import { meetingsOf } from "../../../src/voting/moderating/similar/stems.ts";
import { similarity, trigramsOf } from "../../../src/voting/moderating/similar/trigrams.ts";

/** What two stems have in common, told without any index. */
function isMet(stem: string, other: string): boolean {
  const holds = (whole: string, part: string) => part.length >= 4 && whole.includes(part);
  const isNear = stem.slice(0, 2) === other.slice(0, 2) && similarity(trigramsOf(stem), trigramsOf(other)) >= 0.5;
  return stem === other || holds(stem, other) || holds(other, stem) || isNear;
}

const stem = fc.string({ unit: fc.constantFrom("a", "e", "k", "ä", "😀"), minLength: 1, maxLength: 9 });

test("of hundreds of stems each meets all those with which it has something in common, and no others", () => {
  fc.assert(
    fc.property(fc.uniqueArray(stem, { maxLength: 12 }), fc.uniqueArray(stem, { maxLength: 12 }), (stems, others) => {
      const meetings = meetingsOf(stems, others);
      for (const one of stems)
        expect([...meetings.get(one)!.keys()].sort()).toEqual(others.filter((other) => isMet(one, other)).sort());
    }),
    { numRuns: 300 },
  );
});
