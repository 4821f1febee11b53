import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import type { ArticleTexts } from "../article.ts";

/** One text of an article, by what it is and its language. */
export interface TextPlace {
  part: keyof ArticleTexts;
  locale: Locale;
}

export const textPlaces: readonly TextPlace[] = (["titles", "bodies"] as const).flatMap((part) =>
  locales.map((locale) => ({ part, locale })),
);

/**
 * What two writers who began from the same texts say together: `base` is where the second began, `theirs` what the first
 * saved meanwhile, `mine` what the second sends. Each text is whose who changed it; where both wrote something else in
 * the same one, the merged texts hold mine and the place is named among the clashes.
 */
export function mergedTexts(
  base: ArticleTexts,
  theirs: ArticleTexts,
  mine: ArticleTexts,
): { texts: ArticleTexts; clashes: TextPlace[] } {
  const nothing: Texts = { fi: "", sv: "", en: "" };
  const texts = { titles: { ...nothing }, bodies: { ...nothing } };
  const clashes: TextPlace[] = [];
  for (const { part, locale } of textPlaces) {
    const [was, other, own] = [base[part][locale], theirs[part][locale], mine[part][locale]];
    texts[part][locale] = own === was ? other : own;
    if (own !== was && other !== was && own !== other) clashes.push({ part, locale });
  }
  return { texts, clashes };
}

/** Whether both say the same in every language. */
export function saysSame(a: ArticleTexts, b: ArticleTexts): boolean {
  return textPlaces.every(({ part, locale }) => a[part][locale] === b[part][locale]);
}
