import type { Variable } from "./distances.ts";

/** Up to 32 binary variables of one kind, a bit each: 40 of them compare in two steps instead of forty. */
export interface BinaryWord {
  asymmetric: boolean;
  chosen: Int32Array;
  answered: Int32Array;
  /** How many variables every pair shares: all of them where they are symmetric and nobody left one out, else 0. */
  always: number;
}

/** The symmetric and the asymmetric binary variables, 32 to a word. */
export function packBinaries(variables: readonly Variable[], n: number): BinaryWord[] {
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
      const all = Math.min(32, ofKind.length - first);
      const isAlways = kind === "symmetric" && answered.every((word) => bits(word) === all);
      words.push({ asymmetric: kind === "asymmetric", chosen, answered, always: isAlways ? all : 0 });
    }
  }
  return words;
}

/**
 * Adds, for everyone from `first` on, in how many of the variables they differ from i, and to `shared` in how many they can be
 * compared, unless they always can in all.
 */
export function addBinaries(word: BinaryWord, i: number, first: number, sum: Float64Array, shared: Float64Array): void {
  const { chosen, answered, asymmetric, always } = word;
  const mine = chosen[i]!;
  if (always > 0) {
    for (let o = first; o < chosen.length; o++) sum[o] = sum[o]! + bits(mine ^ chosen[o]!);
    return;
  }
  const known = answered[i]!;
  for (let o = first; o < chosen.length; o++) {
    const theirs = chosen[o]!;
    const both = known & answered[o]!;
    sum[o] = sum[o]! + bits((mine ^ theirs) & both);
    shared[o] = shared[o]! + bits(asymmetric ? both & (mine | theirs) : both);
  }
}

/** Number of bits set in a 32-bit word. */
function bits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
