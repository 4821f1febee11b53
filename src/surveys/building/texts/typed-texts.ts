import type { Locale, Texts } from "../../../platform/locales.ts";
import type { SurveyText } from "../../questionnaire/every-text.ts";
import { digestOf } from "../edits/digest.ts";

/** Texts as a page sent them: by the text's id, the languages that it had fields for. */
export type TypedTexts = ReadonlyMap<string, { typed: Partial<Texts>; seen: string }>;

/** What a page showed of a text, to know later whether somebody has changed it meanwhile. */
export function seenOf({ texts }: SurveyText): string {
  return digestOf(texts);
}

/** A text that a colleague has changed since the page was opened. */
export interface TextClash {
  id: string;
  locale: Locale;
}

/**
 * What the typed texts change. A text that was typed over what a colleague has meanwhile written is a clash, language by
 * language: what was left as it had been shown changes nothing, and the same words are no clash.
 * @param before the texts as the page showed them can be known only by their digest
 */
export function changesOf(
  now: readonly SurveyText[],
  typed: TypedTexts,
): { changes: Map<string, Partial<Texts>>; clashes: TextClash[] } {
  const changes = new Map<string, Partial<Texts>>();
  const clashes: TextClash[] = [];
  for (const text of now) {
    const own = typed.get(text.id);
    if (own === undefined) continue;
    const languages = Object.entries(own.typed) as [Locale, string][];
    const differing = languages.filter(([locale, words]) => words !== text.texts[locale]);
    if (differing.length === 0) continue;
    if (own.seen === seenOf(text)) changes.set(text.id, Object.fromEntries(differing));
    else if (!wasLeft(text, own)) clashes.push(...differing.map(([locale]) => ({ id: text.id, locale })));
  }
  return { changes, clashes };
}

/** Whether the page sent the text as it had shown it. */
function wasLeft({ texts }: SurveyText, { typed, seen }: { typed: Partial<Texts>; seen: string }): boolean {
  return digestOf({ ...texts, ...typed }) === seen;
}
