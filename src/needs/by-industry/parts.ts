import { isShown, suppressedCounts } from "../../platform/visibility.ts";
import type { NeedRow, NeedSharePart, Particular } from "../needs-table.ts";

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

/** The industries to which the row is particular, of those whose cells may be shown. */
export function shownParticulars(row: NeedRow, industries: readonly string[], seesAll: boolean): Particular[] {
  const parts = partsOf(row, industries, seesAll);
  return row.particularTo.filter(({ industry }) => {
    const part = parts[industries.indexOf(industry)];
    return part !== undefined && part !== "hidden";
  });
}
