import { randomStream, shuffle, type Random } from "../../../src/grouping/method/random.ts";

const SCALE = 4;

/** Answers to be drawn: in `groups` groups (1 for none), or the same with each column dealt out anew. */
export interface Plan {
  kind: "ratings" | "ticks";
  permuted?: boolean;
  seed: number;
  n: number;
  d: number;
  groups: number;
}

export interface Planted {
  truth: number[];
  values: number[][];
  columns: string[];
}

/** Planted answers of either kind. */
export function plantedAnswers({ kind, permuted, ...size }: Plan): Planted {
  const planted = kind === "ratings" ? plantedRatings(size) : plantedTicks(size);
  if (permuted !== true) return planted;
  const random = randomStream(size.seed, "permuted columns");
  const dealt = planted.columns.map((_, j) => {
    const column = Float64Array.from(planted.values, (row) => row[j]!);
    shuffle(column, random);
    return column;
  });
  return { ...planted, values: planted.values.map((_, i) => dealt.map((column) => column[i]!)) };
}

/**
 * Ratings 0 … 1 on five steps of people who use the scale in their own way (how high, how wide); with groups, each
 * group wants its own share of the needs. Rows come in the order of the groups.
 */
export function plantedRatings({ seed, n, d, groups }: Omit<Plan, "kind" | "permuted">): Planted {
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

/**
 * Needs ticked or not (1 or 0) by people who tick readily or rarely: the odds of a tick are a person's own, around 1 to
 * 4.5, and e² times as large for the needs of the person's group.
 */
export function plantedTicks({ seed, n, d, groups }: Omit<Plan, "kind" | "permuted">): Planted {
  const random = randomStream(seed, "planted ticks");
  const truth = Array.from({ length: n }, (_, i) => Math.floor((i * groups) / n));
  const values = truth.map((group) => {
    const readiness = -1.5 + 0.7 * normal(random);
    return Array.from({ length: d }, (_, j) => {
      const logOdds = readiness + (groups > 1 && j % groups === group ? 2 : 0);
      return random.real() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
    });
  });
  return { truth, values, columns: Array.from({ length: d }, (_, j) => `need ${j}`) };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.real())) * Math.cos(2 * Math.PI * random.real());
}
