import type { SurveyProfiles } from "../../needs/index.ts";
import { constraintMistake, type ConstraintMistake } from "../method/constraints/mistake.ts";
import type { GroupingInput } from "../method/grouping.ts";
import type { Profiles } from "../method/shape.ts";
import { countedProfiles } from "./profiled.ts";

/** Why settings cannot give a grouping. People are respondents by their place in the input. */
export type SettingsMistake =
  /** Another grouping, by other settings, is being made. */
  | { reason: "under-way" }
  /** The filter leaves nobody. */
  | { reason: "nobody-left" }
  /** The chosen surveys ask about no need at all. */
  | { reason: "nothing-asked" }
  | { reason: "needs-left-out" }
  | { reason: "no-profiles"; people: number }
  | { reason: "too-many-groups"; k: number; profiles: number }
  /** Staff want groups of people whose answers are all the same. */
  | { reason: "all-alike"; k: number; profiles: number }
  | ConstraintMistake;

/** The organisations that a mistake speaks of, by their place among the respondents. */
type Who = Record<string, string>;

/**
 * What is wrong with the settings, found before anything is computed; null when a grouping can be made. Everybody alike,
 * or one respondent alone, is no mistake where the number of groups is searched: they are one audience.
 * @param asked how many needs the surveys ask about, left out or not.
 */
export function settingsMistake(
  input: GroupingInput,
  k: "auto" | number,
  { respondents, asked }: { respondents: number; asked: number },
): SettingsMistake | null {
  if (respondents === 0) return { reason: "nobody-left" };
  if (asked === 0) return { reason: "nothing-asked" };
  if (input.blocks.every(({ columns, columnWeights }) => columns.every((_, j) => columnWeights?.[j] === 0)))
    return { reason: "needs-left-out" };
  const profiles = countedProfiles(input);
  if (profiles.n === 0) return { reason: "no-profiles", people: respondents };
  if (k !== "auto" && k > profiles.n) return { reason: "too-many-groups", k, profiles: profiles.n };
  if (k !== "auto" && k > 1 && areAlike(profiles)) return { reason: "all-alike", k, profiles: profiles.n };
  return constraintMistake(input, k);
}

/** A mistake with the organisations that it speaks of. */
export type ToldMistake = SettingsMistake & { who: Who };

/** The same for profiles, with the organisations that it speaks of. */
export function toldMistake(
  input: GroupingInput,
  { organisations, needs }: Pick<SurveyProfiles, "organisations" | "needs">,
  k: "auto" | number,
): ToldMistake | null {
  const mistake = settingsMistake(input, k, { respondents: organisations.length, asked: needs.length });
  if (mistake === null) return null;
  const who = peopleOf(mistake).map((place) => [place, organisations[place]?.id ?? ""] as const);
  return { ...mistake, who: Object.fromEntries(who) };
}

/** The places that a mistake speaks of. */
function peopleOf(mistake: SettingsMistake): number[] {
  if ("chain" in mistake) return mistake.chain;
  return "people" in mistake && Array.isArray(mistake.people) ? mistake.people : [];
}

function areAlike({ d, z }: Profiles): boolean {
  return z.every((value, at) => Math.abs(value - (z[at % d] ?? 0)) < 1e-9);
}
