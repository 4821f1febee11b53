import type { Block } from "./links.ts";

/** How many groups there are and how many people each may have. */
export interface Room {
  k: number;
  /** At least 1: no group is empty. */
  least: number;
  most: number;
}

/** A group for each block, −1 for those that can fill up anywhere; or why there is none. */
export type Division = Int32Array | "impossible" | "not-found";

/** Looks at blocks before the search is given up. */
const MOST_LOOKS = 2_000_000;

/**
 * Searches a division into groups that breaks no link and no size, whatever the profiles say. Blocks of several people or
 * with somebody to be apart from are tried one by one, the one with the fewest groups left first (DSATUR; Brélaz 1979)
 * and going back where it leads nowhere; the others fill up, which is mere arithmetic. Groups that are still empty are
 * all alike: only one of them is tried. "not-found" where the search gives up without a division or a proof that there
 * is none.
 */
export function findDivision(blocks: readonly Block[], { k, least, most }: Room): Division {
  const people = blocks.reduce((sum, block) => sum + block.people.length, 0);
  if (people < k * least || people > k * most) return "impossible";
  const labels = new Int32Array(blocks.length).fill(-1);
  const loads = new Int32Array(k);
  const clashes = blocks.map(() => new Int32Array(k));
  const hard = blocks.flatMap((block, b) => (block.people.length > 1 || block.apart.length > 0 ? [b] : []));
  let left = people;

  const put = (b: number, g: number, sign: 1 | -1) => {
    const { people: members, apart } = blocks[b]!;
    labels[b] = sign === 1 ? g : -1;
    loads[g] = loads[g]! + sign * members.length;
    left -= sign * members.length;
    for (const other of apart) clashes[other]![g] = clashes[other]![g]! + sign;
  };
  const canFill = () => loads.reduce((sum, load) => sum + Math.max(0, least - load), 0) <= left;
  const open = (b: number) => {
    const own = blocks[b]!.people.length;
    const firstEmpty = loads.indexOf(0);
    return Array.from(loads.keys())
      .filter((g) => clashes[b]![g] === 0 && loads[g]! + own <= most && (loads[g]! > 0 || g === firstEmpty))
      .sort((x, y) => loads[x]! - loads[y]! || x - y);
  };

  const mostSteps = 2 * hard.length + MOST_LOOKS / Math.max(1, hard.length);
  const trail: { b: number; choices: number[]; at: number }[] = [];
  const descend = () => {
    const b = mostPressed(blocks, hard, labels, clashes);
    trail.push({ b, choices: open(b), at: -1 });
  };
  if (hard.length > 0) descend();
  for (let steps = 0; trail.length > 0; steps++) {
    if (steps > mostSteps) return "not-found";
    const turn = trail.at(-1)!;
    if (turn.at >= 0) put(turn.b, turn.choices[turn.at]!, -1);
    turn.at++;
    if (turn.at === turn.choices.length) {
      trail.pop();
      continue;
    }
    put(turn.b, turn.choices[turn.at]!, 1);
    if (!canFill()) continue;
    if (trail.length === hard.length) break;
    descend();
  }
  if (trail.length === 0 && hard.length > 0) return "impossible";
  return labels;
}

/** Of the blocks not placed yet, the one that most groups are closed to; then the largest, the most linked, the first. */
function mostPressed(
  blocks: readonly Block[],
  hard: readonly number[],
  labels: Int32Array,
  clashes: readonly Int32Array[],
): number {
  let best = -1;
  let most = [-1, -1, -1];
  for (const b of hard) {
    if (labels[b] !== -1) continue;
    const closed = clashes[b]!.reduce((count, clash) => count + Number(clash > 0), 0);
    const figures = [closed, blocks[b]!.people.length, blocks[b]!.apart.length];
    const differs = figures.findIndex((figure, at) => figure !== most[at]);
    if (differs === -1 || figures[differs]! < most[differs]!) continue;
    best = b;
    most = figures;
  }
  return best;
}
