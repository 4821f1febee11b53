/** An answer to a question with several choices; `other` is the respondent's own text. */
export interface MultipleAnswer {
  kind: "multiple";
  chosen: string[];
  other: string | null;
}

export interface SingleAnswer {
  kind: "single";
  chosen: string | null;
  other: string | null;
}

/** A value of a matrix scale: 0 … levels − 1, "I don't know", or null when left blank. */
export type MatrixMark = number | "unknown" | null;

export interface MatrixRow {
  importance: MatrixMark;
  level: MatrixMark;
}

export interface MatrixAnswer {
  kind: "matrix";
  rows: Record<string, MatrixRow>;
}

export interface RatingsAnswer {
  kind: "ratings";
  rows: Record<string, number | null>;
}

export interface TextAnswer {
  kind: "text";
  text: string;
}

export interface ScaleAnswer {
  kind: "scale";
  value: number | null;
}

/** Options' keys, the best first; those left out are unranked. */
export interface RankingAnswer {
  kind: "ranking";
  order: string[];
}

/** A number as plain decimal text, "-12.5", so that nothing of it is rounded. */
export interface NumberAnswer {
  kind: "number";
  number: string | null;
}

/** A day, "2026-11-22". */
export interface DateAnswer {
  kind: "date";
  date: string | null;
}

export interface YesNoAnswer {
  kind: "yesno";
  yes: boolean | null;
}

/** "I don't know", which a question of any kind may offer. */
export interface UnknownAnswer {
  kind: "unknown";
}

/** The question was not put to the respondent: it comes with files that say so, never from our own pages. */
export interface NotShownAnswer {
  kind: "notShown";
}

/** One answer as it is stored; rows and choices are named by their option's key. */
export type AnswerValue =
  | MultipleAnswer
  | SingleAnswer
  | MatrixAnswer
  | RatingsAnswer
  | ScaleAnswer
  | RankingAnswer
  | NumberAnswer
  | DateAnswer
  | YesNoAnswer
  | TextAnswer
  | UnknownAnswer
  | NotShownAnswer;

/** A respondent's answers by the question's key. */
export type Answers = Record<string, AnswerValue>;

/** Whether nothing at all was answered. "I don't know" is an answer; what was not shown cannot have been left blank. */
export function isBlank(value: AnswerValue | undefined): boolean {
  if (value === undefined) return true;
  switch (value.kind) {
    case "multiple":
      return value.chosen.length === 0 && isEmptyText(value.other);
    case "single":
      return value.chosen === null && isEmptyText(value.other);
    case "matrix":
      return Object.values(value.rows).every((row) => row.importance === null && row.level === null);
    case "ratings":
      return Object.values(value.rows).every((rating) => rating === null);
    case "scale":
      return value.value === null;
    case "ranking":
      return value.order.length === 0;
    case "number":
      return value.number === null;
    case "date":
      return value.date === null;
    case "yesno":
      return value.yes === null;
    case "text":
      return isEmptyText(value.text);
    case "unknown":
    case "notShown":
      return false;
  }
}

/** Whether two answers say the same: the order of choices and rows, and rows left blank, make no difference. */
export function sameAnswer(a: AnswerValue, b: AnswerValue): boolean {
  switch (a.kind) {
    case "multiple":
      return b.kind === a.kind && sameKeys(new Set(a.chosen), new Set(b.chosen)) && sameText(a.other, b.other);
    case "single":
      return b.kind === a.kind && a.chosen === b.chosen && sameText(a.other, b.other);
    case "matrix":
      return b.kind === a.kind && rowKeys(a, b).every((key) => sameRow(a.rows[key], b.rows[key]));
    case "ratings":
      return b.kind === a.kind && rowKeys(a, b).every((key) => (a.rows[key] ?? null) === (b.rows[key] ?? null));
    case "scale":
      return b.kind === a.kind && a.value === b.value;
    case "ranking":
      return b.kind === a.kind && a.order.length === b.order.length && a.order.every((key, at) => key === b.order[at]);
    case "number":
      return b.kind === a.kind && a.number === b.number;
    case "date":
      return b.kind === a.kind && a.date === b.date;
    case "yesno":
      return b.kind === a.kind && a.yes === b.yes;
    case "text":
      return b.kind === a.kind && sameText(a.text, b.text);
    case "unknown":
    case "notShown":
      return b.kind === a.kind;
  }
}

function sameRow(a: MatrixRow | undefined, b: MatrixRow | undefined): boolean {
  return (a?.importance ?? null) === (b?.importance ?? null) && (a?.level ?? null) === (b?.level ?? null);
}

function rowKeys(a: { rows: object }, b: { rows: object }): string[] {
  return [...new Set([...Object.keys(a.rows), ...Object.keys(b.rows)])];
}

function sameKeys(a: Set<string>, b: Set<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}

function sameText(a: string | null, b: string | null): boolean {
  return (a ?? "").trim() === (b ?? "").trim();
}

function isEmptyText(text: string | null): boolean {
  return text === null || text.trim() === "";
}
