/** Successes out of how many. */
export type Count = readonly [successes: number, of: number];

const Z_95 = 1.959963984540054;

/**
 * 95 % interval of the difference p₁ − p₂ of two independent proportions: Newcombe (1998), method 10, from the two
 * Wilson score intervals. Both counts must be of at least one; the ends lie in −1 … 1.
 */
export function differenceInterval(first: Count, second: Count): [number, number] {
  const p1 = first[0] / first[1];
  const p2 = second[0] / second[1];
  const [low1, high1] = wilsonInterval(first);
  const [low2, high2] = wilsonInterval(second);
  const difference = p1 - p2;
  return [difference - Math.hypot(p1 - low1, high2 - p2), difference + Math.hypot(high1 - p1, p2 - low2)];
}

/**
 * One-sided Fisher mid-p that the first proportion is the larger one: P(X > x) + ½ P(X = x) with X hypergeometric under
 * the fixed margins (Lancaster 1961). That of the opposite side is 1 minus it.
 */
export function fisherMidP(first: Count, second: Count): number {
  const [x, n1] = first;
  const successes = x + second[0];
  const all = n1 + second[1];
  const most = Math.min(n1, successes);
  const whole = logChoose(all, n1);
  let p = 0;
  for (let count = x; count <= most; count++) {
    const log = logChoose(successes, count) + logChoose(all - successes, n1 - count) - whole;
    p += count === x ? Math.exp(log) / 2 : Math.exp(log);
  }
  return Math.min(1, p);
}

/** Benjamini & Hochberg's (1995) adjusted p-values, in the order of the p-values given. */
export function falseDiscoveryRates(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b]! - pValues[a]!);
  const rates = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((i, place) => {
    least = Math.min(least, (pValues[i]! * pValues.length) / (pValues.length - place));
    rates[i] = least;
  });
  return rates;
}

function wilsonInterval([x, n]: Count): [number, number] {
  const z2 = Z_95 * Z_95;
  const centre = (x + z2 / 2) / (n + z2);
  const half = (Z_95 * Math.sqrt((x * (n - x)) / n + z2 / 4)) / (n + z2);
  // At the ends of the scale the interval reaches exactly the end.
  return [x === 0 ? 0 : centre - half, x === n ? 1 : centre + half];
}

const logFactorials = [0];

function logChoose(n: number, k: number): number {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1]! + Math.log(i));
  return logFactorials[n]! - logFactorials[k]! - logFactorials[n - k]!;
}
