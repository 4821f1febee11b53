import { locales, type Locale, type Texts } from "../../../platform/locales.ts";
import type { Question, QuestionBlock, QuestionOption } from "../../questionnaire/questionnaire.ts";
import { readDay, readDecimal } from "../../questionnaire/written-values.ts";
import type { KeyFrom } from "../acts/keys.ts";
import { isOfOptions, isTiedItself, questionBlocks, usesOf } from "./kinds.ts";
import { isStarted } from "./pressing.ts";
import type { TypedOption, TypedQuestion, TypedScale } from "./typed-question.ts";

/** What can be wrong with a question as it was typed. */
export type QuestionReason =
  | "text-missing"
  | "too-long"
  | "option-text-missing"
  | "too-many-options"
  | "two-others"
  | "not-whole"
  | "not-number"
  | "ends-turned"
  | "too-many-steps"
  | "too-few-levels"
  | "label-missing"
  | "not-day"
  | "places-wrong"
  | "weight-wrong"
  | "use-says-nothing";

/** Field → what is wrong with it. */
export type QuestionMistakes = Record<string, QuestionReason>;

/** The key that the question has or gets, and those that its options must not take. */
export interface Keys {
  question: string;
  /** Every key that an option of it has or has had. */
  taken: ReadonlySet<string>;
  keyFrom: KeyFrom;
}

const longest = { text: 500, info: 5000, help: 2000, option: 300, label: 100 };
const mostRange = 100;

/**
 * The question that the form says, or what is wrong with it. A question without options is right while it is built: they
 * are asked for before publishing. Its condition is not in the form.
 */
export function questionOf(typed: TypedQuestion, keys: Keys): { question: Question } | { mistakes: QuestionMistakes } {
  const mistakes: QuestionMistakes = {};
  const wrong = (field: string, reason: QuestionReason) => {
    mistakes[field] ??= reason;
  };
  if (isEmpty(typed.texts)) wrong("texts.fi", "text-missing");
  checkLength("texts", typed.texts, typed.kind === "info" ? longest.info : longest.text, wrong);
  checkLength("helps", typed.helps, longest.help, wrong);
  const block = blockOf(typed);
  const options = isOfOptions(typed.kind) ? optionsOf(typed, keys, wrong) : [];
  const common = {
    key: keys.question,
    block,
    texts: typed.texts,
    helps: typed.helps,
    required: typed.isRequired && typed.kind !== "info",
    ...(typed.isShuffled && isOfOptions(typed.kind) ? { shuffled: true } : {}),
  };
  const tie = isTiedItself(typed.kind) ? tieOf(typed, "need", wrong) : {};
  const ties = [tie.need, ...options.map(({ need }) => need)].filter((need) => need !== undefined);
  if (ties.length > 0 && !["support", "wishes", "ratings"].includes(block)) wrong("block", "use-says-nothing");
  const special = specialOf(typed, wrong);
  const unknown = typed.offersUnknown && typed.kind !== "info";
  const settings = { ...(unknown ? { offersUnknown: true } : {}), ...special };
  if (Object.keys(mistakes).length > 0) return { mistakes };
  // The kind decides which settings it has, and they have been read for it.
  return { question: { ...common, ...tie, kind: typed.kind, settings, options } as Question };
}

type Wrong = (field: string, reason: QuestionReason) => void;

function blockOf({ kind, block }: TypedQuestion): QuestionBlock {
  return questionBlocks.find((each) => each === block) ?? usesOf(kind)[0] ?? "background";
}

function optionsOf({ kind, options }: TypedQuestion, { taken, keyFrom }: Keys, wrong: Wrong): QuestionOption[] {
  const used = new Set([...taken, ...options.map(({ key }) => key)]);
  const made = options.flatMap((option, at): QuestionOption[] => {
    if (!isStarted(option)) return [];
    if (isEmpty(option.texts)) wrong(`o${at}.texts.fi`, "option-text-missing");
    checkLength(`o${at}.texts`, option.texts, longest.option, wrong);
    const key = option.key === "" ? keyFrom(firstText(option.texts), used) : option.key;
    used.add(key);
    return [
      { key, texts: option.texts, ...marksOf(kind, option), ...tieOf(option, `o${at}`, wrong), ...entryOf(option) },
    ];
  });
  const others = options.flatMap(({ isOther }, at) => (isOther ? [at] : []));
  if (hasMarks(kind) && others.length > 1) wrong(`o${others[1] ?? 0}.other`, "two-others");
  return made;
}

function hasMarks(kind: TypedQuestion["kind"]): boolean {
  return kind === "single" || kind === "multiple";
}

function marksOf(kind: TypedQuestion["kind"], { isOther, isExclusive }: TypedOption): Partial<QuestionOption> {
  return {
    ...(isOther && hasMarks(kind) ? { other: true } : {}),
    ...(isExclusive && kind === "multiple" ? { exclusive: true } : {}),
  };
}

