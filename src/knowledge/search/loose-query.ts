import type { Locale } from "../../platform/locales.ts";
import { rootsOf } from "./roots.ts";

/**
 * A query of PostgreSQL's full-text search (tsquery) that asks for every word in any of its forms, from the words'
 * lexemes; empty where there are none. What is quoted or excluded was meant as it was written: then nothing is loose.
 */
export function looseQuery(lexemes: readonly string[], language: Locale, words: string): string {
  if (/["“”]|(^|\s)-/.test(words)) return "";
  return lexemes.map((lexeme) => `(${rootsOf(lexeme, language).map(asTerm).join(" | ")})`).join(" & ");
}

function asTerm({ text, isWhole }: { text: string; isWhole: boolean }): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'${isWhole ? "" : ":*"}`;
}
