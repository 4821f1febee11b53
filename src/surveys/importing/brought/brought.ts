// A question that answers of a file are brought into, and one answer as the product keeps it.
import { isBlank, type AnswerValue } from "../../questionnaire/answers.ts";
import { checkAnswer, type AnswerMistake } from "../../questionnaire/check-answer.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { locales } from "../../../platform/locales.ts";
import { nameKey } from "../names.ts";
import { readYesNo } from "../files/values.ts";
import type { ForeignAnswer } from "../files/reading.ts";
import { valuesIn, type Unit } from "../mapping/units.ts";

/** What a word of the file may stand for besides an option's key or a step of the scale. */
export const asOther = "#other";
export const asUnknown = "#unknown";
export const leftOut = "#out";

export interface Brought {
  unit: Unit;
  question: Question;
  /** What the words of the file stand for: an option's key, a step of the scale as a number, or one of the above. */
  words: ReadonlyMap<string, string>;
  /** The same on a matrix's second scale. */
  levels: ReadonlyMap<string, string>;
  /** The rows that parts of the file's question stand for; one that is left out is not there. */
  rows: ReadonlyMap<string, string>;
  /** Of a matrix the parts that are judged on its second scale. */
  levelParts: ReadonlySet<string>;
}

export interface AnswerError {
  reason: AnswerMistake;
  cell: string;
}

/** The answer as it is stored, null where it was left blank, or what is wrong with it. */
export function toAnswer(brought: Brought, answer: ForeignAnswer | null): AnswerValue | AnswerError | null {
  if (answer === null) return null;
  if (answer.kind === "notShown") return { kind: "notShown" };
  if (answer.kind === "unknown" && brought.question.settings.offersUnknown === true) return { kind: "unknown" };
  const raw = answer.kind === "unknown" ? saidUnknown(brought.question, answer.text) : rawAnswer(brought, answer);
  if (isError(raw)) return raw;
  const checked = checkAnswer(brought.question, raw);
  if ("mistake" in checked) return { reason: checked.mistake, cell: shown(brought, answer, checked.at) };
  return isBlank(checked.value) ? null : checked.value;
}

/** Where the question has no "I don't know" of ours, the words are an option that is called so, or what was typed. */
function saidUnknown({ kind, options }: Question, text = ""): object {
  if (kind === "text" && text !== "") return { kind, text };
  const option = options.find(({ texts }) => locales.some((locale) => text !== "" && nameKey(texts[locale]) === nameKey(text))); // prettier-ignore
  if (option !== undefined && kind === "single") return { kind, chosen: option.key, other: null };
  if (option !== undefined && kind === "multiple") return { kind, chosen: [option.key], other: null };
  return { reason: mistakeOfKind[kind] ?? "not-an-option", cell: text };
}

const isError = (raw: object): raw is AnswerError => "reason" in raw;

/** In the form that the check takes; words that stand for nothing are mistakes. */
function rawAnswer(brought: Brought, answer: ForeignAnswer): object {
  const { question, words } = brought;
  const { kind } = question;
  if (answer.kind === "raw" && kind === "text") return { kind, text: answer.text };
  if (answer.kind === "raw") return { reason: mistakeOfKind[kind] ?? "wrong-form", cell: answer.text };
  const values = valuesIn(answer);
  const hasRows = kind === "ratings" || kind === "matrix";
  const strange = hasRows ? undefined : values.find((value) => isStrange(brought, value));
  if (strange !== undefined) return { reason: mistakeOfKind[kind] ?? "not-an-option", cell: strange };
  const chosen = values.map((value) => words.get(value) ?? leftOut);
  if (!hasRows && chosen.includes(asUnknown)) return { kind: "unknown" };
  const keys = chosen.filter((key) => !key.startsWith("#"));
  switch (kind) {
    case "multiple": {
      const other = otherText(brought, answer, values);
      return { kind, chosen: [...keys, ...otherKey(question, other)], other };
    }
    case "single": {
      const other = otherText(brought, answer, values);
      const [key = other === null ? null : (otherKey(question, other)[0] ?? null)] = keys;
      return keys.length > 1 ? { reason: "not-an-option", cell: values.join("; ") } : { kind, chosen: key, other };
    }
    case "ranking":
      return { kind, order: keys };
    case "yesno":
      return { kind, yes: keys[0] === undefined ? null : keys[0] === "yes" };
    case "scale":
      return { kind, value: keys[0] === undefined ? null : Number(keys[0]) };
    case "number":
      return { kind, number: values[0] ?? null };
    case "date":
      return { kind, date: (values[0] ?? "").replace(/T.*$/s, "") };
    case "ratings":
      return rated(brought, answer);
    case "matrix":
      return judged(brought, answer);
    default:
      return { kind, text: inWords(brought, answer) };
  }
}

