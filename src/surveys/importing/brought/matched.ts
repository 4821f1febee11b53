// A question of the file matched to one of a survey that is there: by code, then by text; its options in the same way.
import { locales, type Texts } from "../../../platform/locales.ts";
import type { Question, QuestionOption, Questionnaire } from "../../questionnaire/questionnaire.ts";
import type { Decisions } from "../files/decisions.ts";
import type { Unit } from "../mapping/units.ts";
import { nameKey } from "../names.ts";
import { asOther, asUnknown, leftOut, yesOrNo, type Brought } from "./brought.ts";

/** The question that the unit most likely is: by its code, else by its text in any language; null where none fits. */
export function matchFor(unit: Unit, { sections }: Questionnaire): string | null {
  const questions = sections.flatMap((section): Question[] => section.questions).filter((each) => fits(unit, each));
  const code = nameKey(unit.code);
  const byCode = questions.find(({ key }) => nameKey(key) === code);
  const byText = questions.find(({ texts }) => says(texts, unit.text));
  return (byCode ?? byText)?.key ?? null;
}

const says = (texts: Texts, text: string) =>
  text !== "" && locales.some((locale) => nameKey(texts[locale]) === nameKey(text));

/** The kinds of question that a unit's answers can be brought into. */
const fitting: Record<Unit["kind"], readonly Question["kind"][]> = {
  date: ["date", "text"],
  matrix: ["matrix"],
  multiple: ["multiple", "single", "ranking", "text"],
  number: ["number", "scale", "single", "yesno", "text"],
  numbers: [],
  ranking: ["ranking", "multiple", "text"],
  ratings: ["ratings"],
  single: ["single", "multiple", "yesno", "scale", "text"],
  text: ["text", "single", "multiple", "number", "date", "scale", "yesno"],
  texts: [],
  unknown: [],
  yesno: ["yesno", "single", "text"],
};

export const fits = ({ kind }: Unit, question: Question) => fitting[kind].includes(question.kind);

/** What a word of the file may be said to stand for. */
export interface Choice {
  value: string;
  texts: Texts | null;
}

/** A word, or a part of the file's question, that is none of the question's: staff say what it stands for. */
export interface Unmatched {
  /** The name of the open point. */
  id: string;
  what: "word" | "row";
  word: string;
  choices: Choice[];
}

/** More words than these that are no options are not asked about one by one: they are mistakes in their rows. */
const mostAsked = 200;

/** The matched question with what the file's words stand for, and those that nobody has said it of yet. */
export function matchedQuestion(
  unit: Unit,
  question: Question,
  decisions: Decisions,
): { brought: Brought; unmatched: Unmatched[] } {
  const open: Unmatched[] = [];
  const look = (what: Unmatched["what"], word: string, found: string | null, choices: () => Choice[]) => {
    if (found !== null) return [[word, found] as const];
    const id = `${what}:${unit.code}:${word}`;
    const offered = choices();
    const said = Object.hasOwn(decisions, id) ? decisions[id] : undefined;
    if (said !== undefined && offered.some(({ value }) => value === said)) return [[word, said] as const];
    if (open.length < mostAsked) open.push({ id, what, word, choices: offered });
    return [];
  };
  const labelOf = (code: string) => unit.parts.find((part) => part.code === code)?.text ?? code;
  const steps = stepsOf(question);
  const rowOf = (code: string) => (question.kind === "matrix" ? code.replace(/_[^_]*$/, "") : code);
  const rowLabel = (row: string) => unit.parts.find(({ code }) => rowOf(code) === row)?.text ?? row;
  const hasRows = question.kind === "ratings" || question.kind === "matrix";
  const rowCodes = hasRows ? [...new Set(unit.parts.map(({ code }) => rowOf(code)))] : [];
  const rows = new Map(rowCodes.flatMap((code) => look("row", code, optionFor(question, code, rowLabel(code)), () => [...optionChoices(question), { value: leftOut, texts: null }]))); // prettier-ignore
  const isWorded = ["single", "multiple", "ranking", "ratings", "matrix", "scale", "yesno"].includes(question.kind);
  const values = isWorded ? unit.values : [];
  // A word of the second scale alone is not asked about: the first has no answer that says it.
  const ofFirst = values.filter(
    (value) => stepFor(value, steps.first, question) !== null || !isNamedIn(value, steps.second),
  );
  const words = new Map(
    (question.kind === "matrix" ? ofFirst : values).flatMap((value) => look("word", value, wordFor(question, value, labelOf(value), steps.first), () => wordChoices(question, steps.first))), // prettier-ignore
  );
  const scales = [...new Set(unit.parts.map(({ code }) => code.slice(code.lastIndexOf("_") + 1)))].sort();
  const ofLevel = unit.parts.filter(({ code }) => question.kind === "matrix" && code.endsWith(`_${scales[1] ?? ""}`));
  const levels = question.kind === "matrix" ? new Map(values.flatMap((value) => levelFor(value, steps.second, words))) : new Map<string, string>(); // prettier-ignore
  const inRows = unit.parts.flatMap(({ code }) => {
    const row = rows.get(rowOf(code));
    return row === undefined || row === leftOut ? [] : [[code, row] as const];
  });
  const levelParts = new Set(ofLevel.map(({ code }) => code));
  return { brought: { unit, question, words, levels, rows: new Map(inRows), levelParts }, unmatched: open };
}

