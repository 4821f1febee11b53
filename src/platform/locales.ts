/** The languages of the product, in the order of the language switch. */
export const locales = ["fi", "sv", "en"] as const;
export type Locale = (typeof locales)[number];

/** One text in every language of the product. */
export type Texts = Record<Locale, string>;

/** The languages out of those wanted in which the text is missing. */
export function missingLocales(texts: Texts, wanted: readonly Locale[]): Locale[] {
  return wanted.filter((locale) => texts[locale].trim() === "");
}
