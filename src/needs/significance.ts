/** k of n respondents. */
export interface Count {
  k: number;
  n: number;
}

/**
 * Two-sided Fisher exact test with the mid-p correction (Fisher 1935; Lancaster 1961) of whether the shares k/n of
 * two independent groups differ. Given the margins, k inside is hypergeometric under no difference; the result is the
 * probability of all tables less probable than the observed one plus half that of the tables just as probable (the
 * observed one among them), 0 … 1. Counts are whole numbers with 0 ≤ k ≤ n; where the margins leave only one
 * table possible (an empty group, say) the result is 1.
 */
export function fisherMidP(inside: Count, outside: Count): number {
  const wanting = inside.k + outside.k;
  const all = inside.n + outside.n;
  const least = Math.max(0, wanting - outside.n);
  const most = Math.min(inside.n, wanting);
  if (least === most) return 1;

  const logFactorials = cumulativeLogs(all);
  const logChoose = (n: number, k: number) => logFactorials[n]! - logFactorials[k]! - logFactorials[n - k]!;
  const logProbability = (k: number) =>
    logChoose(inside.n, k) + logChoose(outside.n, wanting - k) - logChoose(all, wanting);

  const observed = logProbability(inside.k);
  let p = 0;
  for (let k = least; k <= most; k++) {
    const other = logProbability(k);
    // Equally probable tables differ by rounding only; the margin is far above that and below any real difference.
    if (Math.abs(other - observed) < 1e-9) p += Math.exp(other) / 2;
    else if (other < observed) p += Math.exp(other);
  }
  return Math.min(1, p);
}

/**
 * Benjamini & Hochberg (1995): for each p-value the least false discovery rate q at which it would be called a
 * discovery, in the order given; q ≥ p, and q never falls as p rises.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const largestFirst = pValues.map((_, i) => i).sort((a, b) => pValues[b]! - pValues[a]!);
  const q = new Array<number>(pValues.length).fill(1);
  let least = 1;
  largestFirst.forEach((i, fromTop) => {
    const place = pValues.length - fromTop;
    least = Math.min(least, (pValues[i]! * pValues.length) / place);
    q[i] = least;
  });
  return q;
}

function cumulativeLogs(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let i = 1; i <= n; i++) logs[i] = logs[i - 1]! + Math.log(i);
  return logs;
}
