import fc from "fast-check";
import { expect, test } from "vitest";
import { readInstead, supporting, writeInstead } from "../../../src/voting/casting/marking/instead.ts";
import { movedPlace, readMove, writeMove } from "../../../src/voting/casting/marking/places.ts";
import {
  marksOn,
  readMarks,
  typedMarks,
  typedOf,
  wrongMarks,
} from "../../../src/voting/casting/marking/typed-marks.ts";
import { withdrawalRefusal } from "../../../src/voting/casting/proposing/withdrawing.ts";
import { isToBeAsked } from "../../../src/voting/casting/proposing/similar.ts";

const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const [a, b, c, d] = [idOf(1), idOf(2), idOf(3), idOf(4)];

test("only the fields of options are marks, and what is empty is none", () => {
  const fields = {
    csrf: "1",
    seen: a,
    "marks-x": "1",
    marks: "1",
    [`marks-${a}`]: " 3 ",
    [`marks-${b}`]: " ",
    __proto__: "1",
  };
  expect(typedMarks(fields)).toEqual({ [a]: "3" });
});

test("whole numbers are read; anything else is told by its option", () => {
  const wrong = ["-1", "1.5", "1e3", "abc", "1\n2", "٣", "9999999"];
  for (const typed of wrong) expect(readMarks({ [a]: typed, [b]: "2" })).toEqual({ marks: { [b]: 2 }, unread: [a] });
  expect(readMarks({ [a]: "0", [b]: "007" })).toEqual({ marks: { [a]: 0, [b]: 7 }, unread: [] });
  expect(readMarks(typedOf({ [a]: 0, [b]: 5 })).marks).toEqual({ [a]: 0, [b]: 5 });
});

test("no dots are no mark, and a score of nought is one", () => {
  expect(marksOn({ [a]: 0, [b]: 2 }, "dots")).toEqual({ [b]: 2 });
  expect(marksOn({ [a]: 0, [b]: 2 }, "score")).toEqual({ [a]: 0, [b]: 2 });
});

test("what cannot stand at an option is found at each of them", () => {
  const ids = [a, b, c];
  const wrong = (typed: Record<string, string>, form: "score" | "dots" | "ranking" | "limited") =>
    wrongMarks(typed, { form, mostMarks: form === "dots" || form === "limited" ? 5 : null }, ids);
  expect(wrong({ [a]: "6", [b]: "5", [c]: "x" }, "score")).toEqual([c, a]);
  expect(wrong({ [a]: "4", [b]: "3", [c]: "0" }, "ranking")).toEqual([a, c]);
  // Too many in all is another matter than a wrong number.
  expect(wrong({ [a]: "9", [b]: "9", [c]: "0" }, "dots")).toEqual([]);
  expect(wrong({ [a]: "2", [b]: "1" }, "limited")).toEqual([a]);
});

test("an option moves past those above it, out of a shared place, in as the last, and out from the last", () => {
  const up = (places: Record<string, number>, optionId: string) => movedPlace(places, { act: "up", optionId });
  const down = (places: Record<string, number>, optionId: string) => movedPlace(places, { act: "down", optionId });
  expect(up({ [a]: 1, [b]: 2 }, b)).toEqual({ [b]: 1, [a]: 2 });
  expect(up({ [a]: 1, [b]: 1, [c]: 2 }, c)).toEqual({ [c]: 1, [a]: 2, [b]: 2 });
  expect(up({ [a]: 1, [b]: 2, [c]: 2 }, c)).toEqual({ [a]: 1, [c]: 2, [b]: 3 });
  expect(up({ [a]: 1 }, a)).toEqual({ [a]: 1 });
  expect(up({ [a]: 3 }, d)).toEqual({ [a]: 1, [d]: 2 });
  expect(down({ [a]: 1, [b]: 2 }, a)).toEqual({ [b]: 1, [a]: 2 });
  expect(down({ [a]: 1, [b]: 1 }, a)).toEqual({ [b]: 1, [a]: 2 });
  expect(down({ [a]: 1, [b]: 2 }, b)).toEqual({ [a]: 1 });
  expect(down({ [a]: 1 }, d)).toEqual({ [a]: 1 });
});

