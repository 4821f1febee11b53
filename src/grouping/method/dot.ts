/**
 * Σ a[from + j] · b[at + j] for j = 0 … d − 1. Four running sums: one alone would make each addition wait for the one
 * before, and this loop is where grouping spends its time.
 */
export function dot(a: Float64Array, from: number, b: Float64Array, at: number, d: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < d; j += 4) {
    s0 += a[from + j]! * b[at + j]!;
    s1 += a[from + j + 1]! * b[at + j + 1]!;
    s2 += a[from + j + 2]! * b[at + j + 2]!;
    s3 += a[from + j + 3]! * b[at + j + 3]!;
  }
  for (; j < d; j++) s0 += a[from + j]! * b[at + j]!;
  return s0 + s1 + (s2 + s3);
}

/** Adds factor · (d numbers of `from` at i) to the d numbers of `into` at g. */
export function addScaled(
  into: Float64Array,
  g: number,
  from: Float64Array,
  i: number,
  d: number,
  factor: number,
): void {
  for (let j = 0; j < d; j++) into[g + j] = into[g + j]! + factor * from[i + j]!;
}

/** The products of the k rows of `a`, d numbers each, with the d numbers of b at `at`: four rows at a time, as above. */
export function dots(out: Float64Array, a: Float64Array, k: number, b: Float64Array, at: number, d: number): void {
  let g = 0;
  for (; g + 3 < k; g += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let j = 0, p = g * d; j < d; j++, p++) {
      const value = b[at + j]!;
      s0 += value * a[p]!;
      s1 += value * a[p + d]!;
      s2 += value * a[p + 2 * d]!;
      s3 += value * a[p + 3 * d]!;
    }
    out[g] = s0;
    out[g + 1] = s1;
    out[g + 2] = s2;
    out[g + 3] = s3;
  }
  for (; g < k; g++) out[g] = dot(a, g * d, b, at, d);
}
