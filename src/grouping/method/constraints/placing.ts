import { dot } from "../dot.ts";
import type { Random } from "../random.ts";
import { putBlock, type BlockGroups, type BlockSums } from "./block-groups.ts";

/**
 * Directions of k groups to place blocks by: k-means++ (Arthur & Vassilvitskii 2007) over the blocks' own directions, each
 * counting as often as it has people.
 * @returns k rows of d numbers, of unit length (0 for a block whose profiles cancel each other out).
 */
export function seedDirections(blocks: BlockSums, k: number, random: Random): Float64Array {
  const { count, d, sums, squares, people } = blocks;
  const directions = new Float64Array(k * d);
  const farness = Float64Array.from(people);
  for (let g = 0; g < k; g++) {
    const seed = drawOne(farness, random);
    const length = Math.sqrt(squares[seed]!);
    for (let j = 0; j < d && length > 0; j++) directions[g * d + j] = sums[seed * d + j]! / length;
    for (let b = 0; b < count; b++) {
      const cosine = squares[b] === 0 ? 0 : dot(sums, b * d, directions, g * d, d) / Math.sqrt(squares[b]!);
      farness[b] = b === seed ? 0 : Math.min(farness[b]!, people[b]! * Math.max(0, 1 - cosine));
    }
  }
  return directions;
}

function drawOne(farness: Float64Array, random: Random): number {
  let left = random.real() * farness.reduce((sum, value) => sum + value, 0);
  for (let b = 0; b < farness.length; b++) {
    left -= farness[b]!;
    if (left < 0) return b;
  }
  return random.below(farness.length); // copies of the seeds only
}

/**
 * Places by regret (as in the greedy heuristics for assignment, Martello & Toth 1990): the block that would lose most by
 * its second choice goes first, among the groups where it breaks nothing. First the blocks with links or of several
 * people, each choice counted anew after every placing; then the others, counted anew whenever a group closes, since
 * until then nothing changes for them. Whoever fits nowhere goes where least is broken.
 * @param directions see seedDirections.
 */
export function placeByRegret(groups: BlockGroups, directions: Float64Array): void {
  const { blocks, room, labels } = groups;
  const { d } = blocks;
  const likings = new Float64Array(blocks.count * room.k);
  for (let b = 0; b < blocks.count; b++) {
    for (let g = 0; g < room.k; g++) likings[b * room.k + g] = dot(blocks.sums, b * d, directions, g * d, d);
  }
  const waiting = Array.from(labels.keys()).filter((b) => labels[b] === -1);
  const isHard = (b: number) => blocks.people[b]! > 1 || blocks.apart[b]!.length > 0;

  const hard = new Set(waiting.filter(isHard));
  while (hard.size > 0) {
    let next: Choice | undefined;
    for (const b of hard) {
      const choice = choose(groups, likings, b);
      if (next === undefined || goesBefore(choice, next, blocks)) next = choice;
    }
    putBlock(groups, next!.block, next!.group);
    hard.delete(next!.block);
  }
  let easy = waiting.filter((b) => !isHard(b));
  while (easy.length > 0) {
    const choices = easy.map((b) => choose(groups, likings, b, easy.length)).sort((x, y) => y.regret - x.regret);
    const left = choices.findIndex(({ block, group }, at) => {
      if (!isOpen(groups, block, group, easy.length - at)) return true;
      putBlock(groups, block, group);
      return false;
    });
    // A first one to whom nothing is open would wait for ever.
    if (left === 0) putBlock(groups, choices[0]!.block, choices[0]!.group);
    easy = left === -1 ? [] : choices.slice(Math.max(left, 1)).map(({ block }) => block);
  }
}

interface Choice {
  block: number;
  group: number;
  /** What the second choice would lose; infinite where there is none. */
  regret: number;
}

function goesBefore(choice: Choice, other: Choice, { people }: BlockSums): boolean {
  if (choice.regret !== other.regret) return choice.regret > other.regret;
  return people[choice.block]! > people[other.block]!;
}

function choose(groups: BlockGroups, likings: Float64Array, block: number, waiting = Infinity): Choice {
  const { k } = groups.room;
  let group = -1;
  let first = -Infinity;
  let second = -Infinity;
  for (let g = 0; g < k; g++) {
    const liking = likings[block * k + g]!;
    if (liking <= second || !isOpen(groups, block, g, waiting)) continue;
    if (liking > first) [second, first, group] = [first, liking, g];
    else second = liking;
  }
  if (group !== -1) return { block, group, regret: first - second };
  const worst = Array.from(
    { length: k },
    (_, g) => groups.clashes[block * k + g]! * groups.penalty + groups.people[g]!,
  );
  return { block, group: worst.indexOf(Math.min(...worst)), regret: Infinity };
}

/** Whether the block breaks nothing there, and leaves enough people waiting for the groups that are still too small. */
function isOpen({ blocks, room, clashes, people }: BlockGroups, b: number, g: number, waiting: number): boolean {
  if (clashes[b * room.k + g]! > 0 || people[g]! + blocks.people[b]! > room.most) return false;
  if (waiting === Infinity || people[g]! < room.least) return true;
  return people.reduce((sum, count) => sum + Math.max(0, room.least - count), 0) < waiting;
}
