import type { IndustryComparison } from "../industry.ts";

/** What the comparison with industry says. */
export type IndustryVerdict = "need" | "unsure" | "industry" | "neither";

/** From here up a difference may well be chance. */
const highestP = 0.05;

/**
 * What tells more about an organisation's other answers: its need group, its industry (or both alike), or neither
 * beyond chance. "unsure": the group tells more, but not surely more than groups of chance would.
 */
export function industryVerdict({ r2Need, r2Industry, pNeed, pIndustry }: IndustryComparison): IndustryVerdict {
  if (r2Need > r2Industry && r2Need > 0) return pNeed < highestP ? "need" : "unsure";
  return r2Industry > 0 && pIndustry < highestP ? "industry" : "neither";
}

/** Whether a difference can hardly be chance. */
export function isBeyondChance(p: number): boolean {
  return p < highestP;
}
