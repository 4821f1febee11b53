import { findDivision } from "./division.ts";
import type { Block } from "./links.ts";

/**
 * The fewest groups in which all who must be apart can be: the chromatic number of the links, or a little less where the
 * search for a proof was given up.
 */
export function coloursOf(blocks: readonly Block[]): number {
  return islandsOf(blocks).reduce((most, island) => {
    let k = Math.max(most, cliqueIn(blocks, island).length);
    while (!canBeApart(blocks, island, k)) k++;
    return k;
  }, 1);
}

/**
 * Blocks that cannot be kept apart in k groups, none of which can be spared for that, in ascending order; null when all
 * can be kept apart.
 */
export function crowdOf(blocks: readonly Block[], k: number): number[] | null {
  const crowded = islandsOf(blocks).find((island) => !canBeApart(blocks, island, k));
  if (crowded === undefined) return null;
  const clique = cliqueIn(blocks, crowded);
  const core = clique.length > k ? clique.slice(0, k + 1) : coreOf(blocks, crowded, k);
  return core
    .reduce((needed, b) => {
      const spared = needed.filter((other) => other !== b);
      return canBeApart(blocks, spared, k) ? needed : spared;
    }, core)
    .sort((a, b) => a - b);
}

/** Blocks that links connect, directly or through others; only where there are two or more. */
function islandsOf(blocks: readonly Block[]): number[][] {
  const seen = new Set<number>();
  return blocks.flatMap((_, start) => {
    if (seen.has(start)) return [];
    const island = [start];
    seen.add(start);
    for (const b of island) {
      for (const other of blocks[b]!.apart) {
        if (seen.has(other)) continue;
        seen.add(other);
        island.push(other);
      }
    }
    return island.length > 1 ? [island] : [];
  });
}

/** Blocks each of which must be apart from all others: not always the largest such set, but found at once. */
function cliqueIn(blocks: readonly Block[], island: readonly number[]): number[] {
  const byLinks = island.toSorted((a, b) => blocks[b]!.apart.length - blocks[a]!.apart.length || a - b);
  return byLinks.reduce<{ clique: number[]; left: Set<number> }>(
    ({ clique, left }, b) =>
      left.has(b) ? { clique: [...clique, b], left: left.intersection(new Set(blocks[b]!.apart)) } : { clique, left },
    { clique: [], left: new Set(island) },
  ).clique;
}

function canBeApart(blocks: readonly Block[], some: readonly number[], k: number): boolean {
  const core = coreOf(blocks, some, k);
  const place = new Map(core.map((b, at) => [b, at]));
  const alone = core.map((b) => ({
    ...blocks[b]!,
    apart: blocks[b]!.apart.flatMap((other) => place.get(other) ?? []),
  }));
  // Where the search gives up, nothing is proved against the links.
  return findDivision(alone, { k, least: 0, most: Infinity }) !== "impossible";
}

/** Without those who are apart from fewer than k others, and so can always be placed when all others are. */
function coreOf(blocks: readonly Block[], some: readonly number[], k: number): number[] {
  const core = new Set(some);
  const degree = new Map(some.map((b) => [b, blocks[b]!.apart.filter((other) => core.has(other)).length]));
  const open = some.filter((b) => degree.get(b)! < k);
  for (const b of open) core.delete(b);
  for (const b of open) {
    for (const other of blocks[b]!.apart) {
      if (!core.has(other)) continue;
      degree.set(other, degree.get(other)! - 1);
      if (degree.get(other)! >= k) continue;
      core.delete(other);
      open.push(other);
    }
  }
  return some.filter((b) => core.has(b));
}
