import { locales, type Texts } from "../../../platform/locales.ts";
import { questionKinds } from "./kinds.ts";
import { blank, newOption, type TypedOption, type TypedQuestion, type TypedScale } from "./typed-question.ts";

/** A form's fields; one that is sent several times is a list. */
export type Fields = Record<string, string | string[]>;

/** So many options fit into one form. */
export const mostOptions = 150;
/** So many steps of a scale can be named in a form. */
export const mostSteps = 101;

/** The question that the form's fields hold. */
export function readTyped(fields: Fields): TypedQuestion {
  const kind = questionKinds.find((each) => each === word(fields, "kind")) ?? "single";
  return {
    ...blank,
    kind,
    block: word(fields, "block"),
    texts: readTexts(fields, "texts"),
    helps: readTexts(fields, "helps"),
    isRequired: isTicked(fields, "required"),
    isShuffled: isTicked(fields, "shuffled"),
    offersUnknown: isTicked(fields, "offersUnknown"),
    options: numbersOf(fields, /^o(\d{1,4})\.key$/, mostOptions).map((number) => readOption(fields, `o${number}`)),
    need: word(fields, "need"),
    weight: word(fields, "weight") || "1",
    isShort: word(fields, "lines") === "short",
    min: word(fields, "min"),
    max: word(fields, "max"),
    decimals: word(fields, "decimals") || "0",
    places: word(fields, "places"),
    units: readTexts(fields, "units"),
    steps: readLabels(fields, "steps"),
    importance: readScale(fields, "importance"),
    level: readScale(fields, "level"),
    unknown: readTexts(fields, "unknown"),
  };
}

/** The fields that were pressed and typed besides the question itself. */
export function word(fields: Fields, name: string): string {
  return [Object.hasOwn(fields, name) ? (fields[name] ?? []) : []].flat().at(-1) ?? "";
}

function isTicked(fields: Fields, name: string): boolean {
  return word(fields, name) === "on";
}

function readOption(fields: Fields, name: string): TypedOption {
  return {
    ...newOption,
    key: word(fields, `${name}.key`),
    texts: readTexts(fields, `${name}.texts`),
    need: word(fields, `${name}.need`),
    weight: word(fields, `${name}.weight`) || "1",
    entry: word(fields, `${name}.entry`),
    isOther: isTicked(fields, `${name}.other`),
    isExclusive: isTicked(fields, `${name}.exclusive`),
  };
}

function readScale(fields: Fields, name: string): TypedScale {
  return { texts: readTexts(fields, `${name}.texts`), labels: readLabels(fields, `${name}.labels`) };
}

function readLabels(fields: Fields, name: string): Texts[] {
  const pattern = new RegExp(`^${name.replace(".", "\\.")}\\.(\\d{1,4})\\.fi$`);
  return numbersOf(fields, pattern, mostSteps).map((number) => readTexts(fields, `${name}.${number}`));
}

function readTexts(fields: Fields, name: string): Texts {
  return Object.fromEntries(locales.map((locale) => [locale, word(fields, `${name}.${locale}`)])) as Texts;
}

/** The numbers in the names of that form, in their order. */
function numbersOf(fields: Fields, pattern: RegExp, most: number): number[] {
  const found = Object.keys(fields).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  return [...new Set(found.map(Number))].sort((a, b) => a - b).slice(0, most);
}
