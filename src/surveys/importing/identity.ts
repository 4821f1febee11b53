import { createHash } from "node:crypto";
import type { Translate } from "../../platform/i18n.ts";
import type { Question } from "../questionnaire/questionnaire.ts";
import type { FamilyQuestion } from "./families.ts";
import type { Mapping } from "./mapping/mapping.ts";
import { longestName, nameKey, wholeName, type PartOf } from "./names.ts";
import type { WrongRow } from "./plan.ts";

/**
 * What makes a file the same one as before: its name without the number that browsers add to a second copy, and what it
 * asks on which scale. Mended rows do not change it, so that a corrected file updates the survey that it made; neither
 * do options that come from the answers.
 */
export function importKey(
  fileName: string,
  { families, questions }: { families: readonly FamilyQuestion[]; questions: readonly Question[] },
  { scale, chosenFrom }: Pick<Mapping, "scale" | "chosenFrom">,
): string {
  const ofFamilies = families.map(({ key, kind, name, options }) => [key, kind, name, options.map((option) => option.name)]); // prettier-ignore
  const ofQuestions = questions.map(({ key, kind, texts: { fi: name } }) => [key, kind, name, kind === "text" ? [name] : []]); // prettier-ignore
  const asked = [...ofFamilies, ...ofQuestions];
  return createHash("sha256")
    .update(JSON.stringify([fileTitle(fileName).toLowerCase(), asked, scale, chosenFrom]))
    .digest("hex");
}

/** A survey's title from its file's name: "sib_training_needs_2026 (1).csv" → "sib training needs 2026". */
export function fileTitle(fileName: string): string {
  const stem = fileName.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/\s*\(\d+\)$/, "");
  const words = stem.replaceAll(/[_\s]+/g, " ").trim();
  return words === "" ? fileName.slice(0, 120) : words.slice(0, 120);
}

/** The number of an organisation that was named by its place in a file, or null when the name is another. */
export function respondentNumber(name: string, pattern: string): number | null {
  const [before = "", after = ""] = pattern.split("#");
  if (!name.startsWith(before) || !name.endsWith(after)) return null;
  const digits = name.slice(before.length, name.length - after.length);
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
}

/** How a file's respondents are called: by their names, or by numbers that stay the rows' own. */
export type NameOf = (row: { row: number; organisation: string | null; partOf: PartOf | null }) => string;

/** What a respondent without a name is called, by number. */
export function numberedName(t: Translate): (number: number | "#") => string {
  return (number) => t("surveys.import.respondent", { number });
}

/** A row's name, or the row's own number after `before`; of a part, after the name of what it belongs to. */
export function nameRow(
  { row, organisation, partOf }: Parameters<NameOf>[0],
  before: number,
  numbered: (number: number) => string,
): string {
  return wholeName(partOf, organisation ?? numbered(before + row));
}

/** The organisations of the rows left out, where they are known; null for a row that does not tell whose it is. */
export function organisationsOf(
  rows: readonly WrongRow[],
  nameOf: NameOf,
  organisations: ReadonlyMap<string, string>,
): (string | null)[] {
  return rows.flatMap((row) => {
    const name = nameOf(row);
    if (name === "" || name.length > longestName) return [null];
    const id = organisations.get(nameKey(name));
    return id === undefined ? [] : [id];
  });
}

/**
 * The number of the file's first unnamed respondent: the lowest that the survey has, else the one after the highest, so
 * that the respondents of two files stay apart.
 */
export function firstNumber(ofThisSurvey: readonly number[], ofProgramme: readonly number[]): number {
  return ofThisSurvey.length > 0 ? lowest(ofThisSurvey) : highest(ofProgramme) + 1;
}

const lowest = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const highest = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0);
