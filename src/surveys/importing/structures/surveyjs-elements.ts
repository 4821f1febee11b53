// The elements of a SurveyJS survey, each with where it stands, and its texts in all languages.
import { htmlToMarkdown } from "./html-markdown.ts";
import type { CarriedOption, ForeignTexts, StructureMistake } from "./structure.ts";

export type Json = Record<string, unknown>;

/** A question or panel with the page that it is on and the conditions of all that it is in. */
export interface Element {
  json: Json;
  path: string;
  page: string;
  /** The expressions of panels around it, the outermost first. */
  within: string[];
}

/** What is wrong with the file is thrown up to where it is read: a path, and why. */
export class WrongStructure extends Error {
  readonly mistake: StructureMistake;

  constructor(mistake: StructureMistake) {
    super(mistake.path);
    this.mistake = mistake;
  }
}

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Deeper than this no person nests panels. */
const deepest = 20;

/** The elements of a page in their order; a panel comes before what is in it. */
export function elementsIn(list: unknown, path: string, page: string, within: string[] = []): Element[] {
  if (list === undefined) return [];
  if (!Array.isArray(list) || within.length > deepest) throw new WrongStructure({ mistake: "wrong-form", path });
  return list.flatMap((json: unknown, at): Element[] => {
    const own = `${path}[${at}]`;
    if (!isRecord(json)) throw new WrongStructure({ mistake: "wrong-form", path: own });
    const element = { json, path: own, page, within };
    if (json["type"] !== "panel") return [element];
    const inside = elementsIn(json["elements"], `${own}.elements`, page, [...within, textIn(json, "visibleIf")]);
    return [element, ...inside];
  });
}

/** A key's text, "" where there is none. */
export function textIn(json: Json, key: string): string {
  const value = json[key];
  return typeof value === "string" ? value : "";
}

/** A text that is one string, or one for each language; `default` is the survey's own. */
export function textsIn(value: unknown, language: string): ForeignTexts {
  if (typeof value === "string" || typeof value === "number") return { [language]: plain(String(value)) };
  if (!isRecord(value)) return {};
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts.map(([key, text]) => [key === "default" ? language : key, plain(text)]));
}

/** Titles are text, but many survey makers show them as HTML. */
function plain(text: string): string {
  return /<[a-z/][^>]*>|&[a-z]+;|&#\d+;/i.test(text) ? htmlToMarkdown(text).text : text.trim();
}

/** Choices, rows or columns: values alone, or values with texts (columns of some matrices have names and titles). */
export function optionsIn(value: unknown, path: string, language: string): CarriedOption[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new WrongStructure({ mistake: "wrong-form", path });
  return value.map((item: unknown, at): CarriedOption => {
    if (typeof item === "string" || typeof item === "number" || typeof item === "boolean")
      return { code: String(item), texts: { [language]: String(item) } };
    const code = isRecord(item) ? (item["value"] ?? item["name"]) : undefined;
    if (!isRecord(item) || (typeof code !== "string" && typeof code !== "number" && typeof code !== "boolean"))
      throw new WrongStructure({ mistake: "wrong-form", path: `${path}[${at}]` });
    const texts = textsIn(item["text"] ?? item["title"], language);
    return { code: String(code), texts: Object.keys(texts).length === 0 ? { [language]: String(code) } : texts };
  });
}

/** No text of a survey lies deeper than panels in panels go. */
const mostDepth = 4 * deepest;

/** All languages that the file has texts in, the survey's own first. */
export function languagesIn(survey: unknown, language: string): string[] {
  const found = new Set([language]);
  const look = (value: unknown, depth = 0): void => {
    if (depth > mostDepth) return;
    if (Array.isArray(value)) for (const each of value) look(each, depth + 1);
    else if (isRecord(value)) {
      const keys = Object.keys(value);
      const isTexts =
        keys.length > 0 && keys.every((key) => key === "default" || /^[a-z]{2}(-[a-z]{2,4})?$/i.test(key));
      if (isTexts && keys.every((key) => typeof value[key] === "string"))
        for (const key of keys) found.add(key === "default" ? language : key);
      else for (const key of keys) look(value[key], depth + 1);
    }
  };
  look(survey);
  return [...found];
}
