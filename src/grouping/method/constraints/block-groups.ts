import { addScaled, dot } from "../dot.ts";
import type { Profiles } from "../shape.ts";
import type { Room } from "./division.ts";
import type { Block } from "./links.ts";

/** Blocks as they are moved about: their sums of profiles, and whom they must be apart from. */
export interface BlockSums {
  count: number;
  d: number;
  /** Row b: the sum of the profiles in block b; its squared length. */
  sums: Float64Array;
  squares: Float64Array;
  /** People in the block, those without a profile too. */
  people: Int32Array;
  apart: readonly (readonly number[])[];
}

/**
 * A grouping of blocks under way, kept so that the effect of a move is exact and cheap. Its worth is Σ_g |S_g| (the
 * Σ cosine to the own centre that spherical k-means maximises, since Σ|z − c|² = 2n − 2 Σ|S_g|) less a penalty for each
 * pair that should be apart and each person too many or too few in a group. The penalty is larger than any Σ cosine:
 * what breaks fewer constraints is always worth more.
 */
export interface BlockGroups {
  blocks: BlockSums;
  room: Room;
  penalty: number;
  /** Group by block, −1 while it is in none. */
  labels: Int32Array;
  /** S_g and |S_g|². */
  sums: Float64Array;
  squares: Float64Array;
  people: Int32Array;
  /** From b · k: how many blocks of each group block b should be apart from. */
  clashes: Int32Array;
}

/** @param rowOf row of the profiles by respondent, −1 without a profile. */
export function sumBlocks(blocks: readonly Block[], { d, z }: Profiles, rowOf: Int32Array): BlockSums {
  const sums = new Float64Array(blocks.length * d);
  blocks.forEach(({ people }, b) => {
    for (const i of people) if (rowOf[i] !== -1) addScaled(sums, b * d, z, rowOf[i]! * d, d, 1);
  });
  return {
    ...{ count: blocks.length, d, sums, apart: blocks.map(({ apart }) => apart) },
    squares: Float64Array.from(blocks, (_, b) => dot(sums, b * d, sums, b * d, d)),
    people: Int32Array.from(blocks, ({ people }) => people.length),
  };
}

export function emptyGroups(blocks: BlockSums, room: Room): BlockGroups {
  const { k } = room;
  return {
    ...{ blocks, room, penalty: 1 + blocks.people.reduce((sum, people) => sum + people, 0) },
    labels: new Int32Array(blocks.count).fill(-1),
    ...{ sums: new Float64Array(k * blocks.d), squares: new Float64Array(k), people: new Int32Array(k) },
    clashes: new Int32Array(blocks.count * k),
  };
}

export function clearGroups(groups: BlockGroups): void {
  groups.labels.fill(-1);
  for (const figures of [groups.sums, groups.squares, groups.people, groups.clashes]) figures.fill(0);
}

/** Puts block b into group g, from where it was; −1 takes it out. */
export function putBlock(groups: BlockGroups, b: number, g: number): void {
  const from = groups.labels[b]!;
  if (from !== -1) add(groups, b, from, -1);
  if (g !== -1) add(groups, b, g, 1);
  groups.labels[b] = g;
}

function add({ blocks, room, sums, squares, people, clashes }: BlockGroups, b: number, g: number, sign: 1 | -1): void {
  const { d } = blocks;
  addScaled(sums, g * d, blocks.sums, b * d, d, sign);
  squares[g] = dot(sums, g * d, sums, g * d, d);
  people[g] = people[g]! + sign * blocks.people[b]!;
  for (const other of blocks.apart[b]!) clashes[other * room.k + g] = clashes[other * room.k + g]! + sign;
}

/** People too many or too few in a group of so many. */
export function misfit({ least, most }: Room, people: number): number {
  return people < least ? least - people : people > most ? people - most : 0;
}

/** How much is broken: pairs that should be apart, and people too many or too few. */
export function broken({ blocks, room, labels, people, clashes }: BlockGroups): number {
  let pairs = 0;
  for (let b = 0; b < blocks.count; b++) if (labels[b] !== -1) pairs += clashes[b * room.k + labels[b]!]!;
  return pairs / 2 + people.reduce((sum, count) => sum + misfit(room, count), 0);
}

/** Σ_g |S_g|. */
export function sumOfCosines({ squares }: BlockGroups): number {
  return squares.reduce((sum, square) => sum + Math.sqrt(square), 0);
}

/** S_g · s_b. */
export function product({ blocks, sums }: BlockGroups, g: number, b: number): number {
  return dot(sums, g * blocks.d, blocks.sums, b * blocks.d, blocks.d);
}

/** |S_g + s|, from |S_g|², S_g · s (negative to take s away) and |s|². */
export function lengthWith(square: number, product: number, added: number): number {
  return Math.sqrt(Math.max(0, square + 2 * product + added));
}
