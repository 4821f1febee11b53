// Whether several breakdowns of one figure may stand side by side: part of the small-group rule of visibility.ts.

/** People who fall into the same cell of every breakdown: `cells[b]` names their cell of breakdown b. */
export interface Alike {
  people: number;
  cells: readonly string[];
}

/**
 * Whether several breakdowns of the same figure may be shown side by side: no sum or difference of their cells may
 * tell of fewer than `least` people. A cell that is hidden is one more cell here, which all hidden cells of a breakdown
 * share, because the total tells what they hold together.
 *
 * True only where `least` disjoint sets of people each span, by their cells, all that the cells can tell. Whatever a
 * reader adds up and takes away is a number for each person that depends on the person's cells alone. Where it is zero
 * for all but fewer than `least` people, one of the sets has none of those in it; it is zero on that whole set, and so
 * zero for everybody: nothing was told. The answer may be no where yes would do, never the other way round.
 *
 * A set spans everything when it has as many independent members as there can be at all (`mostIndependent`). Independence
 * is tried modulo two, where a member is a few machine words and adding is one instruction, and where that does not do,
 * modulo three: what is independent there is so in whole numbers too, since its determinant is not zero.
 */
export function areDifferencesSafe(groups: readonly Alike[], least: number): boolean {
  const present = groups.filter(({ people }) => people > 0);
  if (present.length === 0) return true;
  const cells = numberedCells(present);
  const rank = mostIndependent(cells);
  const words = Math.ceil((1 + Math.max(...cells.flat())) / wordBits);
  const left = present.map(({ people }) => people);
  for (let round = 0; round < least; round++) {
    const order = scarcestLast(cells, left);
    let taken = independent(cells, order, rank, words);
    if (taken.length < rank && order.length <= fewKinds) taken = independentModuloThree(cells, order, rank);
    if (taken.length < rank) return false;
    for (const place of taken) left[place] = (left[place] ?? 0) - 1;
  }
  return true;
}

const wordBits = 31;
/** Sums of cells are even for everybody only where few of the possible kinds of people are there. */
const fewKinds = 100;

/** Each group's cells as numbers from 0, no two breakdowns sharing one. */
function numberedCells(groups: readonly Alike[]): number[][] {
  const numbers = new Map<string, number>();
  return groups.map(({ cells }) =>
    cells.map((cell, breakdown) => {
      const name = `${breakdown} ${cell}`;
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    }),
  );
}

/**
 * A bound on how many groups are independent: each breakdown adds a number for each of its cells, less those that an
 * earlier breakdown has already. Two breakdowns share one number for each set of cells of the one that holds the same
 * people as a set of cells of the other: at the least the set of all.
 */
function mostIndependent(cells: readonly (readonly number[])[]): number {
  const breakdowns = cells[0]?.length ?? 0;
  let bound = 0;
  for (let own = 0; own < breakdowns; own++) {
    const size = new Set(cells.map((each) => each[own])).size;
    const shared = Array.from({ length: own }, (_, other) => sharedSets(cells, own, other));
    bound += size - Math.max(0, ...shared);
  }
  return bound;
}

/** How many pieces two breakdowns fall into when cells that have people in common are joined. */
function sharedSets(cells: readonly (readonly number[])[], one: number, other: number): number {
  const parents = new Map<number, number>();
  const rootOf = (cell: number): number => {
    const parent = parents.get(cell) ?? cell;
    if (parent === cell) return cell;
    const root = rootOf(parent);
    parents.set(cell, root);
    return root;
  };
  for (const each of cells) {
    const [a = 0, b = 0] = [each[one], each[other]];
    parents.set(a, rootOf(a));
    parents.set(rootOf(a), rootOf(b));
    parents.set(rootOf(b), rootOf(b));
  }
  return [...parents.keys()].filter((cell) => rootOf(cell) === cell).length;
}

/** The groups with somebody left, those of well filled cells first, so that each round spends the scarce ones sparingly. */
function scarcestLast(cells: readonly (readonly number[])[], left: readonly number[]): number[] {
  const filled: number[] = [];
  cells.forEach((each, at) => each.forEach((cell) => (filled[cell] = (filled[cell] ?? 0) + (left[at] ?? 0))));
  const scarcity = cells.map((each) => Math.min(...each.map((cell) => filled[cell] ?? 0)));
  const most = (at: number) => scarcity[at] ?? 0;
  return [...cells.keys()].filter((at) => (left[at] ?? 0) > 0).sort((a, b) => most(b) - most(a) || a - b);
}

/** Of the groups in their order, those that are independent, modulo two, of the ones before them; at most `wanted`. */
function independent(
  cells: readonly (readonly number[])[],
  order: readonly number[],
  wanted: number,
  words: number,
): number[] {
  const basis: { word: number; bit: number; vector: Int32Array }[] = [];
  const taken: number[] = [];
  for (const at of order) {
    if (taken.length === wanted) break;
    const vector = new Int32Array(words);
    for (const cell of cells[at] ?? []) flip(vector, Math.floor(cell / wordBits), 1 << (cell % wordBits));
    for (const { word, bit, vector: other } of basis)
      if (((vector[word] ?? 0) & bit) !== 0) for (let w = 0; w < words; w++) flip(vector, w, other[w] ?? 0);
    const word = vector.findIndex((each) => each !== 0);
    if (word === -1) continue;
    const value = vector[word] ?? 0;
    basis.push({ word, bit: value & -value, vector });
    taken.push(at);
  }
  return taken;
}

/** The same modulo three. */
function independentModuloThree(
  cells: readonly (readonly number[])[],
  order: readonly number[],
  wanted: number,
): number[] {
  const width = 1 + Math.max(...cells.flat());
  const basis: { pivot: number; vector: Uint8Array }[] = [];
  const taken: number[] = [];
  for (const at of order) {
    if (taken.length === wanted) break;
    const vector = new Uint8Array(width);
    for (const cell of cells[at] ?? []) vector[cell] = 1;
    for (const { pivot, vector: other } of basis) {
      const times = 3 - (vector[pivot] ?? 0);
      if (times === 3) continue;
      for (let cell = 0; cell < width; cell++) vector[cell] = ((vector[cell] ?? 0) + times * (other[cell] ?? 0)) % 3;
    }
    const pivot = vector.findIndex((each) => each !== 0);
    if (pivot === -1) continue;
    // One is its own inverse modulo three, and so is two.
    const inverse = vector[pivot] ?? 1;
    basis.push({ pivot, vector: vector.map((each) => (each * inverse) % 3) });
    taken.push(at);
  }
  return taken;
}

function flip(vector: Int32Array, word: number, bits: number): void {
  vector[word] = (vector[word] ?? 0) ^ bits;
}
