import type { RankedProfile } from "./ballots.ts";

/** What makes one victory stronger than another: the winner's votes, or the winner's lead. */
export type Strength = "winning" | "margin";

/** preferred[a][b]: weight, in whole units, of the ballots that rank a strictly above b; unranked are tied last. */
export function pairwise({ options, weights, tiers }: RankedProfile): Float64Array[] {
  const m = options.length;
  const preferred = options.map(() => new Float64Array(m));
  const place = new Int32Array(m);
  tiers.forEach((ballot, row) => {
    place.fill(ballot.length);
    ballot.forEach((tier, index) => {
      for (const option of tier) place[option] = index;
    });
    const weight = weights[row]!;
    // Only the ranked can be above anything.
    for (const tier of ballot) {
      for (const a of tier) {
        const above = place[a]!;
        const row = preferred[a]!;
        for (let b = 0; b < m; b++) if (above < place[b]!) row[b]! += weight;
      }
    }
  });
  return preferred;
}
