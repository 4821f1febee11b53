// The product's own export, recognised by its headers: keys of a survey's questions.
import { cellHeaders, readAnswerCells } from "../questionnaire/answer-cells.ts";
import { isBlank, type Answers } from "../questionnaire/answers.ts";
import { checkAnswer, type AnswerMistake } from "../questionnaire/check-answer.ts";
import type { Question, Questionnaire } from "../questionnaire/questionnaire.ts";
import { isBlankCell } from "./columns.ts";
import { pathMistake, tidyPath } from "./paths.ts";
import { longestName, nameKey, type AnswersFile, type RowMistake, type WrongRow } from "./plan.ts";

/** Whether the file is an export of this questionnaire's answers: it names who answered, and knows most of the columns. */
export function isOwnForm(header: readonly string[], { sections }: Questionnaire): boolean {
  const headers = sections.flatMap(({ questions }) => questions.flatMap(cellHeaders));
  const given = new Set(header.map((heading) => heading.trim()));
  return (
    given.has("organisation") &&
    headers.length > 0 &&
    headers.filter((each) => given.has(each)).length * 2 > headers.length
  );
}

export interface OwnRow {
  row: number;
  organisation: string;
  /** The export tells the whole name of a unit: there is nothing more to add. */
  partOf: null;
  industry: string | null;
  answers: Answers;
}

export interface OwnRowError {
  row: number;
  column: string;
  reason: RowMistake | AnswerMistake;
  cell: string;
}

export interface OwnPlan {
  rows: OwnRow[];
  errors: OwnRowError[];
  wrongRows: WrongRow[];
  industries: string[];
}

/** Reads an export back; answers are checked as a respondent's are. */
export function readOwnForm(file: AnswersFile, { sections }: Questionnaire): OwnPlan {
  const placeOf = new Map(file.header.map((heading, at) => [heading.trim(), at]));
  const questions = sections.flatMap((section) => section.questions);
  const known = new Set<string>();
  const plan: OwnPlan = { rows: [], errors: [], wrongRows: [], industries: [] };
  for (const [at, cells] of file.rows.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const row = file.headerRow + 1 + at;
    const cellOf = (heading: string) => cells[placeOf.get(heading) ?? -1] ?? "";
    const organisation = tidyPath(oneLine(cellOf("organisation")));
    const industry = oneLine(cellOf("industry"));
    const answers: Answers = {};
    const errors: OwnRowError[] = [];
    const reason = nameMistake(organisation, known);
    if (reason !== null) errors.push({ row, column: "organisation", reason, cell: organisation.slice(0, 80) });
    known.add(nameKey(organisation));
    for (const question of questions) readInto(answers, errors, question, cellOf, row);
    plan.errors.push(...errors);
    if (errors.length > 0) plan.wrongRows.push({ row, organisation, partOf: null });
    else
      plan.rows.push({ row, organisation, partOf: null, industry: isBlankCell(industry) ? null : industry, answers });
  }
  plan.industries = [...new Set(plan.rows.flatMap(({ industry }) => (industry === null ? [] : [industry])))];
  return plan;
}

function nameMistake(name: string, known: ReadonlySet<string>): RowMistake | null {
  if (name === "") return "name-missing";
  if (name.split("›").some((part) => part.trim().length > longestName)) return "name-too-long";
  return pathMistake(name) ?? (known.has(nameKey(name)) ? "name-twice" : null);
}

function readInto(
  answers: Answers,
  errors: OwnRowError[],
  question: Question,
  cellOf: (heading: string) => string,
  row: number,
) {
  const raw = readAnswerCells(question, cellOf);
  if (raw === null) return;
  const checked = checkAnswer(question, raw);
  if ("mistake" in checked) {
    const column = checked.at === null ? question.key : `${question.key}[${checked.at}]`;
    errors.push({ row, column, reason: checked.mistake, cell: cellOf(column).slice(0, 80) });
  } else if (!isBlank(checked.value)) answers[question.key] = checked.value;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
