import type { Strength } from "./pairwise.ts";

/**
 * Schulze's method (2011): tiers of options, best first. A direct victory a > b is as strong as the ballots that prefer
 * a (winning votes), or as their lead (margins); a path as its weakest victory; those whom nobody beats by the strongest
 * paths are the first tier (the co-winners), and the next tiers are peeled off in the same way from the rest.
 * `paths` are those of `strongestPaths`.
 */
export function schulzeTiers(paths: readonly Float64Array[]): number[][] {
  const tiers: number[][] = [];
  let rest = [...paths.keys()];
  while (rest.length > 0) {
    const tier = rest.filter((a) => rest.every((b) => paths[a]![b]! >= paths[b]![a]!));
    tiers.push(tier);
    rest = rest.filter((option) => !tier.includes(option));
  }
  return tiers;
}

/** paths[a][b]: strength of the strongest path from a to b (0 for none), from `pairwise`; by Floyd and Warshall. */
export function strongestPaths(preferred: readonly Float64Array[], strength: Strength): Float64Array[] {
  const m = preferred.length;
  const paths = preferred.map((row, a) =>
    row.map((votes, b) => {
      const against = preferred[b]![a]!;
      return votes <= against ? 0 : strength === "winning" ? votes : votes - against;
    }),
  );
  for (let via = 0; via < m; via++) {
    const fromVia = paths[via]!;
    for (let a = 0; a < m; a++) {
      const row = paths[a]!;
      const toVia = row[via]!;
      if (a === via || toVia === 0) continue;
      for (let b = 0; b < m; b++) {
        const around = Math.min(toVia, fromVia[b]!);
        if (around > row[b]! && b !== a) row[b] = around;
      }
    }
  }
  return paths;
}
