// What staff say something of: each question of the file, or each part of one whose parts are questions of their own, and
// each column that the tool adds.
import type {
  AnswersReading,
  ForeignAnswer,
  ForeignKind,
  ForeignPart,
  ForeignQuestion,
  ForeignResponse,
} from "../files/reading.ts";

export interface Unit {
  /** Distinct in the file; the same in the next file with the same headings. */
  code: string;
  text: string;
  kind: ForeignKind;
  /** The tool's own columns are no questions: they tell at most who answered. */
  source:
    | { from: "question"; code: string }
    | { from: "part"; code: string; part: string }
    | { from: "scale"; code: string; scale: string }
    | { from: "comment"; code: string; part: string | null }
    | { from: "own"; name: string };
  /** Choices, rows or ranks that have columns of their own. */
  parts: ForeignPart[];
  /** What was answered, each once, in the order of first appearance. */
  values: string[];
  /** The column from 0, of a unit that has only one. */
  column: number | null;
  /** Whether somebody wrote words of their own beside the choices. */
  hasOther: boolean;
  /** Whether the file says of somebody that they did not know. */
  hasUnknown: boolean;
}

/**
 * The file's units in its order. An array of two scales becomes a question for each, and other arrays one for each cell,
 * unless the survey that they go into has a matrix (`keepsMatrices`).
 */
export function unitsOf(reading: AnswersReading, keepsMatrices: boolean): Unit[] {
  const own = Object.keys(reading.responses[0]?.about ?? {}).map((name) => ownUnit(reading, name));
  return [...own, ...reading.questions.flatMap((question) => questionUnits(reading, question, keepsMatrices))];
}

function ownUnit({ responses }: AnswersReading, name: string): Unit {
  const values = distinct(responses.map(({ about }) => about[name] ?? ""));
  const source = { from: "own" as const, name };
  return {
    code: `#${name}`,
    text: name,
    kind: "text",
    source,
    parts: [],
    values,
    column: null,
    hasOther: false,
    hasUnknown: false,
  };
}

function questionUnits(reading: AnswersReading, question: ForeignQuestion, keepsMatrices: boolean): Unit[] {
  const { code, kind } = question;
  const comments = commentUnits(reading, question);
  if (kind === "texts" || kind === "numbers") return [...partUnits(reading, question), ...comments];
  if (kind !== "matrix" || keepsMatrices) return [wholeUnit(reading, question), ...comments];
  const scales = scalesOf(question);
  if (scales.length !== 2) return partUnits(reading, question);
  return scales.map((scale): Unit => {
    const parts = question.parts.filter((part) => part.code.endsWith(`_${scale}`)).map((part) => ({ ...part, code: rowOf(part.code) })); // prettier-ignore
    const source = { from: "scale" as const, code, scale };
    return withValues(reading, { ...unitOf(question, `${code}_${scale}`, "ratings", source), parts });
  });
}

function wholeUnit(reading: AnswersReading, question: ForeignQuestion): Unit {
  const source = { from: "question" as const, code: question.code };
  const unit = withValues(reading, unitOf(question, question.code, question.kind, source));
  const hasOther = reading.responses.some(({ answers }) => otherOf(answers[question.code]) !== null);
  return { ...unit, parts: question.parts, hasOther, column: question.columns.length === 1 ? (question.columns[0] ?? null) : null }; // prettier-ignore
}

function partUnits(reading: AnswersReading, question: ForeignQuestion): Unit[] {
  const kind = question.kind === "numbers" ? "number" : "text";
  return question.parts.map((part, at): Unit => {
    const source = { from: "part" as const, code: question.code, part: part.code };
    const unit = unitOf(question, `${question.code}[${part.code}]`, kind, source);
    const text =
      part.text === part.code && question.text === question.code ? unit.code : `${question.text} – ${part.text}`;
    return withValues(reading, { ...unit, text, column: question.columns[at] ?? null });
  });
}

