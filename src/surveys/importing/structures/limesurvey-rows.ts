// The tables of a LimeSurvey structure file: rows of fields, where a missing field is null and an empty one "".
import type { XmlElement } from "../../../platform/xml.ts";
import { htmlToMarkdown } from "./html-markdown.ts";
import type { ForeignTexts } from "./structure.ts";

export type LimeRow = ReadonlyMap<string, string>;

/** The rows of a table by its name, or none. */
export function rowsOf(document: XmlElement, table: string): LimeRow[] {
  const rows = document.children.filter(({ name }) => name === table).flatMap(({ children }) => children);
  return rows
    .filter(({ name }) => name === "rows")
    .flatMap(({ children }) => children)
    .filter(({ name }) => name === "row")
    .map(({ children }) => new Map(children.map(({ name, text }) => [name, text])));
}

export const field = (row: LimeRow, name: string): string => row.get(name)?.trim() ?? "";

/** The texts of one thing in all languages, in Markdown, with what had to be left out of them. */
export function textsOf(
  rows: readonly LimeRow[],
  name: string,
  language: string,
  languageField = "language",
): { texts: ForeignTexts; dropped: string[] } {
  const texts: ForeignTexts = {};
  const dropped = new Set<string>();
  for (const row of rows) {
    const html = row.get(name);
    if (html === undefined) continue;
    const converted = htmlToMarkdown(html);
    for (const what of converted.dropped) dropped.add(what);
    // A file has a language once; what comes again is a row of another table that says the same.
    texts[field(row, languageField) || language] ||= converted.text;
  }
  return { texts, dropped: [...dropped] };
}

/** The rows one by one in their order, without the repeats that the old form has for each language. */
export function distinctRows(rows: readonly LimeRow[], key: (row: LimeRow) => string): LimeRow[] {
  const seen = new Map<string, LimeRow>();
  for (const row of rows) if (!seen.has(key(row))) seen.set(key(row), row);
  return [...seen.values()];
}

/** In the order that a field says, which may be written as it comes; equals stay as they are. */
export function inOrder(rows: readonly LimeRow[], name: string): LimeRow[] {
  const place = (row: LimeRow) => {
    const number = Number(field(row, name));
    return Number.isFinite(number) ? number : 0;
  };
  return [...rows].sort((a, b) => place(a) - place(b));
}
