/**
 * Adjusted Rand index of two groupings of the same respondents (Hubert & Arabie 1985): 1 the same, about 0 as alike as
 * by chance, may be below 0. Two groupings that leave nothing to chance (both one group, or both all apart) give 1.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const cells = new Map<number, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const width = 1 + Array.from(b).reduce((most, label) => Math.max(most, label), 0);
  for (let i = 0; i < n; i++) {
    increment(cells, a[i]! * width + b[i]!);
    increment(rows, a[i]!);
    increment(columns, b[i]!);
  }
  const both = pairs(cells);
  const inA = pairs(rows);
  const inB = pairs(columns);
  const expected = n < 2 ? 0 : (inA * inB) / ((n * (n - 1)) / 2);
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function increment(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairs(counts: Map<number, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += (count * (count - 1)) / 2;
  return sum;
}
