import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { progressOf } from "../../../src/surveys/answering/questions/progress.ts";
import { decideSaving } from "../../../src/surveys/answering/questions/saving.ts";
import { readSeen, seenNow, writeSeen } from "../../../src/surveys/answering/questions/seen.ts";
import {
  answerFields,
  fieldName,
  fieldNames,
  rawAnswer,
  typedAnswers,
  type Fields,
} from "../../../src/surveys/answering/questions/typed.ts";
import type { AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../../src/surveys/questionnaire/check-answer.ts";
import type { StoredQuestion } from "../../../src/surveys/questionnaire/stored.ts";
import { matrix, multiple, openText, ratings, single } from "../questions.ts";

const stored = [multiple, single, matrix, ratings, openText].map((question, at): StoredQuestion => ({
  ...question,
  id: `id-${at}`,
}));
const [services, , support, , words] = stored as [
  StoredQuestion,
  StoredQuestion,
  StoredQuestion,
  StoredQuestion,
  StoredQuestion,
];
const text = (said: string): AnswerValue => ({ kind: "text", text: said });

describe("saving one answer", () => {
  const now = { value: text("Yksi"), revision: 3 };
  const early = { revision: 2, digest: seenNow(words, { value: text("Nolla"), revision: 2 }).digest };
  const decide = (said: string, seen = seenNow(words, now), standing: typeof now | undefined = now, isTouched = true) =>
    decideSaving({ question: words, raw: text(said), seen, isTouched }, standing);

  test("writes a first answer, and nothing for a first blank", () => {
    const none = seenNow(words, undefined);
    expect(decideSaving({ question: words, raw: text("Yksi"), seen: none, isTouched: true }, undefined)).toEqual({
      kind: "write",
      value: text("Yksi"),
      revision: 1,
    });
    expect(decideSaving({ question: words, raw: text(" "), seen: none, isTouched: true }, undefined)).toEqual({
      kind: "keep",
    });
  });

  test("writes over what the page showed, a blank too", () => {
    expect(decide("Kaksi")).toEqual({ kind: "write", value: text("Kaksi"), revision: 4 });
    expect(decide("")).toEqual({ kind: "write", value: text(""), revision: 4 });
  });

  test("keeps what says the same already, whatever the page had seen", () => {
    expect([decide("Yksi"), decide(" Yksi ", early)]).toEqual([{ kind: "keep" }, { kind: "keep" }]);
  });

  test("is a clash when the answer has changed since the page was shown", () => {
    expect(decide("Kaksi", early)).toEqual({ kind: "clash", mine: text("Kaksi"), theirs: now });
  });

  test("leaves alone what came along with its page unchanged, but not what was changed back", () => {
    expect(decide("Nolla", early, now, false)).toEqual({ kind: "keep" });
    expect(decide("Nolla", early, now, true)).toEqual({ kind: "clash", mine: text("Nolla"), theirs: now });
    expect(decide("Kaksi", early, now, false)).toEqual({ kind: "clash", mine: text("Kaksi"), theirs: now });
  });

  test("refuses what is no answer", () => {
    expect(decide("\u0000")).toEqual({ kind: "refuse", mistake: "unreadable-text", at: null });
  });
});

describe("what a page has seen", () => {
  test("is read back as it was written; anything else is not ours", () => {
    const seen = seenNow(services, { value: { kind: "multiple", chosen: ["email"], other: null }, revision: 12 });
    expect(readSeen(writeSeen(seen))).toEqual(seen);
    expect(
      ["", "theirs", "1", "1.", "-1.0123456789abcdef", "1.0123456789ABCDEF", "1.0123456789abcdef0"].map(readSeen),
    ).toEqual(new Array(7).fill(null));
  });

  test("does not depend on the order in which the database hands out an answer's parts", () => {
    const rows = { videos: { importance: 1, level: 2 }, kanta: { importance: null, level: "unknown" as const } };
    const turned = { kanta: { level: "unknown" as const, importance: null }, videos: { level: 2, importance: 1 } };
    const digest = (value: AnswerValue) => seenNow(support, { value, revision: 1 }).digest;
    expect(digest({ kind: "matrix", rows: turned })).toBe(digest({ kind: "matrix", rows }));
    expect(digest({ kind: "matrix", rows: { ...rows, videos: { importance: 2, level: 1 } } })).not.toBe(
      digest({ kind: "matrix", rows }),
    );
  });
});

describe("a form's fields", () => {
  test("carry every answer there and back", () => {
    const mark = fc.constantFrom(null, "unknown" as const, 0, 3, 4);
    const byRow = (value: fc.Arbitrary<unknown>) => fc.record({ videos: value, kanta: value });
    const answer = fc.oneof(
      fc.record({
        kind: fc.constant("multiple"),
        chosen: fc.uniqueArray(fc.constantFrom("email", "website", "other")),
        other: fc.constantFrom(null, "Oma"),
      }),
      fc.record({
        kind: fc.constant("single"),
        chosen: fc.constantFrom(null, "small", "large"),
        other: fc.constant(null),
      }),
      fc.record({ kind: fc.constant("matrix"), rows: byRow(fc.record({ importance: mark, level: mark })) }),
      fc.record({ kind: fc.constant("ratings"), rows: byRow(fc.constantFrom(null, 1, 2.5, 5)) }),
      fc.record({ kind: fc.constant("text"), text: fc.string({ unit: "grapheme" }) }),
    );
    fc.assert(
      fc.property(answer, (raw) => {
        const question = stored.find(({ kind }) => kind === raw.kind)!;
        const checked = checkAnswer(question, raw);
        if (!("value" in checked)) return;
        const fields: Fields = {};
        for (const { name, value } of answerFields(question, checked.value))
          fields[name] = [fields[name] ?? [], value].flat();
        expect(Object.keys(fields).filter((name) => !fieldNames(question).includes(name))).toEqual([]);
        expect(checkAnswer(question, rawAnswer(question, fields))).toEqual(checked);
      }),
    );
  });

  test("of questions that the page did not show are no answers", () => {
    const fields = {
      [fieldName(words, "seen")]: "0.0123456789abcdef",
      [fieldName(words, "text")]: "Oma",
      [fieldName(services, "chosen")]: "email",
    };
    expect(typedAnswers(stored, fields, false)).toEqual([
      { question: words, raw: text("Oma"), seen: { revision: 0, digest: "0123456789abcdef" }, isTouched: false },
    ]);
  });
});

test("a row of a matrix counts as answered with both its marks, a choice with one", () => {
  const answers = {
    services: { kind: "multiple" as const, chosen: ["email"], other: null },
    support: {
      kind: "matrix" as const,
      rows: { videos: { importance: 1, level: "unknown" as const }, kanta: { importance: 3, level: null } },
    },
    ratings: { kind: "ratings" as const, rows: { videos: 2, kanta: null } },
  };
  expect(progressOf(stored, answers)).toEqual({ answered: 3, total: 7 });
  expect(progressOf(stored, {})).toEqual({ answered: 0, total: 7 });
});
