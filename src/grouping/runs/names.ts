import { locales, type Locale, type Texts } from "../../platform/locales.ts";

/** How names of needs become a group's name, in each language. */
export interface NameWords {
  two: (locale: Locale, first: string, second: string) => string;
  none: (locale: Locale) => string;
}

/** A suggested name: the group's two most telling needs. A need's name that is missing in a language is taken from another. */
export function suggestedNames(telling: readonly Texts[], words: NameWords): Texts {
  const name = (locale: Locale) => {
    const [first, second] = telling.map(
      (names) => [locale, ...locales].map((each) => names[each]).find((text) => text !== "") ?? "",
    );
    if (first === undefined) return words.none(locale);
    return second === undefined ? first : words.two(locale, first, second);
  };
  return { fi: name("fi"), sv: name("sv"), en: name("en") };
}
