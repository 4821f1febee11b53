/** Judgements on one scale, or numbers: how many, how they spread, and where their middle is. */
export interface Judged {
  n: number;
  /** How many said each value; values that nobody said are not there. */
  counts: ReadonlyMap<number, number>;
  /** Null where there is none at all. */
  mean: number | null;
  median: number | null;
}

export function judged(values: readonly number[]): Judged {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { n: values.length, counts, mean: mean(values), median: medianOfCounts(counts, values.length) };
}

/** The median of values of which there are many alike, without putting all of them in order. */
function medianOfCounts(counts: ReadonlyMap<number, number>, n: number): number | null {
  if (n === 0) return null;
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const at = (place: number) => {
    let before = 0;
    return sorted.find(([, count]) => (before += count) > place)?.[0] ?? 0;
  };
  return (at(Math.floor((n - 1) / 2)) + at(Math.ceil((n - 1) / 2))) / 2;
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The value below which the share `p` of the values lies, between two neighbours in proportion: type 7 of Hyndman & Fan
 * (1996), as spreadsheets and R count it. Null of no values.
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
