import type { Profiles } from "../method/shape.ts";

const turns = 500;
const closeEnough = 1e-10;

/**
 * The profiles on a plane that keeps as much of their differences as two axes can: principal components of the centred
 * profiles, which is classical scaling of their distances (Torgerson 1952; Gower 1966). One point per row; `share` is
 * the part 0 … 1 of the differences that the plane shows. The same profiles always give the same picture: the power
 * method starts from the longest centred profile, and each axis points to where its largest loading is positive.
 */
export function planeOf({ n, d, z }: Profiles): { points: { x: number; y: number }[]; share: number } {
  const rows = centred(n, d, z);
  const total = rows.reduce((sum, row) => sum + product(row, row), 0);
  const axes: Float64Array[] = [];
  let shown = 0;
  for (let axis = 0; axis < 2; axis++) {
    const direction = leadingDirection(rows, axes);
    shown += rows.reduce((sum, row) => sum + product(row, direction) ** 2, 0);
    axes.push(direction);
  }
  const [first, second] = axes as [Float64Array, Float64Array];
  return {
    points: rows.map((row) => ({ x: product(row, first), y: product(row, second) })),
    share: total === 0 ? 0 : Math.min(1, shown / total),
  };
}

function centred(n: number, d: number, z: Float64Array): Float64Array[] {
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j] = mean[j]! + z[i * d + j]! / n;
  return Array.from({ length: n }, (_, i) => z.slice(i * d, (i + 1) * d).map((value, j) => value - mean[j]!));
}

/** The direction in which the rows differ most, at right angles to those found before; all 0 where nothing differs. */
function leadingDirection(rows: readonly Float64Array[], before: readonly Float64Array[]): Float64Array {
  const d = rows[0]?.length ?? 0;
  const starts = rows.map((row) => perpendicular(row.slice(), before)).sort((a, b) => product(b, b) - product(a, a));
  let direction = unit(starts[0] ?? new Float64Array(d));
  for (let turn = 0; turn < turns; turn++) {
    const turned = new Float64Array(d);
    for (const row of rows) {
      const weight = product(row, direction);
      for (let j = 0; j < d; j++) turned[j] = turned[j]! + weight * row[j]!;
    }
    const next = unit(perpendicular(turned, before));
    const agreement = product(next, direction);
    direction = next;
    if (1 - Math.abs(agreement) < closeEnough) break;
  }
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) + 1e-9 ? value : best), 0);
  return largest < 0 ? direction.map((value) => -value) : direction;
}

function perpendicular(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  for (const other of others) {
    const part = product(vector, other);
    for (let j = 0; j < vector.length; j++) vector[j] = vector[j]! - part * other[j]!;
  }
  return vector;
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(product(vector, vector));
  return length < 1e-12 ? new Float64Array(vector.length) : vector.map((value) => value / length);
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
