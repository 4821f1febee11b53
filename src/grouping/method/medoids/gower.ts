import { addBinaries, packBinaries, type BinaryWord } from "./binaries.ts";
import { takeAnswers, type DistanceMeasure, type Distances, type Variable } from "./distances.ts";

/** Side of the squares in which the matrix is mirrored: two of 32 KB stay in the nearest cache. */
const SQUARE = 64;

/**
 * Gower's distance (1971) as R's `daisy` defines it: the mean over the variables that both answered of |x − y| / range
 * (numeric) or 0/1 (others), without the asymmetric ones that both lack. No variable shared gives 1. The range of a
 * numeric variable is that of the answers given here; with one value only it contributes 0.
 */
export function gowerDistances(variables: readonly Variable[]): Distances {
  return allDistances(prepare(variables, variables.map(rangeOf)));
}

/** The same distances, worked out when asked for. */
export function gowerMeasure(variables: readonly Variable[]): DistanceMeasure {
  const ranges = variables.map(rangeOf);
  const prepared = prepare(variables, ranges);
  const { n } = prepared;
  return {
    n,
    from: (i) => {
      const sum = new Float64Array(n);
      const shared = new Float64Array(n).fill(prepared.always);
      addAnswers(prepared, i, 0, sum, shared);
      const distances = sum.map((total, o) => mean(total, shared[o]!));
      distances[i] = 0;
      return distances;
    },
    among: (rows) => allDistances(prepare(takeAnswers(variables, rows), ranges)),
  };
}

/** Variables ready to be compared: binary ones packed, the others with their range. */
interface Prepared {
  n: number;
  binaries: BinaryWord[];
  /** How many variables every pair shares, without counting. */
  always: number;
  others: { variable: Variable; range: number }[];
}

function prepare(variables: readonly Variable[], ranges: readonly number[]): Prepared {
  const n = variables[0]?.values.length ?? 0;
  const others = variables.flatMap((variable, j) =>
    variable.kind === "numeric" || variable.kind === "nominal" ? [{ variable, range: ranges[j]! }] : [],
  );
  const binaries = packBinaries(variables, n);
  return { n, binaries, always: binaries.reduce((sum, word) => sum + word.always, 0), others };
}

function allDistances(prepared: Prepared): Distances {
  const { n } = prepared;
  const distances = new Float64Array(n * n);
  const sum = new Float64Array(n);
  const shared = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    sum.fill(0);
    shared.fill(prepared.always);
    addAnswers(prepared, i, i + 1, sum, shared);
    for (let o = i + 1; o < n; o++) distances[i * n + o] = mean(sum[o]!, shared[o]!);
  }
  mirror(distances, n);
  return { n, d: distances };
}

/** Copies what is right of the diagonal to its left, square by square: columns alone would miss the cache at every step. */
function mirror(distances: Float64Array, n: number): void {
  for (let top = 0; top < n; top += SQUARE) {
    for (let left = top; left < n; left += SQUARE) {
      for (let i = top; i < Math.min(top + SQUARE, n); i++) {
        for (let o = Math.max(left, i + 1); o < Math.min(left + SQUARE, n); o++)
          distances[o * n + i] = distances[i * n + o]!;
      }
    }
  }
}

/** Adds, for everyone from `first` on, how much they differ from i and how many variables tell, besides those that always do. */
function addAnswers(prepared: Prepared, i: number, first: number, sum: Float64Array, shared: Float64Array): void {
  for (const word of prepared.binaries) addBinaries(word, i, first, sum, shared);
  for (const { variable, range } of prepared.others) {
    if (variable.kind === "numeric") addNumeric(variable.values, 1 / range, i, first, sum, shared);
    else addNominal(variable.values, i, first, sum, shared);
  }
}

function mean(sum: number, shared: number): number {
  return shared === 0 ? 1 : sum / shared;
}

function addNumeric(
  values: Float64Array,
  perRange: number,
  i: number,
  first: number,
  sum: Float64Array,
  shared: Float64Array,
): void {
  const mine = values[i]!;
  if (Number.isNaN(mine)) return;
  for (let o = first; o < values.length; o++) {
    const theirs = values[o]!;
    if (Number.isNaN(theirs)) continue;
    sum[o] = sum[o]! + Math.abs(mine - theirs) * perRange;
    shared[o] = shared[o]! + 1;
  }
}

function addNominal(values: Float64Array, i: number, first: number, sum: Float64Array, shared: Float64Array): void {
  const mine = values[i]!;
  if (Number.isNaN(mine)) return;
  for (let o = first; o < values.length; o++) {
    const theirs = values[o]!;
    if (Number.isNaN(theirs)) continue;
    if (mine !== theirs) sum[o] = sum[o]! + 1;
    shared[o] = shared[o]! + 1;
  }
}

function rangeOf({ values }: Variable): number {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most > least ? most - least : 1;
}
