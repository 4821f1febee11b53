// The product's own export, recognised by its headers: keys of a survey's questions.
import { cellHeaders, readAnswerCells } from "../questionnaire/answer-cells.ts";
import { isBlank, type Answers } from "../questionnaire/answers.ts";
import { checkAnswer } from "../questionnaire/check-answer.ts";
import type { Question, Questionnaire } from "../questionnaire/questionnaire.ts";
import { isBlankCell } from "./columns.ts";
import { pathMistake, tidyPath } from "./paths.ts";
import { longestName, nameKey } from "./names.ts";
import type { RowError, RowMistake, WrongRow } from "./plan.ts";

/** Whether the file is an export of this questionnaire's answers: it names who answered, and knows most of the columns. */
export function isOwnForm(header: readonly string[], { sections }: Questionnaire): boolean {
  const given = new Set(header.map((heading) => heading.trim()));
  const questions = sections.flatMap((section): Question[] => section.questions);
  const columns = questions.map((question) => [cellHeaders(question), cellHeaders(question, "joined")]);
  const asked = columns.filter(([each = []]) => each.length > 0);
  const known = asked.filter((forms) => forms.some((each) => each.some((heading) => given.has(heading))));
  return given.has("organisation") && known.length * 2 > asked.length;
}

export interface OwnRow {
  row: number;
  organisation: string;
  /** The export tells the whole name of a unit: there is nothing more to add. */
  partOf: null;
  industry: string | null;
  language: null;
  isSent: true;
  answers: Answers;
}

/** The uploaded table; `rows[i]` is row `headerRow + 1 + i` of the file. */
interface AnswersFile {
  header: string[];
  headerRow: number;
  rows: string[][];
}

export interface OwnPlan {
  rows: OwnRow[];
  errors: RowError[];
  wrongRows: WrongRow[];
  industries: string[];
  /** The questions that the file has columns of: answers to others stay as they are. */
  asked: ReadonlySet<string>;
}

/** Reads an export back; answers are checked as a respondent's are. */
export function readOwnForm(file: AnswersFile, { sections }: Questionnaire): OwnPlan {
  const placeOf = new Map(file.header.map((heading, at) => [heading.trim(), at]));
  const questions = sections.flatMap((section) => section.questions);
  const known = new Set<string>();
  const headersOf = (question: Question) => [...cellHeaders(question), ...cellHeaders(question, "joined")];
  const asked = questions.filter((question) => headersOf(question).some((heading) => placeOf.has(heading)));
  const plan: OwnPlan = { rows: [], errors: [], wrongRows: [], industries: [], asked: new Set(asked.map(({ key }) => key)) }; // prettier-ignore
  for (const [at, cells] of file.rows.entries()) {
    const sentAt = placeOf.get("sent");
    // A row without a time of sending is of someone who is still answering.
    const isUnfinished = sentAt !== undefined && (cells[sentAt] ?? "").trim() === "";
    if (isUnfinished || cells.every((cell) => cell.trim() === "")) continue;
    const row = file.headerRow + 1 + at;
    const cellOf = (heading: string) => cells[placeOf.get(heading) ?? -1] ?? "";
    const organisation = tidyPath(oneLine(cellOf("organisation")));
    const industry = oneLine(cellOf("industry"));
    const answers: Answers = {};
    const errors: RowError[] = [];
    const reason = nameMistake(organisation, known);
    if (reason !== null) errors.push({ row, column: "organisation", reason, cell: organisation.slice(0, 80) });
    known.add(nameKey(organisation));
    for (const question of questions) readInto(answers, errors, question, cellOf, row);
    plan.errors.push(...errors);
    if (errors.length > 0) plan.wrongRows.push({ row, organisation, partOf: null });
    else
      plan.rows.push({ row, organisation, partOf: null, industry: isBlankCell(industry) ? null : industry, language: null, isSent: true, answers }); // prettier-ignore
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
  errors: RowError[],
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
    return;
  }
  // Of a question that was left out before somebody answered nothing is stored.
  const wasNeverAsked = checked.value.kind === "notShown" && "retired" in question;
  if (!isBlank(checked.value) && !wasNeverAsked) answers[question.key] = checked.value;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
