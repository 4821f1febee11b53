import type { Held } from "./instance.ts";

/** How one plan differs from another that is measured on the same people. */
export interface Difference {
  /** Workshops that only the one, or only the other, holds. */
  onlyHere: Held[];
  onlyThere: Held[];
  /** Workshops that both hold: the same topic at the same level, for whomever. */
  shared: number;
  /** How many people the first plan gives more, and less, of what they could get. */
  gain: number;
  lose: number;
  same: number;
}

interface Measured {
  plan: readonly Held[];
  served: Float64Array;
}

/** Shares nearer to each other than this are the same to people. */
const SAME = 0.005;

/** What the first plan has that the second hasn't, and who gets more by it; people who could get nothing are left out. */
export function differenceOf(here: Measured, there: Measured, counted: readonly number[]): Difference {
  const unmatched = [...there.plan];
  const onlyHere = here.plan.filter((held) => {
    const same = bestMatch(unmatched, held);
    if (same !== -1) unmatched.splice(same, 1);
    return same === -1;
  });
  const change = counted.map((i) => here.served[i]! - there.served[i]!);
  const gain = change.filter((value) => value > SAME).length;
  const lose = change.filter((value) => value < -SAME).length;
  return {
    ...{ onlyHere, onlyThere: unmatched, shared: here.plan.length - onlyHere.length },
    ...{ gain, lose, same: counted.length - gain - lose },
  };
}

/** The place of the alike workshop with the most people in common; −1 where there is none on the topic and level. */
function bestMatch(plan: readonly Held[], { topic, level, members }: Held): number {
  let [best, common] = [-1, -1];
  plan.forEach((other, at) => {
    if (other.topic !== topic || other.level !== level) return;
    const both = other.members.filter((i) => members.includes(i)).length;
    if (both > common) [best, common] = [at, both];
  });
  return best;
}
