import { differenceInterval, falseDiscoveryRates, fisherMidP, type Count } from "./proportions.ts";

/** A need that one group has more (or less) often than the others: "7 of 9 here want videos; elsewhere 3 of 31". */
export interface TellingNeed {
  need: string;
  inside: Count;
  outside: Count;
  /** Share inside − share outside. */
  difference: number;
  /** Newcombe's 95 % interval of the difference. */
  interval: [number, number];
  /** Benjamini–Hochberg q of the one-sided Fisher mid-p, over all groups and needs. */
  q: number;
}

/** Per group, what it has more often than the others and what it has less often, the largest difference first. */
export interface Telling {
  more: TellingNeed[];
  less: TellingNeed[];
}

const CHOSEN = 0.5;
const HIGHEST_Q = 0.1;
const LEAST_DIFFERENCE = 0.15;
const MOST_NEEDS = 5;

/**
 * Which needs tell each group apart: how many have the need (strength 0.5 or more) of those inside who answered it,
 * against those outside; telling when q < 0.10 and the difference is at least 15 percentage points; at most five each
 * way. A need that nobody inside, or nobody outside, has answered is not compared.
 * @param needs names of the columns of x.
 * @param x one row per label, one column per need, 0 … 1 or NaN.
 */
export function tellingNeeds(needs: readonly string[], x: Float64Array, labels: Int32Array, k: number): Telling[] {
  const cells = Array.from({ length: k }, (_, g) => cellsOf(g, needs, x, labels)).flat();
  const more = falseDiscoveryRates(cells.map((cell) => cell.midP));
  const less = falseDiscoveryRates(cells.map((cell) => 1 - cell.midP));
  return Array.from({ length: k }, (_, g) => ({
    more: strongest(
      cells.flatMap((cell, c) => (cell.group === g ? [told(cell, more[c]!)] : [])),
      1,
    ),
    less: strongest(
      cells.flatMap((cell, c) => (cell.group === g ? [told(cell, less[c]!)] : [])),
      -1,
    ),
  }));
}

interface Cell {
  group: number;
  need: string;
  inside: Count;
  outside: Count;
  midP: number;
}

function cellsOf(group: number, needs: readonly string[], x: Float64Array, labels: Int32Array): Cell[] {
  return needs.flatMap((need, j) => {
    const counts = { inside: [0, 0] as [number, number], outside: [0, 0] as [number, number] };
    labels.forEach((label, i) => {
      const strength = x[i * needs.length + j]!;
      if (Number.isNaN(strength)) return;
      const side = label === group ? counts.inside : counts.outside;
      side[1]++;
      if (strength >= CHOSEN) side[0]++;
    });
    if (counts.inside[1] === 0 || counts.outside[1] === 0) return [];
    return [{ group, need, ...counts, midP: fisherMidP(counts.inside, counts.outside) }];
  });
}

function told({ need, inside, outside }: Cell, q: number): TellingNeed {
  const difference = inside[0] / inside[1] - outside[0] / outside[1];
  return { need, inside, outside, difference, interval: differenceInterval(inside, outside), q };
}

function strongest(needs: TellingNeed[], sign: 1 | -1): TellingNeed[] {
  return needs
    .filter(({ q, difference }) => q < HIGHEST_Q && sign * difference >= LEAST_DIFFERENCE)
    .sort((a, b) => sign * (b.difference - a.difference) || a.q - b.q)
    .slice(0, MOST_NEEDS);
}
