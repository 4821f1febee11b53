import { isBlank, type AnswerValue } from "../../questionnaire/answers.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import type { ResultRow } from "../rows.ts";

/** What became of a question with one respondent: an answer, "I don't know", left blank, or never put to them. */
export const standings = ["answered", "unknown", "blank", "notShown"] as const;
export type Standing = (typeof standings)[number];

export function standingOf(question: Question, answer: AnswerValue | undefined): Standing {
  if (answer === undefined || isBlank(answer)) return "blank";
  if (answer.kind === "unknown" || answer.kind === "notShown") return answer.kind;
  return answer.kind === question.kind ? "answered" : "blank";
}

/**
 * The figures of a question, each over the people who gave it: "" is the question as a whole; of a matrix each judgement
 * of each row, and of ratings each row, is a figure of its own, since some leave a row out.
 */
export function figuresOf(question: Question): string[] {
  const rows = question.options.map(({ key }) => key);
  if (question.kind === "ratings") return ["", ...rows];
  if (question.kind === "matrix")
    return ["", ...rows.flatMap((key) => [figureOf(key, "importance"), figureOf(key, "level")])];
  return [""];
}

export const figureOf = (row: string, part: "importance" | "level") => `${row}#${part}`;

/** What was said, as a figure reads it. Null: nothing that the figure counts. */
export function markOf(answer: AnswerValue | undefined, row: string, part?: "importance" | "level"): number | null {
  const mark = answer?.kind === "ratings" ? answer.rows[row] : answer?.kind === "matrix" && part !== undefined ? answer.rows[row]?.[part] : null; // prettier-ignore
  return typeof mark === "number" ? mark : null;
}

/** By figure, the numbers of the rows that gave it, in their order. */
export function basesOf(question: Question, rows: readonly ResultRow[]): Map<string, number[]> {
  const bases = new Map(figuresOf(question).map((figure): [string, number[]] => [figure, []]));
  rows.forEach(({ answers }, at) => {
    const answer = answers[question.key];
    if (standingOf(question, answer) !== "answered") return;
    bases.get("")?.push(at);
    if (question.kind === "ratings")
      for (const { key } of question.options) if (markOf(answer, key) !== null) bases.get(key)?.push(at);
    if (question.kind === "matrix")
      for (const { key } of question.options)
        for (const part of ["importance", "level"] as const)
          if (markOf(answer, key, part) !== null) bases.get(figureOf(key, part))?.push(at);
  });
  return bases;
}
