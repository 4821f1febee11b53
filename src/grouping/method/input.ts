import type { AnswerMatrix } from "./answers.ts";
import type { Constraints } from "./constraints/links.ts";
import type { GroupingInput, GroupingSettings } from "./grouping.ts";
import { InputMistake } from "./input-mistake.ts";

/**
 * Refuses what cannot be grouped.
 * @param answers those of all respondents.
 * @param grouped how many of them can be grouped.
 * @throws InputMistake.
 */
export function checkGrouping(
  input: GroupingInput,
  { method, distance, k, seed }: GroupingSettings,
  { rows: respondents, columnWeights }: AnswerMatrix,
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
  if (method === "pam" && columnWeights.some((weight) => weight > 0 && weight < 1)) {
    throw new InputMistake("Single needs have weights only with method spherical.");
  }
  if (input.constraints !== undefined) {
    if (method === "pam") throw new InputMistake("Links, locks and sizes belong to method spherical.");
    checkConstraints(input.constraints, respondents);
  }
  if (distance === "correlation" && input.variables?.some(({ kind }) => kind !== "numeric") === true) {
    throw new InputMistake("Correlation distance takes numeric answers only.");
  }
}

function checkConstraints({ mustLinks, cannotLinks, locked, sizes }: Constraints, respondents: number): void {
  if (locked.length !== respondents) {
    throw new InputMistake(`There are ${locked.length} entries of locked for ${respondents} respondents.`);
  }
  const unknown = [...mustLinks, ...cannotLinks]
    .flat()
    .find((i) => !(Number.isInteger(i) && i >= 0 && i < respondents));
  if (unknown !== undefined)
    throw new InputMistake(`A link names row ${unknown}; there are rows 0 to ${respondents - 1}.`);
  const wrong =
    sizes === null ? [] : [sizes.least, sizes.most].filter((size) => !(Number.isInteger(size) && size >= 0));
  if (wrong.length > 0) throw new InputMistake(`The size of a group must be a whole number, not ${wrong[0]!}.`);
}