function tieOf(
  { need, weight }: { need: string; weight: string },
  field: string,
  wrong: Wrong,
): { need?: string; needWeight?: number } {
  if (need === "") return {};
  const number = Number(readDecimal(weight) ?? NaN);
  if (!(number > 0 && number <= 1)) wrong(field === "need" ? "weight" : `${field}.weight`, "weight-wrong");
  return { need, ...(number === 1 ? {} : { needWeight: number }) };
}

function entryOf({ entry }: TypedOption): Pick<QuestionOption, "service" | "barrier"> {
  const [kind, key] = [entry.slice(0, 8), entry.slice(8)];
  if (key === "") return {};
  return kind === "service:" ? { service: key } : kind === "barrier:" ? { barrier: key } : {};
}

function specialOf(typed: TypedQuestion, wrong: Wrong): object {
  switch (typed.kind) {
    case "scale":
    case "ratings":
      return scaleOf(typed, wrong);
    case "matrix":
      return matrixOf(typed, wrong);
    case "number":
      return numberOf(typed, wrong);
    case "date":
      return daysOf(typed, wrong);
    case "ranking":
      return placesOf(typed, wrong);
    case "text":
      return typed.isShort ? { lines: "short" } : {};
    case "single":
    case "multiple":
    case "yesno":
    case "info":
      return {};
  }
}

function scaleOf({ kind, min, max, steps }: TypedQuestion, wrong: Wrong): object {
  const [least, most] = [numberIn(min), numberIn(max)];
  // Ratings out of files may be of decimals.
  const isWhole = (value: number | null) => value !== null && (Number.isInteger(value) || (kind === "ratings" && steps.length === 0)); // prettier-ignore
  if (!isWhole(least)) wrong("min", "not-whole");
  if (!isWhole(most)) wrong("max", "not-whole");
  if (least === null || most === null) return {};
  if (least >= most) wrong("max", "ends-turned");
  else if (most - least > mostRange) wrong("max", "too-many-steps");
  steps.forEach((label, at) => checkLength(`steps.${at}`, label, longest.label, wrong));
  const named = steps.slice(0, most - least + 1);
  const isNamed = named.length === most - least + 1 && named.some((label) => !isEmpty(label));
  return { min: least, max: most, ...(isNamed ? { labels: named } : {}) };
}

function matrixOf({ importance, level, unknown }: TypedQuestion, wrong: Wrong): object {
  const scale = ({ texts, labels }: TypedScale, name: string): TypedScale => {
    if (isEmpty(texts)) wrong(`${name}.texts.fi`, "label-missing");
    checkLength(`${name}.texts`, texts, longest.label, wrong);
    labels.forEach((label, at) => {
      if (isEmpty(label)) wrong(`${name}.labels.${at}.fi`, "label-missing");
      checkLength(`${name}.labels.${at}`, label, longest.label, wrong);
    });
    return { texts, labels };
  };
  const levels = importance.labels.length;
  if (levels < 2 || level.labels.length !== levels) wrong("importance.texts.fi", "too-few-levels");
  if (isEmpty(unknown)) wrong("unknown.fi", "label-missing");
  checkLength("unknown", unknown, longest.label, wrong);
  return { levels, importance: scale(importance, "importance"), level: scale(level, "level"), unknown };
}

function numberOf({ min, max, decimals, units }: TypedQuestion, wrong: Wrong): object {
  const [least, most] = [numberIn(min), numberIn(max)];
  if (least === null && min !== "") wrong("min", "not-number");
  if (most === null && max !== "") wrong("max", "not-number");
  if (least !== null && most !== null && least >= most) wrong("max", "ends-turned");
  if (!/^[0-6]$/.test(decimals)) wrong("decimals", "not-whole");
  checkLength("units", units, longest.label, wrong);
  return { min: least, max: most, decimals: Number(decimals), unit: isEmpty(units) ? null : units };
}

function daysOf({ min, max }: TypedQuestion, wrong: Wrong): object {
  const [first, last] = [readDay(min), readDay(max)];
  if (first === null && min !== "") wrong("min", "not-day");
  if (last === null && max !== "") wrong("max", "not-day");
  if (first !== null && last !== null && first > last) wrong("max", "ends-turned");
  return { min: first, max: last };
}

function placesOf({ places, options }: TypedQuestion, wrong: Wrong): object {
  if (places === "") return {};
  const most = options.filter(isStarted).length;
  if (!/^\d{1,3}$/.test(places) || Number(places) < 1 || (most > 0 && Number(places) > most)) wrong("places", "places-wrong"); // prettier-ignore
  return { places: Number(places) };
}

function numberIn(text: string): number | null {
  const number = readDecimal(text);
  return number === null ? null : Number(number);
}

function checkLength(field: string, texts: Texts, most: number, wrong: Wrong): void {
  for (const locale of locales) if (texts[locale].length > most) wrong(`${field}.${locale}`, "too-long");
}

function isEmpty(texts: Texts): boolean {
  return locales.every((locale) => texts[locale] === "");
}

/** The first of the texts that says something: what a thing is known by. */
export function firstText(texts: Texts): string {
  return locales.map((locale: Locale) => texts[locale]).find((text) => text !== "") ?? "";
}
