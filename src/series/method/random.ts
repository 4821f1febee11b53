import { createHash } from "node:crypto";

/** A source of random numbers that gives the same numbers for the same seed. */
export interface Random {
  /** Evenly in 0 ≤ x < 1. */
  next: () => number;
  /** A whole number evenly in 0 ≤ x < n. */
  below: (n: number) => number;
}

/**
 * The generator sfc32 (Doty-Humphrey, PractRand): 128 bits of state, begun from the SHA-256 of seed and stream, so
 * that streams of one seed do not follow each other.
 */
export function randomFrom(seed: number, stream: string): Random {
  const start = createHash("sha256").update(`${seed}:${stream}`).digest();
  let [a, b, c, counter] = [start.readInt32LE(0), start.readInt32LE(4), start.readInt32LE(8), start.readInt32LE(12)];

  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  return { next, below: (n) => Math.floor(next() * n) };
}
