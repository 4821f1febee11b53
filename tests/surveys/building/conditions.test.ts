import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromGroups, toGroups } from "../../../src/surveys/building/conditions/condition-groups.ts";
import { earlierQuestions, emptyCondition, pressed, readCondition, typedOf } from "../../../src/surveys/building/conditions/typed-condition.ts"; // prettier-ignore
import type { Answers } from "../../../src/surveys/questionnaire/answers.ts";
import { holds, type Condition, type Test } from "../../../src/surveys/questionnaire/conditions/condition.ts";
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { date, everyKind, info, matrix, number, openText, ratings, single, text, yesno } from "../questions.ts";

const letters = ["a", "b", "c", "d", "e"];
const isYes = (question: string): Test => ({ question, op: "is", value: "yes" });
const test1 = fc.constantFrom(...letters).map(isYes);
const condition = fc.letrec<{ whole: Condition }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 4 },
    test1,
    fc.array(tie("whole"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("whole"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
})).whole;
const answers = fc
  .subarray(letters)
  .map((said): Answers =>
    Object.fromEntries(letters.map((key) => [key, { kind: "yesno" as const, yes: said.includes(key) }])),
  );

describe("a condition in groups", () => {
  test("means the same, however deep it was", () => {
    fc.assert(
      fc.property(condition, fc.array(answers, { minLength: 1, maxLength: 8 }), (whole, many) => {
        const groups = toGroups(whole);
        if (groups === null) return;
        const again = fromGroups(groups)!;
        for (const each of many) expect(holds(again, each)).toBe(holds(whole, each));
        // Written again as it stands, it stays as it is.
        expect(fromGroups(toGroups(again)!)).toEqual(again);
      }),
      { numRuns: 300 },
    );
  });

  test("stays as plain as it was written", () => {
    const [a, b, c] = ["a", "b", "c"].map(isYes) as [Test, Test, Test];
    expect(toGroups(a)).toEqual({ match: "all", groups: [{ match: "all", tests: [a] }] });
    expect(toGroups({ any: [a, b] })).toEqual({ match: "all", groups: [{ match: "any", tests: [a, b] }] });
    expect(toGroups({ all: [a, { any: [b, c] }] })).toEqual({
      ...{ match: "all", groups: [{ match: "all", tests: [a] }, { match: "any", tests: [b, c] }] }, // prettier-ignore
    });
    for (const each of [a, { any: [a, b] }, { all: [a, { any: [b, c] }] }] as Condition[])
      expect(fromGroups(toGroups(each)!)).toEqual(each);
    expect(fromGroups({ match: "all", groups: [{ match: "any", tests: [] }] })).toBe(null);
  });

  test("is told of only where there would be too many to read", () => {
    const pairs = (from: number): Condition => ({ any: [isYes(String(from)), { all: [isYes(`${from}x`), { any: [isYes("y"), isYes("z")] }] }] }); // prettier-ignore
    expect(toGroups({ all: [pairs(1), pairs(2), pairs(3)] })).toBe(null);
  });
});

describe("a condition as it is typed", () => {
  const questions = [single, matrix, ratings, number, date, yesno, openText];
  const read = (...tests: Partial<Parameters<typeof typedOf>[0]["groups"][number]["tests"][number] & { row: string; value: string }>[]) => // prettier-ignore
    readCondition({ match: "all", groups: [{ match: "all", tests: tests.map((each) => ({ question: "", op: "", row: "", value: "", ...each }) as never) }] }, questions); // prettier-ignore
  const tests = (typed: ReturnType<typeof read>) =>
    "groups" in typed ? typed.groups.groups[0]!.tests : typed.mistakes;

  test("is read by each question's kind: numbers, days and rows as they are stored", () => {
    const typed = read(
      { question: "size", op: "is", value: "large" },
      { question: "support", op: "at-least", row: "level/kanta", value: "2" },
      { question: "ratings", op: "at-most", row: "videos", value: "3" },
      { question: "hours", op: "at-least", value: "1 200,5" },
      { question: "looked-at", op: "at-most", value: "31.12.2026" },
      { question: "has-strategy", op: "not-answered", value: "yes" },
      // What suits a question of another kind is taken for its first operator.
      { question: "own-words", op: "at-least", value: "Kanta" },
    );
    expect(tests(typed)).toEqual([
      { question: "size", op: "is", value: "large" },
      { question: "support", op: "at-least", row: "kanta", part: "level", value: 2 },
      { question: "ratings", op: "at-most", row: "videos", value: 3 },
      { question: "hours", op: "at-least", value: 1200.5 },
      { question: "looked-at", op: "at-most", value: "2026-12-31" },
      { question: "has-strategy", op: "not-answered" },
      { question: "own-words", op: "contains", value: "Kanta" },
    ]);
    const { groups } = typed as Extract<typeof typed, { groups: unknown }>;
    expect(readCondition(typedOf(groups), questions)).toEqual(typed);
  });

  test("says of each row what it lacks", () => {
    const typed = read(
      { question: "gone" },
      { question: "ratings", op: "is", value: "3" },
      { question: "size", op: "is" },
      { question: "looked-at", op: "is", value: "huomenna" },
    );
    expect(tests(typed)).toEqual([
      { group: 0, test: 0, field: "question", reason: "question-missing" },
      { group: 0, test: 1, field: "row", reason: "row-missing" },
      { group: 0, test: 2, field: "value", reason: "value-missing" },
      { group: 0, test: 3, field: "value", reason: "value-unreadable" },
    ]);
  });

  test("gets and loses rows and groups, and never has none", () => {
    const two = pressed(pressed(emptyCondition, { act: "add", group: 0 }), { act: "group" });
    expect(two.groups.map((group) => group.tests.length)).toEqual([2, 1]);
    const less = pressed(two, { act: "remove", group: 1, test: 0 });
    expect(less.groups.map((group) => group.tests.length)).toEqual([2]);
    const none = pressed(pressed(less, { act: "remove", group: 0, test: 1 }), { act: "remove", group: 0, test: 0 });
    expect(none).toEqual(emptyCondition);
  });

  test("may ask about what is asked before, and about nothing else", () => {
    const survey: Questionnaire = {
      ...{ titles: text(""), intros: text(""), notice: text("") },
      sections: [
        { key: "one", titles: text(""), helps: text(""), questions: [info, single, yesno] },
        { key: "two", titles: text(""), helps: text(""), questions: everyKind.slice(0, 1) },
      ],
    };
    const keys = (on: Parameters<typeof earlierQuestions>[1]) => earlierQuestions(survey, on).map(({ key }) => key);
    expect(keys({ question: "has-strategy" })).toEqual(["size"]);
    expect(keys({ section: "two" })).toEqual(["size", "has-strategy"]);
    expect(keys({ question: "services" })).toEqual(["size", "has-strategy"]);
    expect(keys({ section: "one" })).toEqual([]);
  });
});
