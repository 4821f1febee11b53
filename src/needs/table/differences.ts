import { leastShown } from "../../platform/visibility.ts";

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
 */
export function areDifferencesSafe(groups: readonly Alike[], least: number = leastShown): boolean {
  const present = groups.filter(({ people }) => people > 0);
  const vectors = oneHot(present);
  if ((vectors[0]?.length ?? 0) > mostCells) return false;
  const rank = spanOf(vectors).length;
  const left = present.map(({ people }) => people);
  for (let round = 0; round < least; round++) {
    const order = scarcestLast(present, left);
    const taken = spanOf(order.map((at) => vectors[at]!));
    if (taken.length < rank) return false;
    for (const place of taken) left[order[place]!]!--;
  }
  return true;
}

/** Above so many cells the arithmetic below would not be exact any more. */
const mostCells = 32;
/** A prime above every determinant that vectors of three ones in `mostCells` columns can have (Hadamard: 3^16). */
const prime = 67_108_859;

function oneHot(groups: readonly Alike[]): number[][] {
  const named = groups.map(({ cells }) => cells.map((cell, breakdown) => `${breakdown} ${cell}`));
  const columns = [...new Set(named.flat())];
  return named.map((cells) => columns.map((column) => Number(cells.includes(column))));
}

/** Who still has somebody left, those of well filled cells first, so that each round spends the scarce ones sparingly. */
function scarcestLast(groups: readonly Alike[], left: readonly number[]): number[] {
  const filled = new Map<string, number>();
  const names = groups.map(({ cells }) => cells.map((cell, breakdown) => `${breakdown} ${cell}`));
  names.forEach((cells, at) => cells.forEach((cell) => filled.set(cell, (filled.get(cell) ?? 0) + left[at]!)));
  const scarcity = names.map((cells) => Math.min(...cells.map((cell) => filled.get(cell)!)));
  return [...groups.keys()].filter((at) => left[at]! > 0).sort((a, b) => scarcity[b]! - scarcity[a]! || a - b);
}

/** The places of the vectors that are independent of those before them, by elimination in whole numbers modulo a prime. */
function spanOf(vectors: readonly number[][]): number[] {
  const basis: { pivot: number; vector: number[] }[] = [];
  return [...vectors.keys()].filter((at) => {
    let rest = vectors[at]!;
    for (const { pivot, vector } of basis) {
      const factor = rest[pivot]!;
      if (factor !== 0) rest = rest.map((value, column) => modulo(value - factor * vector[column]!));
    }
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot === -1) return false;
    const inverse = power(rest[pivot]!, prime - 2);
    basis.push({ pivot, vector: rest.map((value) => (value * inverse) % prime) });
    return true;
  });
}

const modulo = (value: number) => ((value % prime) + prime) % prime;

function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
