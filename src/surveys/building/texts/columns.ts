import type { Locale } from "../../../platform/locales.ts";
import type { SurveyText } from "../../questionnaire/every-text.ts";
import { digestOf } from "../edits/digest.ts";
import { fieldOf } from "./field-names.ts";

/** Stands for a line break within a text, which has one line of the column. */
const lineBreak = " ¶ ";

/** The texts in one language as a column to be copied, a line for each in the page's order. */
export function columnOf(texts: readonly SurveyText[], locale: Locale): string {
  return texts.map((text) => lineOf(text, locale)).join("\n");
}

function lineOf({ texts }: SurveyText, locale: Locale): string {
  return texts[locale].replaceAll("\n", lineBreak);
}

/** By which the page knows later whether another column was pasted over the one that it showed. */
export function columnDigest(column: string): string {
  return digestOf(column.replaceAll("\r\n", "\n"));
}

/** What pasted columns would put into the page's fields. Nothing of it is saved. */
export interface Pasted {
  /** Field → words, of the texts that would change. */
  filled: Map<string, string>;
  /** Of a column that has not a line for each text, how many it has. */
  wrong: Partial<Record<Locale, number>>;
}

/**
 * Reads the columns that were pasted over those that the page showed; null where none was, nor asked for. A spreadsheet's blank lines
 * after the last text count for nothing.
 * @param values the form's fields: of each language its column, and the digest of the one that was shown
 */
export function readColumns(
  texts: readonly SurveyText[],
  locales: readonly Locale[],
  values: Readonly<Record<string, string>>,
): Pasted | null {
  const pasted: Pasted = { filled: new Map(), wrong: {} };
  const given = locales.filter((locale) => isPasted(values, locale));
  for (const locale of given) {
    const lines = linesOf(values[columnField(locale)] ?? "", texts.length);
    if (lines.length !== texts.length) pasted.wrong[locale] = lines.length;
    else for (const [name, words] of changedIn(texts, locale, lines)) pasted.filled.set(name, words);
  }
  return given.length > 0 || values[columnsPress.name] === columnsPress.value ? pasted : null;
}

function isPasted(values: Readonly<Record<string, string>>, locale: Locale): boolean {
  const column = values[columnField(locale)];
  return column !== undefined && columnDigest(column) !== values[columnField(locale, "seen")];
}

/** Field → words, of the texts whose lines say something else than they do now. */
function changedIn(texts: readonly SurveyText[], locale: Locale, lines: readonly string[]): [string, string][] {
  return texts.flatMap((text, at): [string, string][] => {
    const line = lines[at] ?? "";
    return line === lineOf(text, locale).trim() ? [] : [[fieldOf(text.id, locale), wordsOf(line)]];
  });
}

/** The fields of a language's column. */
export function columnField(locale: Locale, part: "words" | "seen" = "words"): string {
  return part === "words" ? `column-${locale}` : `column-${locale}-seen`;
}

/** The button that only shows what was pasted. */
export const columnsPress = { name: "press", value: "columns" };

function linesOf(column: string, wanted: number): string[] {
  const lines = column.split(/\r?\n/).map((line) => line.trim());
  while (lines.length > wanted && lines.at(-1) === "") lines.pop();
  return lines;
}

function wordsOf(line: string): string {
  return line.split(/\s*¶\s*/).join("\n");
}