const mistakeOfKind: Partial<Record<Question["kind"], AnswerMistake>> = {
  multiple: "not-an-option",
  single: "not-an-option",
  ranking: "not-an-option",
  scale: "out-of-range",
  ratings: "out-of-range",
  number: "not-a-number",
  date: "not-a-date",
};

const hasWords: readonly Question["kind"][] = ["multiple", "single", "ranking", "yesno", "scale"];

function isStrange({ question, words }: Brought, value: string): boolean {
  return hasWords.includes(question.kind) && !words.has(value);
}

/** Words of one's own: those that the file keeps apart, and those that staff say are none of the options. */
function otherText({ words }: Brought, answer: ForeignAnswer, values: readonly string[]): string | null {
  const beside = answer.kind === "value" || answer.kind === "chosen" ? answer.other : null;
  const own = values.filter((value) => words.get(value) === asOther);
  const all = [...own, ...(beside === null ? [] : [beside])];
  return all.length === 0 ? null : all.join("; ");
}

function otherKey({ options }: Question, other: string | null): string[] {
  return other === null ? [] : options.filter((option) => option.other === true).map(({ key }) => key);
}

function rated({ words, rows }: Brought, answer: ForeignAnswer): object {
  const cells = answer.kind === "parts" ? Object.entries(answer.parts) : [];
  const strange = cells.find(([part, cell]) => rows.has(part) && !words.has(cell));
  if (strange !== undefined) return { reason: "out-of-range", cell: strange[1] };
  if (answer.kind !== "parts") return { reason: "wrong-form", cell: valuesIn(answer).join("; ") };
  const steps = cells.flatMap(([part, cell]) => {
    const [row, step] = [rows.get(part), words.get(cell) ?? leftOut];
    return row === undefined || step.startsWith("#") ? [] : [[row, Number(step)] as const];
  });
  return { kind: "ratings", rows: Object.fromEntries(steps) };
}

function judged({ words, levels, rows, levelParts }: Brought, answer: ForeignAnswer): object {
  if (answer.kind !== "parts") return { reason: "wrong-form", cell: valuesIn(answer).join("; ") };
  const marks = new Map<string, Partial<Record<"importance" | "level", number | "unknown">>>();
  for (const [part, cell] of Object.entries(answer.parts)) {
    const row = rows.get(part);
    if (row === undefined) continue;
    const isLevel = levelParts.has(part);
    const step = (isLevel ? levels : words).get(cell);
    if (step === undefined) return { reason: "out-of-range", cell };
    const mark = step === asUnknown ? ("unknown" as const) : Number(step);
    if (step !== leftOut) marks.set(row, { ...marks.get(row), [isLevel ? "level" : "importance"]: mark });
  }
  return { kind: "matrix", rows: Object.fromEntries(marks) };
}

/** An answer to a question that takes any text, in words. */
function inWords({ unit }: Brought, answer: ForeignAnswer): string {
  const textOf = (code: string) => unit.parts.find((part) => part.code === code)?.text ?? code;
  if (answer.kind === "parts")
    return Object.entries(answer.parts).map(([part, cell]) => `${textOf(part)}: ${cell}`).join("\n"); // prettier-ignore
  const other = answer.kind === "value" || answer.kind === "chosen" ? answer.other : null;
  const values = answer.kind === "value" ? [answer.value] : valuesIn(answer).map(textOf);
  return [...values, ...(other === null ? [] : [other])].filter((text) => text !== "").join("; ");
}

function shown({ rows }: Brought, answer: ForeignAnswer, at: string | null): string {
  const part = [...rows].find(([, row]) => row === at)?.[0];
  const cell = answer.kind === "parts" && part !== undefined ? answer.parts[part] : undefined;
  return cell ?? valuesIn(answer).join("; ");
}

/** Yes or no in a word or a digit; null for any other word. */
export function yesOrNo(value: string): "yes" | "no" | null {
  const digit = value.trim() === "1" ? true : value.trim() === "0" ? false : readYesNo(value);
  return digit === null ? null : digit ? "yes" : "no";
}
