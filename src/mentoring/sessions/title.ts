import { locales, type Locale, type Texts } from "../../platform/locales.ts";

/**
 * The title that was typed, in the programme's language; null where none was. One that was not touched stays in all the
 * languages that it had.
 */
export function titleTyped(
  typed: string,
  language: Locale,
  before: { isTitled: boolean; names: Texts } | null,
): Texts | null {
  if (typed === "") return null;
  const isUntouched = before?.isTitled === true && locales.some((locale) => before.names[locale] === typed);
  return isUntouched ? before.names : { fi: "", sv: "", en: "", [language]: typed };
}
