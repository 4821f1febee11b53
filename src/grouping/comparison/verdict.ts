import type { IndustryComparison } from "../method/industry.ts";
import type { OtherMethod } from "./other-method/around-medoids.ts";

/** What the comparison with industry says. */
export type IndustryVerdict = "need" | "unsure" | "need-only" | "industry" | "neither";

/** From here up a difference may well be chance. */
const highestP = 0.05;

/**
 * What tells more about an organisation's other answers: its need group, its industry (or both alike), or neither
 * beyond chance. "unsure": the group tells more, but not surely more than groups of chance would. "need-only": the
 * industry's figure is as large or larger, but may be chance, and the group's is not.
 */
export function industryVerdict({ r2Need, r2Industry, pNeed, pIndustry }: IndustryComparison): IndustryVerdict {
  if (r2Need > r2Industry && r2Need > 0) return pNeed < highestP ? "need" : "unsure";
  if (r2Industry > 0 && pIndustry < highestP) return "industry";
  return r2Need > 0 && pNeed < highestP ? "need-only" : "neither";
}

/** Whether a difference can hardly be chance. */
export function isBeyondChance(p: number): boolean {
  return p < highestP;
}

/** Why need groups could not be compared with industry. */
export type NoComparison = "no-industries" | "one-industry" | "small-industries" | "few-needs" | "known-since";

const smallestIndustry = 3;
const fewestNeeds = 4;

/**
 * Why a run has no comparison, from what is known now: nobody's industry, all of the same one, none with three people
 * (or but one beside the merged rest), too few needs; else it has become possible since the run was made.
 * @param industries of those who can be grouped. @param needs how many count in the grouping: those left out don't.
 */
export function noComparisonReason(industries: readonly (string | null)[], needs: number): NoComparison {
  const counts = Map.groupBy(industries.filter((industry) => industry !== null), (industry) => industry); // prettier-ignore
  if (counts.size < 2) return counts.size === 0 ? "no-industries" : "one-industry";
  const sizes = [...counts.values()].map(({ length }) => length);
  const classes = sizes.filter((size) => size >= smallestIndustry).length + (Math.min(...sizes) < smallestIndustry ? 1 : 0); // prettier-ignore
  if (classes < 2) return "small-industries";
  return needs < fewestNeeds ? "few-needs" : "known-since";
}

/** How alike two divisions are, by their adjusted Rand index. */
export type Agreement = "none" | "little" | "partly" | "nearly";

/** In words: under 0.1 no more alike than by chance, from 0.75 up nearly the same. */
export function agreementOf(adjustedRand: number): Agreement {
  if (adjustedRand < 0.1) return "none";
  if (adjustedRand < 0.4) return "little";
  return adjustedRand < 0.75 ? "partly" : "nearly";
}

/** What another method tells a planner of the need groups. */
export type MethodVerdict = "same" | "partly" | "amount" | "different";

/** The share of "how much" from which a division is mostly one of much and little. */
const mostlyAmount = 0.4;

/**
 * "same" and "partly" as agreement goes. Where the methods differ: "amount" when the other one mostly tells those who
 * ask for much from those who ask for little, which need groups are meant not to do; else "different".
 */
export function methodVerdict({ adjustedRand, levelOwn, levelOther }: OtherMethod): MethodVerdict {
  const agreement = agreementOf(adjustedRand);
  if (agreement === "nearly") return "same";
  if (agreement === "partly") return "partly";
  return levelOther >= mostlyAmount && levelOther >= 2 * levelOwn ? "amount" : "different";
}