test("a move changes the order of no two others, and leaves places without gaps", () => {
  const ids = [a, b, c, d, idOf(5)];
  const rankings = fc
    .array(fc.option(fc.integer({ min: 1, max: 9 })), { minLength: 5, maxLength: 5 })
    .map((places) => Object.fromEntries(ids.flatMap((id, at) => (places[at] == null ? [] : [[id, places[at]]]))));
  const acts = fc.constantFrom<("up" | "down")[]>("up", "down");
  fc.assert(
    fc.property(rankings, acts, fc.constantFrom(...ids), (before, act, optionId) => {
      const after = movedPlace(before, { act, optionId });
      const others = Object.keys(before).filter((id) => id !== optionId);
      expect(
        Object.keys(after)
          .filter((id) => id !== optionId)
          .sort(),
      ).toEqual(others.sort());
      for (const one of others)
        for (const other of others)
          expect(Math.sign(after[one]! - after[other]!)).toBe(Math.sign(before[one]! - before[other]!));
      expect(new Set(Object.values(after)).size).toBe(Math.max(0, ...Object.values(after)));
    }),
  );
});

test("buttons are read as they are written, and nothing else is", () => {
  expect(readMove(writeMove({ act: "down", optionId: a }))).toEqual({ act: "down", optionId: a });
  expect(readInstead(writeInstead({ kind: "topic", id: b }))).toEqual({ kind: "topic", id: b });
  for (const junk of ["", "up", "up.", "up.x", `in.${a}`, `up.${a}\n`])
    expect([readMove(junk), readInstead(junk)]).toEqual([null, null]);
});

test("what is taken instead of a proposal is supported, once", () => {
  expect(supporting({ [a]: 1 }, b, "approval")).toEqual({ [a]: 1, [b]: 1 });
  expect(supporting({ [a]: 2, [b]: 0 }, b, "score")).toEqual({ [a]: 2, [b]: 5 });
  expect(supporting({ [a]: 2 }, a, "score")).toEqual({ [a]: 2 });
  expect(supporting({ [a]: 1 }, b, "ranking")).toEqual({ [a]: 1, [b]: 2 });
  expect(supporting({}, b, "dots")).toEqual({ [b]: 1 });
});

test("one's own proposal is taken back until somebody else has it on a paper, or the team has dealt with it", () => {
  const option = { proposerMark: "mine", proposerId: null, isHidden: false, mergedInto: null };
  const proposer = { marks: ["other", "mine"], voterId: "me" };
  const now = { state: "open", proposer, isMergeTarget: false, isSeen: false } as const;
  expect(withdrawalRefusal(option, now)).toBeNull();
  expect(withdrawalRefusal(option, { ...now, state: "proposing" })).toBeNull();
  expect(withdrawalRefusal({ ...option, proposerMark: null }, now)).toBe("not-own");
  expect(withdrawalRefusal(option, { ...now, proposer: { marks: ["other"], voterId: "me" } })).toBe("not-own");
  expect(withdrawalRefusal({ ...option, proposerMark: "lost", proposerId: "me" }, now)).toBeNull();
  expect(withdrawalRefusal({ ...option, proposerMark: "lost", proposerId: "you" }, now)).toBe("not-own");
  expect(withdrawalRefusal(option, { ...now, state: "closed" })).toBe("not-open");
  expect(withdrawalRefusal(option, { ...now, isSeen: true })).toBe("seen");
  expect(withdrawalRefusal(option, { ...now, isMergeTarget: true })).toBe("taken-in");
  expect(withdrawalRefusal({ ...option, isHidden: true }, now)).toBe("taken-in");
  expect(withdrawalRefusal({ ...option, mergedInto: a }, now)).toBe("taken-in");
});

test("the voter is asked of what is alike, once for each title, and not of what says the same", () => {
  const alike = [{ kind: "option" as const, optionId: a, name: "Videot ja reelsit", why: "words" as const }];
  expect(isToBeAsked("Video ja reelssit", "", alike)).toBe(true);
  expect(isToBeAsked("Video ja reelssit", "video ja reelssit!", alike)).toBe(false);
  expect(isToBeAsked("Video ja reelssit", "Jotain muuta", alike)).toBe(true);
  expect(isToBeAsked("VIDEOT ja reelsit", "", alike)).toBe(false);
  expect(isToBeAsked("Video ja reelssit", "", [])).toBe(false);
});
