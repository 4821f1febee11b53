/** The languages of the product, in the order of the language switch. */
export const locales = ["fi", "sv", "en"] as const;
export type Locale = (typeof locales)[number];

/** One text in every language of the product. */
export type Texts = Record<Locale, string>;
