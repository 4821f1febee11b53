import type { RankedProfile } from "./ballots.ts";
import { pairwise, type Strength } from "./pairwise.ts";

/**
 * Schulze's method (2011): tiers of options, best first. A direct victory a > b is as strong as the ballots that prefer
 * a (winning votes), or as their lead (margins); a path as its weakest victory; those whom nobody beats by the strongest
 * paths are the first tier (the co-winners), and the next tiers are peeled off in the same way from the rest.
 */
export function schulzeTiers(profile: RankedProfile, strength: Strength): number[][] {
  const paths = strongestPaths(pairwise(profile), strength);
  const tiers: number[][] = [];
  let rest = [...profile.options.keys()];
  while (rest.length > 0) {
    const tier = rest.filter((a) => rest.every((b) => paths[a]![b]! >= paths[b]![a]!));
    tiers.push(tier);
    rest = rest.filter((option) => !tier.includes(option));
  }
  return tiers;
}

/** Widest paths by Floyd and Warshall's recurrence. */
function strongestPaths(preferred: readonly Float64Array[], strength: Strength): Float64Array[] {
  const m = preferred.length;
  const paths = preferred.map((row, a) =>
    row.map((votes, b) => {
      const against = preferred[b]![a]!;
      return votes <= against ? 0 : strength === "winning" ? votes : votes - against;
    }),
  );
  for (let via = 0; via < m; via++) {
    for (let a = 0; a < m; a++) {
      if (a === via) continue;
      const row = paths[a]!;
      for (let b = 0; b < m; b++) if (b !== a) row[b] = Math.max(row[b]!, Math.min(row[via]!, paths[via]![b]!));
    }
  }
  return paths;
}
