import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnswerValue, isBlank, sameAnswer } from "../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../src/surveys/questionnaire/check-answer.ts";
import { sectionState, sendingMistakes } from "../../src/surveys/questionnaire/completeness.ts";
import { isAsked, type Question } from "../../src/surveys/questionnaire/questionnaire.ts";
import { readDay, readDecimal } from "../../src/surveys/questionnaire/written-values.ts";
import { date, everyKind, info, line, number, openText, ranking, scale, text, yesno } from "./questions.ts";
import { answered } from "./raw-answers.ts";

test("numbers are read with a comma or a point, and none is rounded", () => {
  const written = ["12,5", " 12.50 ", "1 200", "1\u00a0200,05", "−3", "–0,0", "007", "+2", "0,000001"];
  expect(written.map(readDecimal)).toEqual(["12.5", "12.5", "1200", "1200.05", "-3", "0", "7", "2", "0.000001"]);
  const no = ["", "1,2,3", "1.200,50", "12 34", "1e3", "kaksi", ",5", "5,", "1234567890123456", "0x10"];
  expect(no.map(readDecimal)).toEqual(no.map(() => null));
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
      const value = digits / 10 ** decimals;
      expect(Number(readDecimal(value.toFixed(decimals).replace(".", ",")))).toBe(value + 0);
    }),
  );
});

test("days are read day before month, and only days that there are", () => {
  const written = ["22.11.2026", "1.2.2026", "22/11/2026", " 2026-11-22 ", "29.2.2024", "22. 11. 2026"];
  expect(written.map(readDay)).toEqual([
    "2026-11-22",
    "2026-02-01",
    "2026-11-22",
    "2026-11-22",
    "2024-02-29",
    "2026-11-22",
  ]);
  const no = ["", "31.11.2026", "29.2.2026", "11/22/2026", "22.11.26", "0.1.2026", "2026-13-01", "eilen", "1.1.0000"];
  expect(no.map(readDay)).toEqual(no.map(() => null));
});

test.each<[string, Question, unknown, object]>([
  ["a number with a comma", number, { number: "12,50" }, { value: { kind: "number", number: "12.5" } }],
  ["a blank number", number, { number: " " }, { value: { kind: "number", number: null } }],
  ["a word", number, { number: "monta" }, { mistake: "not-a-number", at: null }],
  ["three decimals of two", number, { number: "1,005" }, { mistake: "too-many-decimals", at: null }],
  ["a number below", number, { number: "-10,01" }, { mistake: "too-small", at: null }],
  ["a number above", number, { number: "1000,5" }, { mistake: "too-large", at: null }],
  ["a date", date, { date: "1.9.2026" }, { value: { kind: "date", date: "2026-09-01" } }],
  ["no date", date, { date: "syksyllä" }, { mistake: "not-a-date", at: null }],
  ["a date before", date, { date: "31.12.1999" }, { mistake: "too-early", at: null }],
  ["a date after", date, { date: "1.1.2031" }, { mistake: "too-late", at: null }],
  ["a step", scale, { value: 0 }, { value: { kind: "scale", value: 0 } }],
  ["half a step", scale, { value: 2.5 }, { mistake: "out-of-range", at: null }],
  ["a step beyond", scale, { value: 11 }, { mistake: "out-of-range", at: null }],
  ["a word for a step", scale, { value: "3" }, { mistake: "wrong-form", at: null }],
  ["an order", ranking, { order: ["kanta", "videos"] }, { value: { kind: "ranking", order: ["kanta", "videos"] } }],
  ["one twice", ranking, { order: ["kanta", "kanta"] }, { mistake: "ranked-twice", at: "kanta" }],
  ["a stranger", ranking, { order: ["fax"] }, { mistake: "not-an-option", at: "fax" }],
  ["four of three", ranking, { order: ["kanta", "videos", "website", "booking"] }, { mistake: "too-many-ranked", at: null }], // prettier-ignore
  ["a no", yesno, { yes: false }, { value: { kind: "yesno", yes: false } }],
  ["a word for yes", yesno, { yes: "no" }, { mistake: "wrong-form", at: null }],
  ["two lines of one", line, { text: "yksi \n kaksi" }, { value: { kind: "text", text: "yksi kaksi" } }],
  ["a long line", line, { text: "x".repeat(201) }, { mistake: "too-long", at: null }],
  ["unknown", scale, { kind: "unknown" }, { value: { kind: "unknown" } }],
  ["unknown and nothing besides", number, { kind: "unknown", besides: { kind: "number", number: " " } }, { value: { kind: "unknown" } }], // prettier-ignore
  ["unknown and an answer", number, { kind: "unknown", besides: { kind: "number", number: "3" } }, { mistake: "unknown-with-answer", at: null }], // prettier-ignore
  ["unknown and a mistake", number, { kind: "unknown", besides: { kind: "number", number: "x" } }, { mistake: "unknown-with-answer", at: null }], // prettier-ignore
  ["unknown where it is not offered", openText, { kind: "unknown" }, { mistake: "not-an-option", at: null }],
  ["that it was not shown", openText, { kind: "notShown" }, { value: { kind: "notShown" } }],
  ["an answer to what asks nothing", info, {}, { mistake: "wrong-form", at: null }],
])("%s", (_, question, raw, checked) => {
  expect(checkAnswer(question, { kind: question.kind, ...(raw as object) })).toEqual(checked);
});

test("saying the same is an equivalence, and only blank answers say the same as nothing", () => {
  // Of one question, and so few that equal ones come up.
  const three = fc
    .constantFrom(...everyKind.filter(isAsked))
    .chain((question) => fc.tuple(...[1, 2, 3].map(() => answered([question]).map(({ answer }) => answer))));
  fc.assert(
    fc.property(three, ([a, b, c]) => {
      expect(sameAnswer(a!, structuredClone(a!))).toBe(true);
      expect(sameAnswer(a!, b!)).toBe(sameAnswer(b!, a!));
      if (sameAnswer(a!, b!)) {
        expect(sameAnswer(a!, c!)).toBe(sameAnswer(b!, c!));
        expect(isBlank(a)).toBe(isBlank(b));
      }
    }),
    { numRuns: 500 },
  );
});

test("what only tells is never waited for, and I don't know is an answer", () => {
  const section = { key: "s", titles: text(""), helps: text(""), questions: [info, number, scale] };
  const required = {
    ...section,
    questions: [
      { ...info, required: true },
      { ...yesno, required: true },
    ],
  };
  const unknown: AnswerValue = { kind: "unknown" };
  const states = [{}, { hours: unknown }, { maturity: unknown }, { hours: unknown, maturity: unknown }];
  expect(states.map((answers) => sectionState(section, answers))).toEqual(["empty", "begun", "done", "done"]);
  expect(sectionState({ ...section, questions: [info] }, {})).toBe("done");
  const questionnaire = { titles: text(""), intros: text(""), notice: text(""), sections: [required] };
  expect(sendingMistakes(questionnaire, {})).toEqual([{ section: "s", question: "has-strategy", reason: "required" }]);
  expect(sendingMistakes(questionnaire, { "has-strategy": unknown })).toEqual([]);
});
