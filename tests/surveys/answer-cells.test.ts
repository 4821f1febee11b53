import fc from "fast-check";
import { expect, test } from "vitest";
import { safeCell } from "../../src/platform/cells.ts";
import { digivointiSurvey } from "../../seeds/digivointi-questionnaire.ts";
import { answerCells, cellHeaders, readAnswerCells } from "../../src/surveys/questionnaire/answer-cells.ts";
import { isBlank } from "../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../src/surveys/questionnaire/check-answer.ts";
import { isAsked, type Question } from "../../src/surveys/questionnaire/questionnaire.ts";
import { everyKind, number, ranking, scale, yesno } from "./questions.ts";
import { answered } from "./raw-answers.ts";

const questions: Question[] = [...digivointiSurvey.sections.flatMap((section) => section.questions), ...everyKind];

const given = answered(questions).filter(({ answer }) => !isBlank(answer));

test("every answer comes back the same from its cells, also as a CSV file writes them", () => {
  fc.assert(
    fc.property(given, ({ question, answer }) => {
      const cells = answerCells(question, answer);
      const headers = cellHeaders(question);
      expect(cells).toHaveLength(headers.length);
      const written = new Map(headers.map((header, at) => [header, csvText(cells[at] ?? null)]));
      expect(
        checkAnswer(
          question,
          readAnswerCells(question, (header) => written.get(header) ?? ""),
        ),
      ).toEqual({ value: answer });
    }),
    { numRuns: 500 },
  );
});

function csvText(cell: string | number | null): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell).replace(".", ",") : safeCell(cell);
}

test("what was left blank stays blank, and columns that a file lacks are no answer", () => {
  for (const question of questions.filter(isAsked)) {
    expect(new Set(answerCells(question, undefined))).toEqual(new Set([null]));
    expect(readAnswerCells(question, () => " ")).toBeNull();
  }
});

test("all headers of a questionnaire are different", () => {
  const headers = questions.flatMap((question) => cellHeaders(question));
  expect(new Set(headers).size).toBe(headers.length);
});

test("values stand in cells as a spreadsheet computes with them, and a ranking as places", () => {
  expect([
    answerCells(scale, { kind: "scale", value: 7 }),
    answerCells(ranking, { kind: "ranking", order: ["website", "videos"] }),
    answerCells(number, { kind: "number", number: "12.5" }),
    answerCells(number, { kind: "number", number: "123456789012.125" }),
    answerCells(yesno, { kind: "yesno", yes: false }),
    answerCells(ranking, { kind: "unknown" }),
    answerCells(yesno, { kind: "notShown" }),
  ]).toEqual([
    [7],
    [2, null, 1, null],
    [12.5],
    [123456789012.125],
    [0],
    ["#unknown", null, null, null],
    ["#not-shown"],
  ]);
});

test("a file mended elsewhere is read as people write, and told what is wrong", () => {
  const read = (question: Question, ...cells: string[]) => {
    const headers = cellHeaders(question);
    return checkAnswer(
      question,
      readAnswerCells(question, (header) => cells[headers.indexOf(header)] ?? ""),
    );
  };
  expect([
    read(ranking, "3", "", "1", ""),
    read(ranking, "1", "1"),
    read(ranking, "1", "2", "3", "4"),
    read(ranking, "eka"),
    read(yesno, "kyllä"),
    read(yesno, "ei"),
    read(yesno, "ehkä"),
    read(number, "1 000,01"),
    read(number, "paljon"),
    read(scale, "11"),
    read(scale, "7,5"),
  ]).toEqual([
    { value: { kind: "ranking", order: ["website", "videos"] } },
    { mistake: "ranked-twice", at: "kanta" },
    { mistake: "too-many-ranked", at: null },
    { mistake: "wrong-form", at: null },
    { value: { kind: "yesno", yes: true } },
    { value: { kind: "yesno", yes: false } },
    { mistake: "wrong-form", at: null },
    { mistake: "too-large", at: null },
    { mistake: "not-a-number", at: null },
    { mistake: "out-of-range", at: null },
    { mistake: "out-of-range", at: null },
  ]);
});
