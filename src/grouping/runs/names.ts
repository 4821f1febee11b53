import type { Translate } from "../../platform/i18n.ts";
import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import type { GroupingResult } from "../method/grouping.ts";
import type { TellingNeed } from "../method/telling.ts";

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

/** Suggests a name from what tells a group apart. */
export type SuggestNames = (telling: readonly TellingNeed[]) => Texts;

/** The same for telling needs, in the words of the product. */
export function nameSuggester(
  texts: Record<Locale, Translate>,
  needs: readonly { key: string; names: Texts }[],
): SuggestNames {
  const namesOf = new Map(needs.map(({ key, names }) => [key, names]));
  const words = {
    two: (locale: Locale, first: string, second: string) => texts[locale]("grouping.name.two", { first, second }),
    none: (locale: Locale) => texts[locale]("grouping.name.none"),
  };
  return (telling) =>
    suggestedNames(
      telling.flatMap(({ need }) => namesOf.get(need) ?? []),
      words,
    );
}

/** The names that a result's groups begin with; one shared audience is everybody. */
export function namesOfGroups(
  { k, groups }: Pick<GroupingResult, "k" | "groups">,
  suggest: SuggestNames,
  texts: Record<Locale, Translate>,
): Texts[] {
  if (k > 1) return Array.from({ length: k }, (_, g) => suggest(groups[g]?.telling ?? []));
  return [Object.fromEntries(locales.map((locale) => [locale, texts[locale]("grouping.name.all")])) as Texts];
}
