import { randomStream } from "../../src/grouping/method/random.ts";

/** Numbers 0 … 1 that are the same at every run. */
export function seededNumbers(seed: number): () => number {
  const stream = randomStream(seed, "benchmark");
  return () => stream.real();
}
