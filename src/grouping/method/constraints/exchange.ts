import { dot } from "../dot.ts";
import { lengthWith, misfit, product, putBlock, type BlockGroups } from "./block-groups.ts";

/** A move must gain more than rounding can. */
const LEAST_GAIN = 1e-9;
const MOST_PASSES = 100;
/** Of two groups, so many of each that would gain most by changing sides are tried against each other. */
const MOST_TRIED = 12;

/** Moves single blocks and swaps pairs, each time exactly counted, until neither gains any more. */
export function improve(groups: BlockGroups): void {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    relocate(groups);
    if (!swap(groups)) return;
  }
}

/** Each block in turn goes where the worth grows most (Hartigan), until none moves. */
function relocate(groups: BlockGroups): void {
  const { blocks, room, labels } = groups;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let moved = 0;
    for (let b = 0; b < blocks.count; b++) {
      const own = labels[b]!;
      let best = LEAST_GAIN;
      let target = own;
      const leaving = gainOfLeaving(groups, b);
      for (let g = 0; g < room.k; g++) {
        if (g === own) continue;
        const gain = leaving + gainOfJoining(groups, b, g) - groups.penalty * newlyBroken(groups, b, g);
        if (gain <= best) continue;
        best = gain;
        target = g;
      }
      if (target === own) continue;
      putBlock(groups, b, target);
      moved++;
    }
    if (moved === 0) return;
  }
}

/** What Σ|S_g| gains when the block leaves its group (0 or less, but for a group it does not suit). */
function gainOfLeaving(groups: BlockGroups, b: number): number {
  const own = groups.labels[b]!;
  const square = groups.squares[own]!;
  return lengthWith(square, -product(groups, own, b), groups.blocks.squares[b]!) - Math.sqrt(square);
}

/** What Σ|S_g| gains when the block joins group g, which it is not in. */
function gainOfJoining(groups: BlockGroups, b: number, g: number): number {
  const square = groups.squares[g]!;
  return lengthWith(square, product(groups, g, b), groups.blocks.squares[b]!) - Math.sqrt(square);
}

/** What moving the block to g breaks more than now. */
function newlyBroken(groups: BlockGroups, b: number, g: number): number {
  const { blocks, room, labels, clashes } = groups;
  const own = labels[b]!;
  const pairs = clashes[b * room.k + g]! - clashes[b * room.k + own]!;
  return pairs + newMisfit(groups, own, g, blocks.people[b]!);
}

/** Change in people too many or too few when so many go from one group to another (or the other way, if negative). */
function newMisfit({ room, people }: BlockGroups, from: number, to: number, going: number): number {
  const before = misfit(room, people[from]!) + misfit(room, people[to]!);
  return misfit(room, people[from]! - going) + misfit(room, people[to]! + going) - before;
}

interface Candidate {
  block: number;
  gain: number;
  /** S · s_b with the own group's sum, and with the other's. */
  own: number;
  other: number;
}

/** For each pair of groups the best swap of two blocks, as long as one gains; whether anything was swapped. */
function swap(groups: BlockGroups): boolean {
  const { k } = groups.room;
  let swapped = false;
  for (let g = 0; g < k; g++) {
    for (let h = g + 1; h < k; h++) {
      for (let turn = 0; turn < MOST_TRIED && swapBest(groups, g, h); turn++) swapped = true;
    }
  }
  return swapped;
}

function swapBest(groups: BlockGroups, g: number, h: number): boolean {
  const ofG = candidates(groups, g, h);
  const ofH = candidates(groups, h, g);
  let best = LEAST_GAIN;
  let pair: [number, number] | undefined;
  for (const a of ofG) {
    for (const b of ofH) {
      const gain = gainOfSwap(groups, g, h, a, b);
      if (gain <= best) continue;
      best = gain;
      pair = [a.block, b.block];
    }
  }
  if (pair === undefined) return false;
  putBlock(groups, pair[0], h);
  putBlock(groups, pair[1], g);
  return true;
}

function gainOfSwap(groups: BlockGroups, g: number, h: number, a: Candidate, b: Candidate): number {
  const { blocks, room, squares, clashes, penalty } = groups;
  const { d, sums, people } = blocks;
  const both = dot(sums, a.block * d, sums, b.block * d, d);
  const added = blocks.squares[a.block]! + blocks.squares[b.block]! - 2 * both;
  const inG = lengthWith(squares[g]!, b.other - a.own, added);
  const inH = lengthWith(squares[h]!, a.other - b.own, added);
  // The two themselves, if they should be apart, stay apart, though each counts the other in the group it goes to.
  const pairs =
    clashes[a.block * room.k + h]! - clashes[a.block * room.k + g]! +
    clashes[b.block * room.k + g]! - clashes[b.block * room.k + h]! -
    (blocks.apart[a.block]!.includes(b.block) ? 2 : 0); // prettier-ignore
  const more = pairs + newMisfit(groups, g, h, people[a.block]! - people[b.block]!);
  return inG + inH - Math.sqrt(squares[g]!) - Math.sqrt(squares[h]!) - penalty * more;
}

function candidates(groups: BlockGroups, from: number, to: number): Candidate[] {
  const { blocks, labels, squares, room, clashes } = groups;
  const found: Candidate[] = [];
  for (let block = 0; block < blocks.count; block++) {
    if (labels[block] !== from) continue;
    const own = product(groups, from, block);
    const other = product(groups, to, block);
    const added = blocks.squares[block]!;
    const gain = lengthWith(squares[from]!, -own, added) + lengthWith(squares[to]!, other, added);
    const clashing = clashes[block * room.k + from]! - clashes[block * room.k + to]!;
    found.push({ block, own, other, gain: gain + groups.penalty * clashing });
  }
  return found.length <= MOST_TRIED ? found : found.sort((a, b) => b.gain - a.gain).slice(0, MOST_TRIED);
}
