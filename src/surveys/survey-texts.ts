import { locales, type Locale, type Texts } from "../platform/locales.ts";

const none: Texts = { fi: "", sv: "", en: "" };

/** The names of a scale's steps from 0 to `top`, of which only the first and the last have one. */
export function namedEnds(top: number, first: Texts, last: Texts): Texts[] {
  return [first, ...Array.from({ length: top - 1 }, () => none), last];
}

/** One text in each language, made by the language. */
export function textsOf(make: (locale: Locale) => string): Texts {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Texts;
}
