import type { Key } from "../platform/keys.ts";
import type { Texts } from "../platform/locales.ts";

/** What the scores of the index mean: a hundred points an anchor, and those between lie between two anchors. */
export const anchorScores = [0, 100, 200, 300, 400, 500] as const;

/** A tool's own words for each anchor, from 0 to 500; null where the product's words do. */
export type Anchors = readonly Texts[] | null;

/** The product's own words for the anchors. */
export const anchorTexts: Record<(typeof anchorScores)[number], Key> = {
  0: "maturity.anchors.unaware",
  100: "maturity.anchors.aware",
  200: "maturity.anchors.trying",
  300: "maturity.anchors.someUse",
  400: "maturity.anchors.regularUse",
  500: "maturity.anchors.essential",
};

/** The place of the anchor that a score has reached: 0–5. */
export function anchorOf(score: number): number {
  return Math.floor(score / 100);
}
