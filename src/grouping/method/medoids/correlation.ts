import { takeAnswers, type DistanceMeasure, type Distances, type Variable } from "./distances.ts";

/**
 * Correlation distance (1 − r) / 2 with Pearson's r over the needs that both answered: 0 the same shape, 1 the opposite.
 * Where r is not defined (fewer than two shared needs, or one of the two gave the same answer to all of them) nothing
 * is known about the pair: r counts as 0 and the distance is ½.
 */
export function correlationDistances(variables: readonly Variable[]): Distances {
  const { n, d, rows } = byRow(variables);
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let o = i + 1; o < n; o++) {
      const distance = (1 - correlation(rows, i * d, o * d, d)) / 2;
      distances[i * n + o] = distance;
      distances[o * n + i] = distance;
    }
  }
  return { n, d: distances };
}

/** The same distances, worked out when asked for. */
export function correlationMeasure(variables: readonly Variable[]): DistanceMeasure {
  const { n, d, rows } = byRow(variables);
  return {
    n,
    from: (i) =>
      Float64Array.from({ length: n }, (_, o) => (o === i ? 0 : (1 - correlation(rows, i * d, o * d, d)) / 2)),
    among: (some) => correlationDistances(takeAnswers(variables, some)),
  };
}

function byRow(variables: readonly Variable[]): { n: number; d: number; rows: Float64Array } {
  const n = variables[0]?.values.length ?? 0;
  const d = variables.length;
  const rows = new Float64Array(n * d);
  variables.forEach(({ values }, j) => {
    for (let i = 0; i < n; i++) rows[i * d + j] = values[i]!;
  });
  return { n, d, rows };
}

function correlation(rows: Float64Array, at: number, other: number, d: number): number {
  let shared = 0;
  let sumX = 0;
  let sumY = 0;
  for (let j = 0; j < d; j++) {
    const x = rows[at + j]!;
    const y = rows[other + j]!;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    shared++;
    sumX += x;
    sumY += y;
  }
  if (shared < 2) return 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let j = 0; j < d; j++) {
    const x = rows[at + j]! - sumX / shared;
    const y = rows[other + j]! - sumY / shared;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  // Below this, the spread is rounding of equal answers.
  if (xx < 1e-18 || yy < 1e-18) return 0;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
