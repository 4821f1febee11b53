import { areDifferencesShown, isShown, suppressedCounts } from "../../platform/visibility.ts";
import type { Discrepancy } from "../discrepancy.ts";
import type { AnsweredAlike, NeedRow, NeedSharePart, Particular } from "../needs-table.ts";

/** By what a need's figure is broken down. */
export const splits = ["industry", "size", "language"] as const;
export type Split = (typeof splits)[number];

/** One cell of a row: its share, nothing answered, or hidden because too few people stand behind it. */
export type Part = NeedSharePart | "none" | "hidden";

/** The row's figures by industry, size class or language. */
export const partsBy: Record<Split, (row: NeedRow) => NeedSharePart[]> = {
  industry: ({ byIndustry }) => byIndustry,
  size: ({ bySize }) => bySize,
  language: ({ byLanguage }) => byLanguage,
};

const placeBy: Record<Split, (alike: AnsweredAlike) => string | null> = {
  industry: ({ industry }) => industry,
  size: ({ sizeClass }) => sizeClass,
  language: ({ language }) => language,
};

/**
 * The row's cells, in the order of `keys`. Those who may not see single organisations' answers get no cell that stands
 * for too few of them, nor what would let it be computed from the other cells, the other splits and the total.
 */
export function partsOf(row: NeedRow, keys: readonly string[], seesAll: boolean, split: Split = "industry"): Part[] {
  const isHidden = seesAll ? () => false : hiddenBy(row, split);
  return keys.map((key) => {
    const part = partsBy[split](row).find((one) => one.key === key);
    if (part !== undefined && isHidden(key)) return "hidden";
    return part === undefined || part.answered === 0 ? "none" : part;
  });
}

/**
 * The splits that others than planners see of the row. Industry comes first; another joins it only where no difference
 * of its cells and those already shown tells of a few people, as when all of an industry but two are small companies.
 */
export function shownSplits(row: NeedRow): Split[] {
  const known = knownSplits.get(row);
  if (known !== undefined) return known;
  const shown = safeSplits(row);
  knownSplits.set(row, shown);
  return shown;
}

/** Each cell of a row asks anew, and with thousands of respondents the answer takes some milliseconds. */
const knownSplits = new WeakMap<NeedRow, Split[]>();

function safeSplits(row: NeedRow): Split[] {
  return splits.reduce<Split[]>((shown, split) => {
    const joined = [...shown, split];
    const hidden = joined.map((each) => hiddenAlone(row, each));
    const groups = row.answeredBy.map((alike) => ({
      people: alike.people,
      cells: joined.map((each, at) => {
        const key = placeBy[each](alike);
        return hidden[at]!(key) ? "hidden" : `shown ${key ?? ""}`;
      }),
    }));
    return areDifferencesShown(groups) ? joined : shown;
  }, []);
}

/** Which cells of the split are hidden; null stands for those whose industry, size or language is not known. */
function hiddenBy(row: NeedRow, split: Split): (key: string | null) => boolean {
  return shownSplits(row).includes(split) ? hiddenAlone(row, split) : () => true;
}

function hiddenAlone(row: NeedRow, split: Split): (key: string | null) => boolean {
  const parts = partsBy[split](row);
  const counts = parts.map((part) => part.answered);
  const hidden = suppressedCounts([...counts, unplaced(row, split).answered]);
  const keys = [...parts.map(({ key }) => key), null];
  return (key) => hidden[keys.indexOf(key)] ?? false;
}

/** Those whose industry, size class or language is not known: what the parts leave of the row. */
export function unplaced(row: NeedRow, split: Split): { answered: number; wanting: number } {
  const parts = partsBy[split](row);
  const rest = (of: "answered" | "wanting") => row[of] - parts.reduce((sum, part) => sum + part[of], 0);
  return { answered: rest("answered"), wanting: rest("wanting") };
}

/** Whether the row as a whole may be shown. */
export function isRowShown(row: NeedRow, seesAll: boolean): boolean {
  return seesAll || row.answered === 0 || isShown(row.answered);
}

/**
 * Whether the reader is told that the need is common to all. It says of every larger industry that at least half of
 * those who answered want it; how many answered this need may be fewer than the industry has respondents. So others
 * than planners are told it only where each of those industries' figures is shown to them anyway.
 */
export function isCommonShown(row: NeedRow, seesAll: boolean): boolean {
  return row.common && partsOf(row, row.commonAcross, seesAll).every((part) => typeof part === "object");
}

/**
 * The industries to which the row is particular. A comparison of one industry with the others tells, against the
 * total, how many have no industry, and against the cells what the other industries hold. So others than planners are
 * told it only where every part of the row may be shown.
 */
export function shownParticulars(row: NeedRow, seesAll: boolean): Particular[] {
  return seesAll || !hasHiddenPart(row) ? row.particularTo : [];
}

/** Whether an industry, or those without one, must be hidden from those who may not see single organisations' answers. */
export function hasHiddenPart(row: NeedRow): boolean {
  const isHidden = hiddenAlone(row, "industry");
  return [...row.byIndustry.map(({ key }) => key), null].some(isHidden);
}

/**
 * How far skill falls behind importance, gated on those who gave both, who are fewer than those who answered. The rank
 * is among the rows that may be shown: a gap in the ranks would tell where a hidden figure lies.
 */
export function shownDiscrepancy(
  { discrepancy }: NeedRow,
  rows: readonly NeedRow[],
  seesAll: boolean,
): Discrepancy | "none" | "hidden" {
  if (discrepancy === null) return "none";
  if (seesAll) return discrepancy;
  if (!isShown(discrepancy.respondents)) return "hidden";
  const shown = rows.flatMap((row) => row.discrepancy ?? []).filter(({ respondents }) => isShown(respondents));
  return { ...discrepancy, rank: 1 + shown.filter(({ mwds }) => mwds > discrepancy.mwds).length };
}
