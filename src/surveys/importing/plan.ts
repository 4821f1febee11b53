import { readNumber } from "../questionnaire/answer-cells.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import { longestText } from "../questionnaire/check-answer.ts";
import { asColumns, isBlankCell, type Column } from "./columns.ts";
import type { Reading } from "./forms.ts";
import { pathMistake, tidyPath } from "./paths.ts";
import { isChosen, type Scale } from "./scale.ts";

/** The uploaded table; `rows[i]` is row `headerRow + 1 + i` of the file. */
export interface AnswersFile {
  header: string[];
  headerRow: number;
  rows: string[][];
}

/** What the columns are, on which scale needs were rated, and from which rating on a barrier or a service counts. */
export interface Mapping {
  columns: Column[];
  scale: Scale;
  chosenFrom: number;
  /** What a respondent is whose row tells the organisation that it belongs to. */
  part: "unit" | "person";
}

/** The file's columns in the roles that staff chose. */
export function mappingOf(header: readonly string[], { roles, min, max, from, part }: Reading): Mapping {
  return { columns: asColumns(header, roles), scale: { min, max }, chosenFrom: from, part };
}

export type RowMistake =
  | "name-missing"
  | "name-twice"
  | "name-too-long"
  | "too-deep"
  | "industry-too-long"
  | "not-a-number"
  | "outside-scale"
  | "text-too-long";

export interface RowError {
  /** The row as the spreadsheet counts it. */
  row: number;
  /** The column's heading. */
  column: string;
  reason: RowMistake;
  /** What stands in the cell. */
  cell: string;
}

export interface PlannedRow {
  row: number;
  /** Null where the file names nobody: respondents are numbered then. */
  organisation: string | null;
  /** The organisation that the respondent belongs to, and as what; null for one that is an organisation itself. */
  partOf: PartOf | null;
  industry: string | null;
  answers: Answers;
}

export interface PartOf {
  organisation: string;
  kind: "unit" | "person";
}

/** One question of the survey that the file becomes. */
export interface PlannedQuestion {
  key: string;
  kind: "ratings" | "barriers" | "services" | "text";
  /** The theme of needs, or the heading of an open question; null where the file gives none. */
  name: string | null;
  /** Each option or row is a column of the file; an open question has one, which is its own. */
  options: { key: string; name: string; at: number }[];
}

/** Makes a key from a name, other than those taken. */
export type KeyFrom = (name: string, taken: ReadonlySet<string>) => string;

/** The longest name of an organisation. */
export const longestName = 160;

/** A row left out for its errors. */
export interface WrongRow {
  row: number;
  /** Null where the file names nobody; "" where it should name somebody but does not. */
  organisation: string | null;
  partOf: PartOf | null;
}

/** What an answers file would bring in. Rows with errors are in `errors` and not in `rows`. */
export interface ImportPlan {
  questions: PlannedQuestion[];
  rows: PlannedRow[];
  errors: RowError[];
  wrongRows: WrongRow[];
  /** The industries that the rows name, each once, in the file's order. */
  industries: string[];
}

export type MappingMistake = "nothing-to-import" | "two-names" | "two-parents" | "two-industries" | "scale-empty";

/** What is wrong with the mapping as a whole, or null. */
export function mappingMistake({ columns, scale }: Pick<Mapping, "columns" | "scale">): MappingMistake | null {
  const count = (role: Column["role"]) => columns.filter((column) => column.role === role).length;
  if (count("organisation") > 1) return "two-names";
  if (count("partOf") > 1) return "two-parents";
  if (count("industry") > 1) return "two-industries";
  if (!columns.some(({ role }) => isAnswer(role))) return "nothing-to-import";
  return scale.max > scale.min ? null : "scale-empty";
}

const isAnswer = (role: Column["role"]) => ["need", "barrier", "service", "text"].includes(role);

/** Works out what the file brings in. Blank lines are passed over; a row is taken whole or not at all. */
export function planImport(file: AnswersFile, mapping: Mapping, keyFrom: KeyFrom): ImportPlan {
  const questions = plannedQuestions(mapping.columns, keyFrom);
  const known = new Map<string, number>();
  const plan: ImportPlan = { questions, rows: [], errors: [], wrongRows: [], industries: [] };
  const industries = new Set<string>();
  for (const [at, cells] of file.rows.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const row = file.headerRow + 1 + at;
    const errors = rowErrors(row, cells, mapping, known);
    plan.errors.push(...errors);
    if (errors.length > 0) {
      plan.wrongRows.push({ row, organisation: nameIn(cells, mapping), partOf: partIn(cells, mapping) });
      continue;
    }
    const planned = plannedRow(row, cells, mapping, questions);
    if (planned.industry !== null) industries.add(planned.industry);
    plan.rows.push(planned);
  }
  return { ...plan, industries: distinctNames([...industries]) };
}

/** Needs by theme, then barriers, services and open questions: each only where the file has such columns. */
function plannedQuestions(columns: readonly Column[], keyFrom: KeyFrom): PlannedQuestion[] {
  const of = (role: Column["role"]) => columns.filter((column) => column.role === role);
  const themes = [...new Set(of("need").map(({ theme }) => theme))];
  const asked = [
    ...themes.map((theme) => ({
      kind: "ratings" as const,
      name: theme,
      word: `needs ${theme ?? ""}`,
      columns: of("need").filter((column) => column.theme === theme),
    })),
    { kind: "barriers" as const, name: null, word: "barriers", columns: of("barrier") },
    { kind: "services" as const, name: null, word: "services", columns: of("service") },
    ...of("text").map((column) => ({
      kind: "text" as const,
      name: column.name,
      word: column.header,
      columns: [column],
    })),
  ].filter((question) => question.columns.length > 0);
  const keys = distinctKeys(
    asked.map(({ word }) => word),
    keyFrom,
  );
  return asked.map(({ kind, name, columns: own }, number) => {
    const optionKeys = distinctKeys(
      own.map((column) => column.name),
      keyFrom,
    );
    const options = own.map((column, at) => ({
      key: optionKeys[at] ?? "",
      name: column.name || column.header,
      at: column.at,
    }));
    return { key: keys[number] ?? "", kind, name, options };
  });
}

