import { locales, type Locale, type Texts } from "../platform/locales.ts";

export type Keywords = Record<Locale, string[]>;

/** Keywords as staff write them, one a line or comma separated: lower-case, each once, in their order. */
export function parseKeywords(written: Texts): Keywords {
  const words = (text: string) => text.split(/[\n,;]/).map((word) => word.trim().toLowerCase());
  return perLocale((locale) => [...new Set(words(written[locale]))].filter((word) => word !== ""));
}

/** The same back, for the form. */
export function writeKeywords(keywords: Keywords): Texts {
  return perLocale((locale) => keywords[locale].join(", "));
}

function perLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}
