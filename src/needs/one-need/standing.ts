import { isWanted } from "../needs-table.ts";
import { mergedStrength, needBlocks, type NeedBlock, type NeedValues } from "../values.ts";

/** What a respondent's answer to one need, service or barrier comes to. */
export const standings = ["wanting", "notWanting", "unanswered"] as const;
export type Standing = (typeof standings)[number];

/** One respondent with the strength, 0 … 1, and the ways of asking that gave it. */
export interface Stood<T> {
  one: T;
  strength: number | null;
  from: NeedBlock[];
}

/** The respondents by what they answered, the strongest first; equals stay in their order. */
export function byStanding<T extends { values: NeedValues }>(
  respondents: readonly T[],
  key: string,
): Record<Standing, Stood<T>[]> {
  const all = respondents.map((one): Stood<T> => {
    const strength = mergedStrength(one.values, key);
    const from = needBlocks.filter((block) => strength !== null && one.values.blocks[block].get(key) === strength);
    return { one, strength, from };
  });
  const strongest = all.toSorted((a, b) => (b.strength ?? -1) - (a.strength ?? -1));
  return {
    wanting: strongest.filter(({ strength }) => strength !== null && isWanted(strength)),
    notWanting: strongest.filter(({ strength }) => strength !== null && !isWanted(strength)),
    unanswered: strongest.filter(({ strength }) => strength === null),
  };
}
