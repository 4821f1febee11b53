import { createHash } from "node:crypto";

/** A deterministic source of random numbers: the same seed and name always give the same sequence. */
export interface Random {
  /** A number in [0, 1) with 53 random bits. */
  real(): number;
  /** A whole number 0 … bound − 1, each equally likely; bound is 1 … 2³². */
  below(bound: number): number;
}

/**
 * An independent stream for one purpose. Streams of one seed differ in name ("reference 3", "stability 4"), so that
 * what one part of the method draws never shifts what another part gets. The generator is sfc32 of PractRand
 * (Doty-Humphrey), started from SHA-256 of seed and name.
 */
export function randomStream(seed: number, name: string): Random {
  const digest = createHash("sha256").update(`${seed}/${name}`).digest();
  const word = sfc32(digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8));
  return {
    real: () => ((word() >>> 5) * 0x4000000 + (word() >>> 6)) / 0x20000000000000,
    below: (bound) => {
      // The last, incomplete run of `bound` words is refused: otherwise small numbers would be a little likelier.
      const limit = 0x100000000 - (0x100000000 % bound);
      for (;;) {
        const drawn = word();
        if (drawn < limit) return drawn % bound;
      }
    },
  };
}

/** Puts the values in random order, in place (Fisher–Yates). */
export function shuffle(values: Int32Array | Float64Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}

/** `size` different numbers out of 0 … n − 1, in ascending order. */
export function drawWithoutReplacement(n: number, size: number, random: Random): Int32Array {
  const all = Int32Array.from({ length: n }, (_, i) => i);
  shuffle(all, random);
  return all.slice(0, size).sort();
}

/** n numbers out of 0 … n − 1, each drawn anew (a bootstrap sample), in ascending order. */
export function drawWithReplacement(n: number, random: Random): Int32Array {
  return Int32Array.from({ length: n }, () => random.below(n)).sort();
}

function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1;
  const next = () => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
