/** Seeded randomness for invented data: the same seed gives the same sequence on every machine. */
export interface Chance {
  /** 0 ≤ x < 1. */
  real(): number;
  /** Standard normal. */
  normal(): number;
  /** A copy in random order (Fisher–Yates). */
  shuffled<T>(values: readonly T[]): T[];
}

/** The mulberry32 generator; good enough to invent data with, not for anything secret. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    real,
    // Box–Muller; 1 − x keeps the logarithm from zero.
    normal: () => Math.sqrt(-2 * Math.log(1 - real())) * Math.cos(2 * Math.PI * real()),
    shuffled: (values) => {
      const order = [...values];
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(real() * (i + 1));
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      return order;
    },
  };
}