function distinctKeys(names: readonly string[], keyFrom: KeyFrom): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const key = keyFrom(name, taken);
    taken.add(key);
    return key;
  });
}

function rowErrors(row: number, cells: string[], mapping: Mapping, known: Map<string, number>): RowError[] {
  const { columns, scale } = mapping;
  return columns.flatMap(({ at, header, role }) => {
    const cell = (cells[at] ?? "").trim();
    const reason = cellMistake(role, cell, scale);
    if (role === "organisation" && reason === null) {
      const name = wholeName(partIn(cells, mapping), cell);
      const wrongPath = pathMistake(cell) ?? pathMistake(name);
      if (wrongPath !== null) return [{ row, column: header, reason: wrongPath, cell: cell.slice(0, 80) }];
      const key = nameKey(name);
      if (known.has(key)) return [{ row, column: header, reason: "name-twice" as const, cell }];
      known.set(key, row);
    }
    return reason === null ? [] : [{ row, column: header, reason, cell: cell.slice(0, 80) }];
  });
}

function nameIn(cells: string[], { columns }: Mapping): string | null {
  const column = columns.find(({ role }) => role === "organisation");
  return column === undefined ? null : (cells[column.at] ?? "").replaceAll(/\s+/g, " ").trim();
}

function partIn(cells: string[], { columns, part: kind }: Mapping): PartOf | null {
  const column = columns.find(({ role }) => role === "partOf");
  const organisation = column === undefined ? "" : (cells[column.at] ?? "").replaceAll(/\s+/g, " ").trim();
  return organisation === "" ? null : { organisation, kind };
}

function cellMistake(role: Column["role"], cell: string, { min, max }: Scale): RowMistake | null {
  switch (role) {
    case "partOf":
      if (cell === "") return null;
      return cell.length > longestName ? "name-too-long" : pathMistake(wholeName({ organisation: cell, kind: "unit" }, "1")); // prettier-ignore
    case "organisation":
      if (cell === "") return "name-missing";
      return cell.length > longestName ? "name-too-long" : null;
    case "industry":
      return cell.length > 120 ? "industry-too-long" : null;
    case "need": {
      const value = isBlankCell(cell) ? null : readNumber(cell);
      if (typeof value === "string") return "not-a-number";
      return value !== null && (value < min || value > max) ? "outside-scale" : null;
    }
    case "text":
      return cell.length > longestText ? "text-too-long" : null;
    default:
      return null;
  }
}

function plannedRow(row: number, cells: string[], mapping: Mapping, questions: readonly PlannedQuestion[]): PlannedRow {
  const cellOf = (role: Column["role"]) => {
    const column = mapping.columns.find((each) => each.role === role);
    return column === undefined ? null : (cells[column.at] ?? "").replaceAll(/\s+/g, " ").trim();
  };
  const industry = cellOf("industry");
  const answers = questions.map(
    (question) => [question.key, plannedAnswer(question, cells, mapping.chosenFrom)] as const,
  );
  return {
    row,
    organisation: nameIn(cells, mapping),
    partOf: partIn(cells, mapping),
    industry: industry === null || isBlankCell(industry) ? null : industry,
    answers: Object.fromEntries(answers.flatMap(([key, answer]) => (answer === null ? [] : [[key, answer]]))),
  };
}

function plannedAnswer({ kind, options }: PlannedQuestion, cells: string[], chosenFrom: number): AnswerValue | null {
  const filled = options.map(({ key, at }) => ({
    key,
    cell: isBlankCell(cells[at] ?? "") ? null : (cells[at] ?? "").trim(),
  }));
  if (filled.every(({ cell }) => cell === null)) return null;
  switch (kind) {
    case "text":
      return {
        kind: "text",
        text: filled
          .map(({ cell }) => cell ?? "")
          .join("\n")
          .replaceAll(/\r\n?/g, "\n"),
      };
    case "ratings": {
      const rows = filled.map(({ key, cell }) => [key, cell === null ? null : Number(readNumber(cell))] as const);
      return { kind: "ratings", rows: Object.fromEntries(rows) };
    }
    default: {
      const chosen = filled.filter(({ cell }) => cell !== null && isChosen(cell, chosenFrom)).map(({ key }) => key);
      return { kind: "multiple", chosen, other: null };
    }
  }
}

/** A respondent's whole name, as organisations name their parts: after what it belongs to. */
export function wholeName(partOf: PartOf | null, name: string): string {
  return tidyPath(partOf === null ? name : `${partOf.organisation} › ${name}`);
}

/** What makes two names the same one: without regard to case and spaces. */
export function nameKey(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/** Each name once, without regard to case; the first spelling stays. */
export function distinctNames(names: readonly string[]): string[] {
  const firsts = new Map<string, string>();
  for (const name of names) if (!firsts.has(nameKey(name))) firsts.set(nameKey(name), name);
  return [...firsts.values()];
}
