import { adjustedRand } from "../../method/agreement.ts";
import { answerMatrix, takeRows, type Blank, type NeedBlock } from "../../method/answers.ts";
import { distanceMaterial, needVariables } from "../../method/material.ts";
import { drawWithoutReplacement, randomStream } from "../../method/random.ts";
import { groupSizes } from "../../method/group-sums.ts";
import { etaSquared } from "../../method/variance.ts";

/** Need groups to be laid beside those of another method; lists have one entry per respondent, in the blocks' order. */
export interface OtherMethodInput {
  blocks: readonly NeedBlock[];
  blank: Blank;
  /** Group 0 … k − 1; null for those in no group. */
  labels: readonly (number | null)[];
  k: number;
  seed: number;
}

/** The same respondents grouped by how far their answers are from each other, and how alike the two divisions are. */
export interface OtherMethod {
  people: number;
  adjustedRand: number;
  /** Share 0 … 1 of the variance of the respondents' mean answer that each division explains: how much, not what. */
  levelOwn: number;
  levelOther: number;
  /** Sizes of the other method's groups, the largest first. */
  sizes: number[];
}

/** Distances take memory that grows with n²; above, a seeded sample is compared. */
const MOST_PEOPLE = 1000;

/**
 * As many groups by partitioning around medoids on Gower's distance of the answers themselves (Kaufman & Rousseeuw
 * 1990), which see how much is asked for as well as what.
 * @returns null where there are not more people than groups, or fewer than two groups.
 */
export function groupAroundMedoids({ blocks, blank, labels, k, seed }: OtherMethodInput): OtherMethod | null {
  const all = labels.flatMap((label, row) => (label === null ? [] : [row]));
  const drawn = drawWithoutReplacement(all.length, Math.min(all.length, MOST_PEOPLE), randomStream(seed, "medoids"));
  const rows = Array.from(drawn, (at) => all[at]!);
  if (k < 2 || rows.length <= k) return null;
  const answers = takeRows(answerMatrix(blocks, blank), rows);
  const own = Int32Array.from(rows, (row) => labels[row]!);
  const material = distanceMaterial(needVariables(answers), "gower");
  const { labels: other } = material.cloud().group(k, randomStream(seed, "medoids"), 1);
  const d = answers.needs.length;
  const means = rows.map((_, i) => meanAnswer(answers.x.subarray(i * d, (i + 1) * d)));
  return {
    people: rows.length,
    adjustedRand: adjustedRand(own, other),
    levelOwn: etaSquared(means, own, k),
    levelOther: etaSquared(means, other, k),
    sizes: Array.from(groupSizes(other, k)).sort((a, b) => b - a),
  };
}

function meanAnswer(answers: Float64Array): number {
  const known = answers.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}
