import { locales, type Texts } from "../../platform/locales.ts";
import { purposes, type Purpose } from "../settings.ts";

/** The question that a ballot of each purpose puts, where staff put no other. */
export type UsualTitles = Record<Purpose, Texts>;

/** The titles as typed, where they are not what another purpose suggests: then they become the purpose's own. */
export function titlesFor(purpose: Purpose, typed: Texts, usual: UsualTitles): Texts {
  return Object.fromEntries(
    locales.map((locale) => {
      const isUsual = purposes.some((each) => usual[each][locale] === typed[locale]);
      return [locale, isUsual ? usual[purpose][locale] : typed[locale]];
    }),
  ) as Texts;
}
