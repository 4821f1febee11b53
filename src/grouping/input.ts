import type { GroupingInput, GroupingSettings } from "./grouping.ts";
import { InputMistake } from "./input-mistake.ts";

const DISTANCES_AT_MOST = 5000;

/**
 * Refuses what cannot be grouped.
 * @param respondents rows of the need blocks.
 * @param grouped how many of them can be grouped.
 * @throws InputMistake.
 */
export function checkGrouping(
  input: GroupingInput,
  { method, distance, k, seed }: GroupingSettings,
  respondents: number,
  grouped: number,
): void {
  const lists = {
    industry: input.industry,
    labels: input.labels,
    levels: input.levels,
    barriers: input.barriers?.values,
  };
  for (const [name, list] of Object.entries(lists)) {
    if (list !== undefined && list.length !== respondents) {
      throw new InputMistake(`There are ${list.length} entries of ${name} for ${respondents} respondents.`);
    }
  }
  for (const variable of input.variables ?? []) {
    if (variable.values.length === respondents) continue;
    throw new InputMistake(`"${variable.name}" has ${variable.values.length} values for ${respondents} respondents.`);
  }
  if (!Number.isSafeInteger(seed)) throw new InputMistake(`The seed ${seed} is not a whole number.`);
  if (k !== "auto" && !(Number.isInteger(k) && k >= 1)) {
    throw new InputMistake(`The number of groups must be a whole number from 1, not ${k}.`);
  }
  if (k !== "auto" && k > Math.max(1, grouped)) {
    throw new InputMistake(`${k} groups cannot be made of ${grouped} respondents with a profile.`);
  }
  if (method === "spherical" && input.variables !== undefined) {
    throw new InputMistake("Only method pam groups by variables; spherical takes needs.");
  }
  if (method === "pam" && grouped > DISTANCES_AT_MOST) {
    throw new InputMistake(`Method pam takes at most ${DISTANCES_AT_MOST} respondents, not ${grouped}; use spherical.`);
  }
  if (distance === "correlation" && input.variables?.some(({ kind }) => kind !== "numeric") === true) {
    throw new InputMistake("Correlation distance takes numeric answers only.");
  }
}