/** Comments beside choices are texts of their own: nothing that people wrote is left in the file. */
function commentUnits(reading: AnswersReading, question: ForeignQuestion): Unit[] {
  const answers = reading.responses.map((response) => response.answers[question.code]);
  const parts = new Set(answers.flatMap((answer) => (answer?.kind === "chosen" ? Object.keys(answer.comments) : [])));
  const isCommented = answers.some((answer) => answer?.kind === "value" && answer.comment !== null);
  const all = [...(isCommented ? [null] : []), ...question.parts.map(({ code }) => code).filter((code) => parts.has(code))]; // prettier-ignore
  return all.map((part): Unit => {
    const source = { from: "comment" as const, code: question.code, part };
    const beside = question.parts.find(({ code }) => code === part)?.text;
    const unit = unitOf(question, `${question.code}[${part ?? ""}comment]`, "text", source);
    return withValues(reading, {
      ...unit,
      text: [question.text, beside].filter((text) => text !== undefined).join(" – "),
    });
  });
}

function unitOf({ text }: ForeignQuestion, code: string, kind: ForeignKind, source: Unit["source"]): Unit {
  return { code, text: text || code, kind, source, parts: [], values: [], column: null, hasOther: false, hasUnknown: false }; // prettier-ignore
}

function withValues({ responses }: AnswersReading, unit: Unit): Unit {
  const answers = responses.map((response) => answerTo(unit, response));
  const hasUnknown = answers.some((answer) => answer?.kind === "unknown");
  return { ...unit, hasUnknown, values: distinct(answers.flatMap(valuesIn)) };
}

/** What the response says to the unit; null where it was left blank. */
export function answerTo({ source }: Pick<Unit, "source">, response: ForeignResponse): ForeignAnswer | null {
  if (source.from === "own") return asValue(response.about[source.name] ?? "");
  const answer = Object.hasOwn(response.answers, source.code) ? response.answers[source.code] : undefined;
  if (answer === undefined || source.from === "question") return answer ?? null;
  if (source.from === "comment") return commentIn(answer, source.part);
  if (answer.kind !== "parts") return answer;
  if (source.from === "part")
    return answer.notShown.includes(source.part) ? { kind: "notShown" } : asValue(answer.parts[source.part] ?? "");
  const inScale = (code: string) => code.endsWith(`_${source.scale}`);
  const rows = Object.entries(answer.parts).filter(([code]) => inScale(code)).map(([code, cell]) => [rowOf(code), cell] as const); // prettier-ignore
  const hidden = answer.notShown.filter(inScale).map(rowOf);
  if (rows.length === 0) return hidden.length === 0 ? null : { kind: "notShown" };
  return { kind: "parts", parts: Object.fromEntries(rows), notShown: hidden };
}

function commentIn(answer: ForeignAnswer, part: string | null): ForeignAnswer | null {
  if (answer.kind === "value") return asValue(part === null ? (answer.comment ?? "") : "");
  return answer.kind === "chosen" && part !== null ? asValue(answer.comments[part] ?? "") : null;
}

function asValue(value: string): ForeignAnswer | null {
  return value === "" ? null : { kind: "value", value, other: null, comment: null };
}

/** The single words of an answer: what was chosen, or stands in its cells. */
export function valuesIn(answer: ForeignAnswer | null): string[] {
  switch (answer?.kind) {
    case "value":
      return answer.value === "" ? [] : [answer.value];
    case "chosen":
      return answer.chosen;
    case "parts":
      return Object.values(answer.parts);
    case "ranking":
      return answer.order;
    default:
      return [];
  }
}

function otherOf(answer: ForeignAnswer | undefined): string | null {
  return answer?.kind === "value" || answer?.kind === "chosen" ? answer.other : null;
}

const rowOf = (code: string) => code.slice(0, code.lastIndexOf("_"));

/** The second halves of an array's codes, where every row has the same. */
function scalesOf({ parts }: ForeignQuestion): string[] {
  const scales = distinct(parts.map(({ code }) => code.slice(code.lastIndexOf("_") + 1)));
  const rows = distinct(parts.map(({ code }) => rowOf(code)));
  return rows.length * scales.length === parts.length ? scales : [];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== "");
}
