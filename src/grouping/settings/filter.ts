import type { Background } from "../../needs/index.ts";
import type { Locale } from "../../platform/locales.ts";

/** Whose answers count; an empty list asks for nothing. */
export interface RespondentFilter {
  /** Ids of industries, or "unknown". */
  industries: string[];
  languages: Locale[];
  /** Size classes, or "unknown". */
  sizes: string[];
  /** "" is not known. */
  municipalities: string[];
  /** Ids of organisations and units: they themselves and all that is part of them. */
  parts: string[];
}

/** What stands for an industry or size class that is not known. */
export const unknown = "unknown";

/** Whether a respondent is among those asked for: in every list that asks for something. */
export function passes(
  filter: RespondentFilter,
  { industry, language, sizeClass, municipality, within }: Background,
): boolean {
  const isIn = <Value>(list: readonly Value[], value: Value) => list.length === 0 || list.includes(value);
  return (
    isIn(filter.industries, industry ?? unknown) &&
    isIn(filter.languages, language) &&
    isIn(filter.sizes, sizeClass ?? unknown) &&
    isIn(filter.municipalities, municipality) &&
    (filter.parts.length === 0 || within.some((id) => filter.parts.includes(id)))
  );
}

export function asksForAll({ industries, languages, sizes, municipalities, parts }: RespondentFilter): boolean {
  return [industries, languages, sizes, municipalities, parts].every((list) => list.length === 0);
}
