import { mergedStrength, type NeedBlock, needBlocks, needLevel, type NeedValues } from "./values.ts";

/** The answers of all respondents as grouping takes them: per block a table of respondents × needs. */
export interface GroupingInput {
  blocks: {
    name: string;
    weight: number;
    columns: string[];
    /** Left out where every need counts the same. */
    columnWeights?: number[];
    values: (number | null)[][];
  }[];
  blank: "missing" | "lowest";
}

/** One row per respondent and one column per need, whichever way the need was asked about. */
export interface NeedProfiles {
  needs: string[];
  /** Strengths 0 … 1. */
  values: (number | null)[][];
  /** Present levels, 0 … steps − 1 of the question that asked. */
  levels: (number | null)[][];
  /** Mean of what a respondent answered: how much they ask for in all, which grouping must not look at. */
  intensity: (number | null)[];
}

/**
 * The input of grouping: columns are need × block, in the order in which the needs first come up; a block that no
 * respondent was asked about, or that weighs 0, is left out. values[i][j] is respondent i's strength for the block's
 * column j. `needWeights` gives what a need counts within its block, by its key, where it is not 1.
 */
export function groupingInput(
  respondents: readonly NeedValues[],
  weights: Partial<Record<NeedBlock, number>> = {},
  blank: GroupingInput["blank"] = "missing",
  needWeights: Readonly<Record<string, number>> = {},
): GroupingInput {
  const blocks = needBlocks.flatMap((name) => {
    const columns = [...new Set(respondents.flatMap(({ blocks }) => [...blocks[name].keys()]))];
    const weight = weights[name] ?? 1;
    if (columns.length === 0 || weight === 0) return [];
    const columnWeights = columns.map((need) => needWeights[need] ?? 1);
    const counts = columnWeights.every((each) => each === 1) ? {} : { columnWeights };
    const values = respondents.map(({ blocks }) => columns.map((need) => blocks[name].get(need) ?? null));
    return [{ name, weight, columns, ...counts, values }];
  });
  return { blocks, blank };
}

/**
 * Strengths and levels per respondent × need for tables and series: several sources of a need are merged by the
 * largest. `needs` gives the columns and their order; `generalSkills[i]` stands in where respondent i stated no level
 * for a need (null or absent: missing).
 */
export function needProfiles(
  respondents: readonly NeedValues[],
  needs: readonly string[],
  generalSkills: readonly (number | null)[] = [],
): NeedProfiles {
  return {
    needs: [...needs],
    values: respondents.map((respondent) => needs.map((need) => mergedStrength(respondent, need))),
    levels: respondents.map((respondent, i) =>
      needs.map((need) => needLevel(respondent, need, generalSkills[i] ?? null)),
    ),
    intensity: respondents.map(intensity),
  };
}

/** Mean of a respondent's observed strengths over need × block, 0 … 1; null when nothing was answered. */
export function intensity({ blocks }: NeedValues): number | null {
  const observed = needBlocks.flatMap((name) => [...blocks[name].values()]).filter((strength) => strength !== null);
  return mean(observed);
}

/** Arithmetic mean, or null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
