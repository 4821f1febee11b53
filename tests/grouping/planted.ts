import { randomStream, type Random } from "../../src/grouping/random.ts";

const SCALE = 4;

/**
 * Ratings 0 … 1 on five steps of people who use the scale in their own way (how high, how wide); with groups, each
 * group wants its own share of the needs. Rows come in the order of the groups.
 */
export function plantedRatings({ seed, n, d, groups }: { seed: number; n: number; d: number; groups: number }) {
  const random = randomStream(seed, "planted ratings");
  const truth = Array.from({ length: n }, (_, i) => Math.floor((i * groups) / n));
  const values = truth.map((group) => {
    const level = 0.5 + 0.5 * normal(random);
    const width = 0.6 + 0.6 * random.real();
    return Array.from({ length: d }, (_, j) => {
      const wanted = groups > 1 && j % groups === group ? 1.4 : 0;
      const felt = 1.5 + level + width * (wanted + 0.7 * normal(random));
      return Math.max(0, Math.min(SCALE, Math.round(felt))) / SCALE;
    });
  });
  return { truth, values, columns: Array.from({ length: d }, (_, j) => `need ${j}`) };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.real())) * Math.cos(2 * Math.PI * random.real());
}
