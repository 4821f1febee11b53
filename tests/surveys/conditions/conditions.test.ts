import fc from "fast-check";
import { expect, test } from "vitest";
import { needValues } from "../../../src/needs/values.ts";
import type { Answers, AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import { conditionMistakes } from "../../../src/surveys/questionnaire/conditions/condition-mistakes.ts";
import { holds, type Condition, type Test } from "../../../src/surveys/questionnaire/conditions/condition.ts";
import { canHold } from "../../../src/surveys/questionnaire/conditions/possible.ts";
import { countedAnswers, shownPart, shownTo } from "../../../src/surveys/questionnaire/conditions/shown.ts";
import type { Question, Questionnaire, Section } from "../../../src/surveys/questionnaire/questionnaire.ts";
import * as of from "../questions.ts";
import { option, text } from "../questions.ts";

const section = (key: string, questions: Question[], condition?: Condition): Section => ({
  ...{ key, titles: text(key), helps: text(""), questions },
  ...(condition === undefined ? {} : { condition }),
});
const whole = (sections: Section[]): Questionnaire => ({ titles: text("?"), intros: text(""), notice: text("?"), sections }); // prettier-ignore
const ask = (question: string, op: Test["op"], more: Partial<Test> = {}): Test => ({ question, op, ...more });

// Small questions with every answer that they can be given.
const pick = { ...of.single, key: "pick", options: [option("a"), option("b", { other: true })] };
const picks = {
  ...of.multiple,
  key: "picks",
  options: [option("a"), option("b"), option("none", { exclusive: true })],
};
const step = { ...of.scale, key: "step", settings: { min: 0, max: 2, offersUnknown: true } };
const order = { ...of.ranking, key: "order", settings: { places: 1 }, options: [option("a"), option("b")] };
const rows = { ...of.matrix, key: "rows", settings: { ...of.matrix.settings, levels: 2 }, options: [option("a")] };
const small: Question[] = [{ ...of.yesno, key: "yes" }, pick, picks, step, order, rows];
const everyAnswer: Record<string, (AnswerValue | undefined)[]> = {
  yes: [undefined, { kind: "unknown" }, { kind: "yesno", yes: true }, { kind: "yesno", yes: false }],
  pick: [
    undefined,
    ...["a", "b"].map((chosen) => ({ kind: "single" as const, chosen, other: null })),
    { kind: "single", chosen: null, other: "Oma" },
  ],
  picks: [
    { kind: "multiple", chosen: [], other: null },
    ...[["a"], ["b"], ["a", "b"], ["none"]].map((chosen) => ({ kind: "multiple" as const, chosen, other: null })),
  ],
  step: [undefined, { kind: "unknown" }, ...[0, 1, 2].map((value) => ({ kind: "scale" as const, value }))],
  order: [undefined, ...["a", "b"].map((key) => ({ kind: "ranking" as const, order: [key] }))],
  rows: ([null, "unknown", 0, 1] as const).map((level) => ({
    kind: "matrix",
    rows: { a: { importance: null, level } },
  })),
};

const equal = fc.constantFrom<Test["op"]>("is", "is-not");
const within = fc.constantFrom<Test["op"]>("contains", "contains-not");
const measure = fc.constantFrom<Test["op"]>("is", "is-not", "at-least", "at-most");
const number = (max: number) => fc.integer({ min: 0, max });
const row = { row: "a", part: "level" as const };
const testsFor: Record<string, fc.Arbitrary<Test>> = {
  yes: fc.tuple(equal, fc.constantFrom("yes", "no")).map(([op, value]) => ask("yes", op, { value })),
  pick: fc.tuple(equal, fc.constantFrom("a", "b")).map(([op, value]) => ask("pick", op, { value })),
  picks: fc.tuple(within, fc.constantFrom("a", "b", "none")).map(([op, value]) => ask("picks", op, { value })),
  step: fc.tuple(measure, number(2)).map(([op, value]) => ask("step", op, { value })),
  order: fc.tuple(within, fc.constantFrom("a", "b")).map(([op, value]) => ask("order", op, { value })),
  rows: fc.tuple(measure, number(1)).map(([op, value]) => ask("rows", op, { value, ...row })),
};
const given = fc.constantFrom<Test["op"]>("answered", "not-answered");
const conditionOn = (keys: string[], depth = 2): fc.Arbitrary<Condition> => {
  const one = fc.constantFrom(...keys).chain((key) =>
    fc.oneof(
      testsFor[key]!,
      given.map((op) => ask(key, op, key === "rows" ? row : {})),
    ),
  );
  if (depth === 0) return one;
  const several = fc.array(conditionOn(keys, depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(one, several.map((all) => ({ all })), several.map((any) => ({ any }))); // prettier-ignore
};

/** Three or four of the small questions, the later ones conditional, and a last section that asks one thing more. */
const questionnaires = fc.shuffledSubarray(small, { minLength: 3, maxLength: 4 }).chain((questions) => {
  const keys = questions.map(({ key }) => key);
  const optional = (at: number) => (at === 0 ? fc.constant(undefined) : fc.option(conditionOn(keys.slice(0, at)), { nil: undefined })); // prettier-ignore
  return fc
    .record({ conditions: fc.tuple(...keys.map((_, at) => optional(at))), last: conditionOn(keys) })
    .map(({ conditions, last }) =>
      whole([
        section("first", questions.map((question, at) => ({ ...question, ...(conditions[at] === undefined ? {} : { condition: conditions[at] }) }))), // prettier-ignore
        section("last", [of.openText], last),
      ]),
    );
});

/** Every combination of answers to the questions of the first section. */
function* everyAnswers(questions: readonly Question[]): Generator<Answers> {
  const [first, ...rest] = questions;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const answers of everyAnswers(rest))
    for (const answer of everyAnswer[first.key]!) yield answer === undefined ? answers : { ...answers, [first.key]: answer }; // prettier-ignore
}

test("what can never be shown is what no answers show", () => {
  let never = 0;
  const property = fc.property(questionnaires, (questionnaire) => {
    const seen = new Set<string>();
    for (const answers of everyAnswers(questionnaire.sections[0]!.questions))
      for (const key of shownTo(questionnaire, answers).questions) seen.add(key);
    for (const { condition, questions } of questionnaire.sections)
      for (const question of questions) {
        const all = [condition, question.condition].filter((each) => each !== undefined);
        expect([question.key, canHold(questionnaire, { all })]).toEqual([question.key, seen.has(question.key)]);
        if (!seen.has(question.key)) never += 1;
      }
    const mistakes = conditionMistakes(questionnaire);
    expect(mistakes.every(({ reason }) => reason === "never")).toBe(true);
    expect(mistakes.length > 0).toBe([...small.map(({ key }) => key), "own-words"].some((key) => isAskedIn(questionnaire, key) && !seen.has(key))); // prettier-ignore
  });
  fc.assert(property, { numRuns: 150, seed: 5 });
  expect(never).toBeGreaterThan(10);
});

const isAskedIn = ({ sections }: Questionnaire, wanted: string) =>
  sections.some(({ questions }) => questions.some(({ key }) => key === wanted));

test("a question is shown when its condition and its section's hold for the answers of what is shown", () => {
  const property = fc.property(questionnaires, fc.infiniteStream(fc.nat()), (questionnaire, picked) => {
    const answers: Answers = {};
    for (const { key } of questionnaire.sections[0]!.questions) {
      const answer = everyAnswer[key]![picked.next().value! % everyAnswer[key]!.length];
      if (answer !== undefined) answers[key] = answer;
    }
    const counted = countedAnswers(questionnaire, answers);
    const { questions: shown } = shownTo(questionnaire, answers);
    for (const { condition, questions } of questionnaire.sections)
      for (const question of questions) {
        const isShown = [condition, question.condition].every((each) => each === undefined || holds(each, counted));
        expect(shown.has(question.key)).toBe(isShown);
        expect(counted[question.key]).toEqual(isShown ? answers[question.key] : { kind: "notShown" });
      }
    // Once set aside, it changes nothing any more: what is counted again is the same.
    expect(countedAnswers(questionnaire, counted)).toEqual(counted);
    expect(shownPart(questionnaire, answers).sections.flatMap((each) => each.questions.map(({ key }) => key))).toEqual([...shown]); // prettier-ignore
  });
  fc.assert(property, { numRuns: 200, seed: 5 });
});

test("a test speaks of what was said: of what was left blank only that it was not answered", () => {
  const said = (answer: AnswerValue | undefined, ...tests: Partial<Test>[]) =>
    tests.map((each) => holds({ question: "q", op: "is", ...each }, answer === undefined ? {} : { q: answer }));
  const isNot = { op: "is-not", value: "yes" } as const;
  for (const blank of [undefined, { kind: "yesno", yes: null } as const, { kind: "notShown" } as const])
    expect(said(blank, isNot, { op: "answered" }, { op: "not-answered" })).toEqual([false, false, true]);
  expect(said({ kind: "unknown" }, isNot, { value: "yes" }, { op: "answered" })).toEqual([true, false, true]);
  const number = { kind: "number", number: "12.5" } as const;
  expect(said(number, { op: "at-least", value: 12.5 }, { op: "at-most", value: 12 }, { value: 12.5 })).toEqual([true, false, true]); // prettier-ignore
  const day = { kind: "date", date: "2026-11-22" } as const;
  expect(said(day, { op: "at-least", value: "2026-02-01" }, { op: "at-most", value: "2026-11-21" })).toEqual([true, false]); // prettier-ignore
  const words = { kind: "text", text: "Etäpalvelut ja Kanta" } as const;
  expect(said(words, { op: "contains", value: "kanta" }, { op: "contains-not", value: "x" })).toEqual([true, true]);
  expect(holds({ all: [] }, {})).toBe(true);
  expect(holds({ any: [] }, {})).toBe(false);
});

test("what cannot be followed is named, with what it asks about", () => {
  const told = { ...of.info, key: "told" };
  const on = (condition: Condition, later: Question[] = []) => {
    const asked = { ...of.openText, key: "asked", condition };
    return conditionMistakes(whole([section("s", [...small, of.number, of.date, told, asked, ...later])])).map(
      ({ about, reason }) => `${about ?? "–"}: ${reason}`,
    );
  };
  expect(on({ all: [] })).toEqual(["–: empty"]);
  expect(on(ask("gone", "answered"))).toEqual(["gone: unknown-question"]);
  expect(on(ask("asked", "answered"))).toEqual(["asked: itself"]);
  const later = { ...of.line, key: "later" };
  expect(on(ask("later", "answered"), [later])).toEqual(["later: later-question"]);
  const around = [{ ...later, condition: ask("between", "answered") }, { ...of.line, key: "between", condition: ask("asked", "answered") }]; // prettier-ignore
  expect(on(ask("later", "answered"), around)[0]).toBe("later: circular");
  expect(on(ask("told", "answered"))).toEqual(["told: no-answer-to-ask"]);
  expect(on(ask("pick", "at-least", { value: "a" }))).toEqual(["pick: operator-unfit"]);
  expect(on({ any: [ask("pick", "is", { value: "c" }), ask("picks", "contains")] })).toEqual(["pick: no-such-option", "picks: no-such-option"]); // prettier-ignore
  expect(on(ask("rows", "is", { value: 1, part: "level" }))).toEqual(["rows: no-such-row"]);
  expect(on(ask("rows", "is", { value: 1, row: "a" }))).toEqual(["rows: no-such-row"]);
  for (const value of [undefined, "2", 3, 0.5]) expect(on(ask("step", "is", value === undefined ? {} : { value }))).toEqual(["step: value-unfit"]); // prettier-ignore
  expect(on(ask("hours", "at-least", { value: 12.345 }))).toEqual(["hours: value-unfit"]);
  for (const value of ["1.2.2026", "1999-12-31"]) expect(on(ask("looked-at", "at-least", { value }))).toEqual(["looked-at: value-unfit"]); // prettier-ignore
  expect(on({ all: [ask("hours", "at-least", { value: 2 }), ask("hours", "at-most", { value: 1.99 })] })).toEqual(["–: never"]); // prettier-ignore
  const days = (from: string, to: string) => on({ all: [ask("looked-at", "at-least", { value: from }), ask("looked-at", "at-most", { value: to }), ask("looked-at", "is-not", { value: from })] }); // prettier-ignore
  expect([days("2026-02-28", "2026-02-28"), days("2026-02-28", "2026-03-01")]).toEqual([["–: never"], []]);
});

test("a section that can never be shown is said once, not of each question in it", () => {
  const no = { all: [ask("yes", "is", { value: "yes" }), ask("yes", "is", { value: "no" })] };
  const last = section("last", [{ ...of.openText, condition: ask("step", "answered") }], no);
  expect(conditionMistakes(whole([section("first", small), last]))).toEqual([{ on: { section: "last" }, about: null, reason: "never" }]); // prettier-ignore
});

test("a need is missing where its question was hidden, whatever had been answered to it", () => {
  const video = { ...of.yesno, need: "videos", condition: ask("step", "at-least", { value: 1 }) };
  const asked = whole([section("all", [step, video])]);
  const strength = (value: number) => {
    const answers: Answers = { step: { kind: "scale", value }, "has-strategy": { kind: "yesno", yes: true } };
    return needValues(asked, countedAnswers(asked, answers)).blocks.support.get("videos");
  };
  expect([strength(1), strength(0)]).toEqual([1, null]);
});
