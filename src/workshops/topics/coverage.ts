/** How well one workshop on a topic meets a need, in the three words that staff choose from. */
export const coverages = ["weak", "partly", "fully"] as const;
export type Coverage = (typeof coverages)[number];

const strengths: Record<Coverage, number> = { weak: 0.3, partly: 0.6, fully: 1 };

/** The word nearest to a strength 0–1. */
export function coverageOf(strength: number): Coverage {
  if (strength < 0.45) return "weak";
  return strength < 0.8 ? "partly" : "fully";
}

/** The strength that a chosen word means. One given more exactly before stays, as long as its word does. */
export function strengthOf(coverage: Coverage, before: number | undefined): number {
  return before !== undefined && coverageOf(before) === coverage ? before : strengths[coverage];
}
