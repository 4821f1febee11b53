import { isShown, suppressedCounts } from "../../platform/visibility.ts";
import type { Discrepancy, NeedRow, NeedSharePart, Particular } from "../needs-table.ts";

/** One industry's cell of a row: its share, nothing answered, or hidden because too few people stand behind it. */
export type Part = NeedSharePart | "none" | "hidden";

/**
 * The row's cells by industry, in the order of `industries`. Those who may not see single organisations' answers get
 * no cell that stands for too few of them, nor what would let it be computed from the others and the total.
 */
export function partsOf(row: NeedRow, industries: readonly string[], seesAll: boolean): Part[] {
  const parts = industries.map((key) => row.byIndustry.find((part) => part.key === key));
  const counts = parts.map((part) => part?.answered ?? 0);
  const withoutIndustry = row.answered - counts.reduce((sum, count) => sum + count, 0);
  const hidden = seesAll ? counts.map(() => false) : suppressedCounts([...counts, withoutIndustry]);
  return parts.map((part, at) => {
    if (hidden[at] === true) return "hidden";
    return part === undefined || part.answered === 0 ? "none" : part;
  });
}

/** Whether the row as a whole may be shown. */
export function isRowShown(row: NeedRow, seesAll: boolean): boolean {
  return seesAll || row.answered === 0 || isShown(row.answered);
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
export function hasHiddenPart({ answered, byIndustry }: NeedRow): boolean {
  const counts = byIndustry.map((part) => part.answered);
  const withoutIndustry = answered - counts.reduce((sum, count) => sum + count, 0);
  return suppressedCounts([...counts, withoutIndustry]).includes(true);
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