/** A scale's steps: their values and what they are called. */
interface Step {
  value: number | "unknown";
  texts: Texts | null;
}

function stepsOf(question: Question): { first: Step[]; second: Step[] } {
  if (question.kind === "matrix") {
    const unknown: Step = { value: "unknown", texts: question.settings.unknown };
    const of = (labels: readonly Texts[]) => [
      ...Array.from({ length: question.settings.levels }, (_, value): Step => ({
        value,
        texts: labels[value] ?? null,
      })),
      unknown,
    ];
    return { first: of(question.settings.importance.labels), second: of(question.settings.level.labels) };
  }
  if (question.kind !== "ratings" && question.kind !== "scale") return { first: [], second: [] };
  const { min, max, labels } = question.settings;
  const count = Math.min(101, Math.floor(max - min) + 1);
  const steps = Array.from({ length: count }, (_, at): Step => ({ value: min + at, texts: labels?.[at] ?? null }));
  return { first: steps, second: [] };
}

function wordFor(question: Question, value: string, label: string, steps: readonly Step[]): string | null {
  if (value === asUnknown && question.settings.offersUnknown === true) return asUnknown;
  switch (question.kind) {
    case "yesno":
      return yesOrNo(value);
    case "ratings":
    case "scale":
    case "matrix":
      return stepFor(value, steps, question);
    default:
      return optionFor(question, value, label);
  }
}

/** By its name in any language, else as the number that it is; any number is rated where the scale has no names. */
function stepFor(value: string, steps: readonly Step[], question: Question): string | null {
  const named = steps.find(({ texts }) => texts !== null && says(texts, value));
  if (named !== undefined) return named.value === "unknown" ? asUnknown : String(named.value);
  const plain = value.trim().replace(",", ".");
  if (!/^-?\d{1,6}(\.\d+)?$/.test(plain)) return null;
  const isFree = question.kind === "ratings" && question.settings.labels === undefined;
  return isFree || steps.some((step) => step.value === Number(plain)) ? plain : null;
}

const isNamedIn = (value: string, steps: readonly Step[]) =>
  steps.some(({ texts }) => texts !== null && says(texts, value));

/** A word said of the first scale may be the second's own; where it is neither, what staff say of it holds for both. */
function levelFor(value: string, steps: readonly Step[], words: ReadonlyMap<string, string>) {
  const named = steps.find(({ texts }) => texts !== null && says(texts, value));
  if (named !== undefined) return [[value, named.value === "unknown" ? asUnknown : String(named.value)] as const];
  const said = words.get(value);
  return said === undefined ? [] : [[value, said] as const];
}

function optionFor({ options }: Question, code: string, label: string): string | null {
  const byKey = options.find(({ key }) => nameKey(key) === nameKey(code));
  const byText = options.find(({ texts }) => says(texts, label) || says(texts, code));
  return (byKey ?? byText)?.key ?? null;
}

const optionChoices = ({ options }: Question) =>
  options.map(({ key, texts }: QuestionOption): Choice => ({ value: key, texts }));

function wordChoices(question: Question, steps: readonly Step[]): Choice[] {
  const out: Choice = { value: leftOut, texts: null };
  const unknown: Choice[] = question.settings.offersUnknown === true ? [{ value: asUnknown, texts: null }] : [];
  switch (question.kind) {
    case "yesno":
      return [{ value: "yes", texts: null }, { value: "no", texts: null }, ...unknown, out];
    case "ratings":
    case "scale":
    case "matrix":
      return [...steps.map(stepChoice), out];
    default: {
      const hasOther = question.options.some((option) => option.other === true);
      const other: Choice[] = hasOther ? [{ value: asOther, texts: null }] : [];
      return [...optionChoices(question), ...other, ...unknown, out];
    }
  }
}

const stepChoice = ({ value, texts }: Step): Choice => ({
  value: value === "unknown" ? asUnknown : String(value),
  texts,
});

/** Every text that an option of the question goes by: joined answers in a cell are told apart by these. */
export function knownTexts({ options }: Question): string[] {
  const texts = options.flatMap((option) => locales.map((locale) => option.texts[locale]));
  return [...new Set(texts.filter((text) => text !== ""))];
}
