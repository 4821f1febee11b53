import { waysOut, type ClashingWish } from "./ways.ts";
import { wishesOf, withOnly, type Wish } from "./wishes.ts";
import type { Instance } from "../method/instance.ts";
import { holdsTogether } from "./holds-together.ts";
import { openSolver } from "../../platform/solver/solve-highs.ts";

/** Wishes that cannot hold together, none of which is idle: without any one of them the others can. */
export interface Clash {
  wishes: ClashingWish[];
  /** Whether it was proven that no fewer wishes clash; else time ran out. */
  isSmallest: boolean;
}

export interface ClashLimits {
  timeLimitSeconds: number;
  seed: number;
}

/** Part of the time for finding the clash; the rest is for the ways out. */
const forFinding = 0.6;

/** Whether wishes hold together; null when the time was not enough to tell. */
type Ask = (kept: readonly Wish[]) => Promise<boolean | null>;

/**
 * The smallest set of wishes that cannot hold together, with a way out for each; null when all wishes can, or when
 * the time was not enough to prove that they can't. First a set with nothing idle by a deletion filter (Chinneck &
 * Dravnieks 1991); then, while time is left, the smallest by hitting sets of what would have to give way (Ignatiev,
 * Previti, Liffiton & Marques-Silva 2015). Blocks its thread.
 */
export async function smallestClash(
  instance: Instance,
  { timeLimitSeconds, seed }: ClashLimits,
): Promise<Clash | null> {
  const started = performance.now();
  const solver = await openSolver();
  const left = (share: number) => share * timeLimitSeconds - (performance.now() - started) / 1000;
  const asking = (share: number) => (one: Instance, loose: ReturnType<typeof withOnly>["loose"]) =>
    holdsTogether(one, loose, { timeLimitSeconds: left(share), seed, solver });
  const all = wishesOf(instance);
  const ask: Ask = async (kept) => {
    const { instance: relaxed, loose } = withOnly(instance, kept);
    return await asking(forFinding)(relaxed, loose);
  };
  if ((await ask(all)) !== false) return null;

  const irreducible = await deletionFilter(all, ask);
  const smaller = irreducible.length < 2 ? irreducible : await smallestWithin(all, irreducible, ask);
  const clash = smaller ?? irreducible;
  const wishes = await waysOut(instance, all, clash, asking(1));
  return { wishes, isSmallest: smaller !== null };
}

/** Leaves out each wish without which the others clash still. One that can't be told in time is kept. */
async function deletionFilter(all: readonly Wish[], ask: Ask): Promise<Wish[]> {
  let clash = [...all];
  for (const wish of all) {
    const without = clash.filter((other) => other !== wish);
    if ((await ask(without)) === false) clash = without;
  }
  return clash;
}

/**
 * The smallest clash, given one with nothing idle; null when time runs out. Every clash has a wish in each correction
 * (wishes whose leaving lets the rest hold): the smallest set that has, if it clashes, is the smallest clash; if it
 * holds, what must leave when it is filled up is one more correction.
 */
async function smallestWithin(all: readonly Wish[], known: Wish[], ask: Ask): Promise<Wish[] | null> {
  const corrections: Wish[][] = [];
  for (;;) {
    const hitting = smallestHitting(corrections, known.length);
    if (hitting === null) return known;
    const holds = await ask(hitting);
    if (holds === null) return null;
    if (!holds) return hitting;
    let filled = hitting;
    for (const wish of all) {
      if (filled.includes(wish)) continue;
      const more = await ask([...filled, wish]);
      if (more === null) return null;
      if (more) filled = [...filled, wish];
    }
    corrections.push(all.filter((wish) => !filled.includes(wish)));
  }
}

/** The smallest set with a wish of each correction, null when it would have as many as `limit`. */
function smallestHitting(corrections: readonly (readonly Wish[])[], limit: number): Wish[] | null {
  for (let size = 0; size < limit; size++) {
    const found = hittingOf(corrections, size);
    if (found !== null) return found;
  }
  return null;
}

function hittingOf(corrections: readonly (readonly Wish[])[], size: number): Wish[] | null {
  const [first] = corrections;
  if (first === undefined) return [];
  if (size === 0) return null;
  for (const wish of first) {
    const rest = hittingOf(corrections.filter((one) => !one.includes(wish)), size - 1); // prettier-ignore
    if (rest !== null) return [wish, ...rest];
  }
  return null;
}
