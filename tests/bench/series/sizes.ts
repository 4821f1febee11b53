import type { Instance } from "../../../src/series/method/instance.ts";
import { benchInstance } from "./instances.ts";

/** What is measured: the name of the part, the instances by seed, and what they must hold with ASSERT_TIMES=1. */
export interface Size {
  name: string;
  seeds: readonly number[];
  instance: (seed: number) => Instance;
  /** How long the solver may take. */
  seconds: number;
  limits: { firstMs?: number; fromBest?: number; gap?: number; seconds?: number };
}

const small = { firstMs: 1000, fromBest: 0.01, gap: 0.001, seconds: 30 };

/** Named by the number of people; shapes are people × topics × workshops. */
export const sizes: readonly Size[] = [
  size("40", { people: 40, topics: 15, workshops: 7, size: [4, 12] }, [1, 2, 3], 30, small),
  size("100", { people: 100, topics: 20, workshops: 10, size: [5, 15] }, [1, 2, 3], 30, small),
  size("300", { people: 300, topics: 30, workshops: 20, size: [5, 15] }, [1, 2, 3], 60, small),
  size("1000", { people: 1000, topics: 40, workshops: 60, size: [6, 20] }, [1], 60, {}),
  size("5000", { people: 5000, topics: 40, workshops: 60, size: [8, 30] }, [1], 60, {}),
];

function size(
  name: string,
  shape: Parameters<typeof benchInstance>[0],
  seeds: readonly number[],
  seconds: number,
  limits: Size["limits"],
): Size {
  return { name, seeds, instance: (seed) => benchInstance(shape, seed), seconds, limits };
}
