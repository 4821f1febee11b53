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

/** One answer as it is stored; rows and choices are named by their option's key. */
export type AnswerValue = MultipleAnswer | SingleAnswer | MatrixAnswer | RatingsAnswer | TextAnswer;

/** A respondent's answers by the question's key. */
export type Answers = Record<string, AnswerValue>;

/** Whether nothing at all was answered; "I don't know" is an answer. */
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
    case "text":
      return isEmptyText(value.text);
  }
}

/** Whether two answers say the same: the order of choices and rows, and rows left blank, make no difference. */
export function sameAnswer(a: AnswerValue, b: AnswerValue): boolean {
  if (a.kind === "multiple" && b.kind === "multiple") {
    return sameKeys(new Set(a.chosen), new Set(b.chosen)) && sameText(a.other, b.other);
  }
  if (a.kind === "single" && b.kind === "single") return a.chosen === b.chosen && sameText(a.other, b.other);
  if (a.kind === "text" && b.kind === "text") return sameText(a.text, b.text);
  if (a.kind === "ratings" && b.kind === "ratings") {
    return rowKeys(a, b).every((key) => (a.rows[key] ?? null) === (b.rows[key] ?? null));
  }
  if (a.kind === "matrix" && b.kind === "matrix") {
    return rowKeys(a, b).every((key) => sameRow(a.rows[key], b.rows[key]));
  }
  return false;
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
