import { locales, type Texts } from "../platform/locales.ts";

export type IndustriesMistake = "twice" | "in-use";

/** Industries as staff write them: one a line, its name in one language or in all of them, "fi | sv | en". */
export function parseIndustries(text: string): Texts[] {
  return text
    .split("\n")
    .map((line) => line.split("|").map((name) => name.trim()))
    .filter(([first = ""]) => first !== "")
    .map(([fi = "", sv = "", en = ""]) => ({ fi, sv: sv === "" ? fi : sv, en: en === "" ? fi : en }));
}

/** The same back, for the form. */
export function writeIndustries(industries: Texts[]): string {
  return industries
    .map((names) => (isOneName(names) ? names.fi : locales.map((locale) => names[locale]).join(" | ")))
    .join("\n");
}

/** Whether two lines are the same industry, by its first name and without regard to case. */
export function hasTwice(industries: Texts[]): boolean {
  const keys = industries.map(industryKey);
  return new Set(keys).size < keys.length;
}

/** What makes an industry the same one: its first name, without regard to case. */
export function industryKey(names: Texts): string {
  return names.fi.toLowerCase();
}

const isOneName = (names: Texts) => names.sv === names.fi && names.en === names.fi;
