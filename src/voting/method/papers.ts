import type { RankedProfile } from "./ballots.ts";

/** Rankings laid out for counting in rounds: whom each paper counts for when only some options are still in. */
export interface Papers {
  /** The option that row r counts for among those with `continuing[option] === 1`; −1 when it counts for none. */
  readonly countsFor: (row: number, continuing: Uint8Array) => number;
  readonly hasTies: boolean;
}

/**
 * A paper counts for the one continuing option of its best tier that has any; two or more there make it count for none,
 * and the count must not ask again, since it can't be transferred from that point.
 */
export function layOut({ tiers }: RankedProfile): Papers {
  const countsFor = (row: number, continuing: Uint8Array): number => {
    for (const tier of tiers[row]!) {
      let found = -1;
      for (const option of tier) {
        if (continuing[option] === 0) continue;
        if (found !== -1) return -1;
        found = option;
      }
      if (found !== -1) return found;
    }
    return -1;
  };
  return { countsFor, hasTies: tiers.some((ballot) => ballot.some((tier) => tier.length > 1)) };
}

/** A flag for each option: 1 for the given ones. */
export function flags(options: number, given: readonly number[]): Uint8Array {
  const flagged = new Uint8Array(options);
  for (const option of given) flagged[option] = 1;
  return flagged;
}

/** Equal texts for equal numbers in every row; short work even for many rows. */
export function rowsKey({ buffer, byteOffset, byteLength }: Int32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
}
