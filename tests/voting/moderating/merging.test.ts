import fc from "fast-check";
import { expect, test } from "vitest";
import { mergedMarks, mergeTargets, supported, type Marks } from "../../../src/voting/marks.ts";
import { mergerOf, supportOf, type Mergeable } from "../../../src/voting/moderating/merging/merging.ts";
import type { BallotForm } from "../../../src/voting/settings.ts";

const option = (id: string, values: Partial<Mergeable> = {}): Mergeable => ({
  id,
  isHidden: false,
  mergedInto: null,
  ...values,
});

/** The options after the act; where it is refused, as they were. */
function merged(options: readonly Mergeable[], optionId: string, into: string): Mergeable[] {
  const merger = mergerOf(options, { optionId, into });
  if ("refused" in merger) return [...options];
  return options.map((each) => (each.id === optionId ? { ...each, mergedInto: merger.into } : each));
}

const parted = (options: readonly Mergeable[], optionId: string) =>
  options.map((each) => (each.id === optionId ? { ...each, mergedInto: null } : each));

test("an option is merged into what the other one has been merged into, and never in a circle", () => {
  const two = merged([option("a"), option("b"), option("c")], "a", "b");
  expect(mergerOf(two, { optionId: "c", into: "a" })).toEqual({ into: "b" });
  expect(mergerOf(two, { optionId: "b", into: "a" })).toEqual({ refused: "circle" });
  expect(mergerOf(two, { optionId: "a", into: "c" })).toEqual({ refused: "already-merged" });
  expect(mergerOf(two, { optionId: "b", into: "b" })).toEqual({ refused: "same" });
  expect(mergerOf([option("a"), option("b", { isHidden: true })], { optionId: "a", into: "b" })).toEqual({
    refused: "hidden",
  });
  expect(mergerOf([option("a", { isHidden: true }), option("b")], { optionId: "a", into: "b" })).toEqual({
    refused: "hidden",
  });
});

test("who supports both counts once", () => {
  const options = merged([option("a"), option("b"), option("c")], "c", "b");
  const papers = [{ a: 1, b: 1 }, { a: 1 }, { c: 1 }, { b: 1, c: 1 }, {}];
  expect(supportOf(papers, "approval", options, { optionId: "a", into: "b" })).toEqual({
    option: 2,
    into: 3,
    together: 4,
  });
  const scores = [{ a: 0, b: 3 }, { a: 5 }, { b: 0 }];
  expect(supportOf(scores, "score", options, { optionId: "a", into: "b" })).toEqual({
    option: 1,
    into: 1,
    together: 2,
  });
});

const ids = ["a", "b", "c", "d", "e", "f"];
const act = fc.record({ parts: fc.boolean(), optionId: fc.constantFrom(...ids), into: fc.constantFrom(...ids) });
/** Papers as each form has them: only a score may be 0. */
const filled = fc.constantFrom<BallotForm>("approval", "score", "dots", "ranking").chain((form) => {
  const mark = fc.integer({ min: form === "score" ? 0 : 1, max: form === "approval" ? 1 : 5 });
  return fc.record({ rule: fc.constant(form), papers: fc.array(fc.dictionary(fc.constantFrom(...ids), mark), { maxLength: 5 }) }); // prettier-ignore
});

/** What each paper says when each of these options is followed to its end, one step at a time. */
function followed(marks: Marks, rule: BallotForm, options: readonly Mergeable[]): Record<string, number> {
  const said: Record<string, number> = {};
  for (const [id, mark] of Object.entries(marks)) {
    let end = id;
    for (let next = options.find((each) => each.id === end)?.mergedInto; next; next = options.find((each) => each.id === end)?.mergedInto) end = next; // prettier-ignore
    const before = said[end] ?? mark;
    said[end] = rule === "ranking" ? Math.min(before, mark) : Math.max(before, mark);
  }
  return said;
}

test("after any mergers and partings each paper supports what the final mergers say, and parting all gives back the first", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), filled, (acts, { papers, rule }) => {
      const start = ids.map((id) => option(id));
      const end = acts.reduce(
        (options, { parts, optionId, into }) => (parts ? parted(options, optionId) : merged(options, optionId, into)),
        start,
      );
      const targets = mergeTargets(end);
      for (const marks of papers) {
        const effective = mergedMarks(marks, rule, targets);
        expect(effective).toEqual(followed(marks, rule, end));
        // What can be voted for is what is supported, and nothing is lost on the way.
        const offered = end.filter(({ mergedInto }) => mergedInto === null).map(({ id }) => id);
        expect(supported(effective).every((id) => offered.includes(id))).toBe(true);
        expect(supported(effective).length > 0).toBe(supported(marks).length > 0);
      }
      const apart = ids.reduce((options, id) => parted(options, id), end);
      expect(apart).toEqual(start);
      for (const marks of papers) expect(mergedMarks(marks, rule, mergeTargets(apart))).toEqual(marks);
    }),
  );
});
