import type { Locale } from "../../../platform/locales.ts";

/** The name of a text's field in one language, and of what the page showed of it. */
export function fieldOf(id: string, part: Locale | "seen"): string {
  return `${id}::${part}`;
}
