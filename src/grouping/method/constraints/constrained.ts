import { randomStream, type Random } from "../random.ts";
import type { Profiles } from "../shape.ts";
import {
  broken,
  clearGroups,
  emptyGroups,
  putBlock,
  sumBlocks,
  sumOfCosines,
  type BlockGroups,
} from "./block-groups.ts";
import { findDivision, type Room } from "./division.ts";
import { improve } from "./exchange.ts";
import type { Block } from "./links.ts";
import { placeByRegret, seedDirections } from "./placing.ts";

/** A division of blocks into groups 0 … k − 1, none of them empty and no constraint broken. */
export interface ConstrainedPartition {
  /** Group by block. */
  labels: Int32Array;
  /** Σ cosine to the own centre. */
  objective: number;
}

/** Starts, and as many kicks after them: by how many blocks are to be placed in all, few for many people. */
const PLACINGS = 10_000;
const MOST_STARTS = 100;
const FEWEST_STARTS = 5;
/** Share of the blocks that a kick moves. */
const KICKED = 0.3;
const LEAST_GAIN = 1e-9;

/**
 * Spherical k-means under constraints: minimises Σ|z_i − c_g|² over divisions that keep together, apart and within sizes
 * what must be. Blocks of people who stay together are placed by regret, then moved and swapped with exactly counted
 * gains under a penalty for what is broken. Started from the unconstrained groups, from a division that is known to
 * break nothing (so that there always is an answer), and from seeds as in k-means++; then again and again from the best so
 * far with a part of the blocks thrown about.
 * @returns null where the unconstrained groups break nothing: they are the answer as they are.
 * @param rowOf row of the profiles by respondent, −1 without a profile.
 * @param free the unconstrained group by row of the profiles.
 * @param room of which findDivision knows a division.
 */
export function constrainedGroups(
  profiles: Profiles,
  blocks: readonly Block[],
  rowOf: Int32Array,
  { room, free, seed }: { room: Room; free: Int32Array; seed: number },
): ConstrainedPartition | null {
  const sums = sumBlocks(blocks, profiles, rowOf);
  const groups = emptyGroups(sums, room);
  const asFree = freeLabels(blocks, rowOf, free);
  asFree.forEach((g, b) => putBlock(groups, b, g));
  if (!asFree.includes(-1) && broken(groups) === 0) return null;

  let best: ConstrainedPartition | undefined;
  const keep = () => {
    improve(groups);
    if (broken(groups) > 0) return;
    if (best === undefined || sumOfCosines(groups) > best.objective + LEAST_GAIN) best = snapshot(groups);
  };
  const starts = Math.max(FEWEST_STARTS, Math.min(MOST_STARTS, Math.round(PLACINGS / blocks.length)));
  const random = randomStream(seed, `constrained groups ${room.k}`);
  for (let start = 0; start < starts; start++) {
    clearGroups(groups);
    placeByRegret(groups, seedDirections(sums, room.k, random));
    keep();
  }
  startFree(groups, asFree);
  keep();
  startWhole(groups, blocks);
  keep();
  if (best === undefined) throw new Error("a division that breaks nothing did not stay so");
  for (let kick = 0; kick < starts; kick++) {
    startKicked(groups, best.labels, random);
    keep();
  }
  return best;
}

function snapshot(groups: BlockGroups): ConstrainedPartition {
  return { labels: groups.labels.slice(), objective: sumOfCosines(groups) };
}

/** The unconstrained group of each block; −1 where it has members in several. */
function freeLabels(blocks: readonly Block[], rowOf: Int32Array, free: Int32Array): Int32Array {
  return Int32Array.from(blocks, ({ people }) => {
    const groups = new Set(people.flatMap((i) => (rowOf[i] === -1 ? [] : [free[rowOf[i]!]!])));
    return groups.size === 1 ? [...groups][0]! : -1;
  });
}

/** The best so far, shaken (iterated local search; Lourenço, Martin & Stützle 2003). */
function startKicked(groups: BlockGroups, best: Int32Array, random: Random): void {
  best.forEach((g, b) => putBlock(groups, b, g));
  for (let b = 0; b < best.length; b++) {
    if (random.real() < KICKED) putBlock(groups, b, random.below(groups.room.k));
  }
}

/** The directions of the unconstrained groups, as far as blocks are whole in them. */
function startFree(groups: BlockGroups, asFree: Int32Array): void {
  clearGroups(groups);
  asFree.forEach((g, b) => putBlock(groups, b, g));
  const directions = directionsOf(groups);
  clearGroups(groups);
  placeByRegret(groups, directions);
}

/** The blocks that are hard to place as a search has placed them, the others by what those ask for. */
function startWhole(groups: BlockGroups, blocks: readonly Block[]): void {
  const division = findDivision(blocks, groups.room);
  if (typeof division === "string") throw new Error(`a division that was found before is now ${division}`);
  clearGroups(groups);
  division.forEach((g, b) => putBlock(groups, b, g));
  placeByRegret(groups, directionsOf(groups));
}

function directionsOf({ sums, squares, blocks }: BlockGroups): Float64Array {
  return sums.map((value, at) => {
    const square = squares[Math.floor(at / blocks.d)]!;
    return square === 0 ? 0 : value / Math.sqrt(square);
  });
}
