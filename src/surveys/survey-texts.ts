import { locales, type Locale, type Texts } from "../platform/locales.ts";

/** The texts that stand before the first question. */
export interface OpeningTexts {
  titles: Texts;
  intros: Texts;
  notice: Texts;
}

export const openingTexts = ["titles", "intros", "notice"] as const;
export type OpeningText = (typeof openingTexts)[number];

/** Which texts a language still lacks. The introduction may be left out. */
export function missingTexts(texts: OpeningTexts, locale: Locale): OpeningText[] {
  return openingTexts.filter((name) => name !== "intros" && texts[name][locale].trim() === "");
}

/** Whether every language of the programme has what a respondent must be told. */
export function areTextsWhole(texts: OpeningTexts, programmeLocales: readonly Locale[]): boolean {
  return programmeLocales.every((locale) => missingTexts(texts, locale).length === 0);
}

/** One text in each language, made by the language. */
export function textsOf(make: (locale: Locale) => string): Texts {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Texts;
}
