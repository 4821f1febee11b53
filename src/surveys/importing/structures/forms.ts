import { locales, type Locale } from "../../../platform/locales.ts";
import type { Languages } from "./carried.ts";

/** Which of our languages each of the file's is: `language-0`, `language-1` … in the file's order. Two may not be one. */
export function languagesFrom(body: unknown, languages: readonly string[]): { languages: Languages; isClear: boolean } {
  const fields = (body ?? {}) as Record<string, unknown>;
  const said = languages.map((_, at) => locales.find((locale) => locale === fields[`language-${at}`]) ?? null);
  const chosen = said.filter((locale): locale is Locale => locale !== null);
  return {
    languages: Object.fromEntries(languages.map((language, at) => [language, said[at] ?? null])),
    isClear: chosen.length > 0 && new Set(chosen).size === chosen.length,
  };
}
