/**
 * Starts of the grouping that is kept: 200 for some hundred people, where a start costs a tenth of a millisecond and the
 * last bit of the objective decides whether a number of groups counts as stable, never fewer than 25.
 */
export function keptRestarts(n: number): number {
  return startsFor(n, 50_000, 25, 200);
}

/**
 * Starts of each of the many groupings that only measure (references, subsamples, bootstraps), fewer with more people:
 * then one start differs little from another, and there are some thousand of them.
 */
export function resamplingRestarts(n: number): number {
  return startsFor(n, 5000, 4, 10);
}

/** Starts of each grouping by half of the needs, the same for real and permuted answers. */
export function halfRestarts(n: number): number {
  return startsFor(n, 1500, 1, 3);
}

function startsFor(n: number, budget: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.round(budget / n)));
}
