import type { Distances, Variable } from "./distances.ts";

/**
 * Gower's distance (1971) as R's `daisy` defines it: the mean over the variables that both answered of |x − y| / range
 * (numeric) or 0/1 (others), without the asymmetric ones that both lack. No variable shared gives 1. The range of a
 * numeric variable is that of the answers given here; with one value only it contributes 0.
 */
export function gowerDistances(variables: readonly Variable[]): Distances {
  const n = variables[0]?.values.length ?? 0;
  const distances = new Float64Array(n * n);
  const binaries = packBinaries(variables, n);
  const others = variables.filter((variable) => variable.kind === "numeric" || variable.kind === "nominal");
  const sum = new Float64Array(n);
  const shared = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    sum.fill(0);
    shared.fill(0);
    for (const word of binaries) addBinaries(word, i, sum, shared);
    for (const variable of others) {
      if (variable.kind === "numeric") addNumeric(variable.values, i, sum, shared);
      else addNominal(variable.values, i, sum, shared);
    }
    for (let o = i + 1; o < n; o++) {
      const distance = shared[o] === 0 ? 1 : sum[o]! / shared[o]!;
      distances[i * n + o] = distance;
      distances[o * n + i] = distance;
    }
  }
  return { n, d: distances };
}

/** Up to 32 binary variables of one kind, a bit each: 40 of them compare in two steps instead of forty. */
interface BinaryWord {
  asymmetric: boolean;
  chosen: Int32Array;
  answered: Int32Array;
}

function packBinaries(variables: readonly Variable[], n: number): BinaryWord[] {
  const words: BinaryWord[] = [];
  for (const kind of ["symmetric", "asymmetric"]) {
    const ofKind = variables.filter((variable) => variable.kind === kind);
    for (let first = 0; first < ofKind.length; first += 32) {
      const chosen = new Int32Array(n);
      const answered = new Int32Array(n);
      ofKind.slice(first, first + 32).forEach(({ values }, bit) => {
        for (let i = 0; i < n; i++) {
          if (!Number.isNaN(values[i]!)) answered[i] = answered[i]! | (1 << bit);
          if (values[i] === 1) chosen[i] = chosen[i]! | (1 << bit);
        }
      });
      words.push({ asymmetric: kind === "asymmetric", chosen, answered });
    }
  }
  return words;
}

function addBinaries(word: BinaryWord, i: number, sum: Float64Array, shared: Float64Array): void {
  const { chosen, answered, asymmetric } = word;
  const mine = chosen[i]!;
  const known = answered[i]!;
  for (let o = i + 1; o < chosen.length; o++) {
    const theirs = chosen[o]!;
    const both = known & answered[o]!;
    sum[o] = sum[o]! + bits((mine ^ theirs) & both);
    shared[o] = shared[o]! + bits(asymmetric ? both & (mine | theirs) : both);
  }
}

function addNumeric(values: Float64Array, i: number, sum: Float64Array, shared: Float64Array): void {
  const mine = values[i]!;
  if (Number.isNaN(mine)) return;
  const perRange = 1 / rangeOf(values);
  for (let o = i + 1; o < values.length; o++) {
    const theirs = values[o]!;
    if (Number.isNaN(theirs)) continue;
    sum[o] = sum[o]! + Math.abs(mine - theirs) * perRange;
    shared[o] = shared[o]! + 1;
  }
}

function addNominal(values: Float64Array, i: number, sum: Float64Array, shared: Float64Array): void {
  const mine = values[i]!;
  if (Number.isNaN(mine)) return;
  for (let o = i + 1; o < values.length; o++) {
    const theirs = values[o]!;
    if (Number.isNaN(theirs)) continue;
    if (mine !== theirs) sum[o] = sum[o]! + 1;
    shared[o] = shared[o]! + 1;
  }
}

function rangeOf(values: Float64Array): number {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most > least ? most - least : 1;
}

/** Number of bits set in a 32-bit word. */
function bits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
