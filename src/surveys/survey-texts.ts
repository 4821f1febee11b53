import { locales, type Locale, type Texts } from "../platform/locales.ts";

/** One text in each language, made by the language. */
export function textsOf(make: (locale: Locale) => string): Texts {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Texts;
}
