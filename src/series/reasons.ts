import { quickPlan } from "./greedy.ts";
import type { Held } from "./instance.ts";
import { appraise, type PeopleFigures } from "./objective.ts";
import { offersOf, type Offer } from "./offers.ts";
import type { Problem } from "./problem.ts";

/** How many of a workshop's people it is for: "14 of 16 here want it, 9 have had nothing on it". */
export interface Wanted {
  members: number;
  /** Members who need it as the needs table counts needs (a gap of a half or more), and those of whom it is a top need. */
  wanting: number;
  topNeedOf: number;
  /** Wanting members who have had no workshop on its topic before. */
  newTo: number;
}

/** Why a workshop is in the plan. */
export interface Reason extends Wanted {
  /**
   * What the rest would come to without it, other workshops taking its place where they help; null when the settings
   * can't be met without it.
   */
  without: { objective: number; people: PeopleFigures } | null;
  /** How much lower the objective is then; never negative, null with `without`. */
  lost: number | null;
}

/** Whether a gap (0 … 1) counts as a need: the same limit as in the table of needs. */
export function isWanted(gap: number): boolean {
  return gap >= 0.5;
}

/** Whether a person has had a workshop on a topic before; both are indices into the instance. */
export type HadBefore = (person: number, topic: number) => boolean;

/**
 * A reason for each workshop of the plan, in its order. What is lost is found with the quick method (once for each
 * workshop, so some tenths of a second each): a close estimate, not a proof.
 */
export function reasonsFor(problem: Problem, plan: readonly Held[], hadBefore: HadBefore, seed: number): Reason[] {
  const offers = offersOf(problem);
  const { objective } = appraise(problem, plan);
  return plan.map((held): Reason => {
    const without = withoutWorkshop(problem, offers, plan, held, seed);
    return {
      ...whoWants(problem, held, hadBefore),
      without,
      lost: without === null ? null : Math.max(0, objective - without.objective),
    };
  });
}

/** Counts the workshop's members who want it. */
export function whoWants(
  { instance, candidates, top }: Problem,
  { topic, level, members }: Held,
  hadBefore: HadBefore,
): Wanted {
  const wanting = members.filter((i) => isWanted(instance.gap[i]![topic]!));
  return {
    members: members.length,
    wanting: wanting.length,
    topNeedOf: members.filter((i) => top[i * candidates + topic * instance.levels + level] === 1).length,
    newTo: wanting.filter((i) => !hadBefore(i, topic)).length,
  };
}

/** The better of the plan found anew without the workshop, and, where people choose freely, the rest of the plan. */
function withoutWorkshop(
  problem: Problem,
  offers: readonly Offer[],
  plan: readonly Held[],
  held: Held,
  seed: number,
): Reason["without"] {
  const anew = quickPlan(problem, offersWithout(problem, offers, plan, held), seed);
  const together = problem.instance.mode !== "free" && held.audience.kind !== "free";
  const rest = together ? null : plan.filter((other) => other !== held);
  const found = [anew, rest].filter((one) => one !== null).map((one) => appraise(problem, one));
  found.sort((a, b) => b.objective - a.objective);
  return found.length === 0 ? null : { objective: found[0]!.objective, people: found[0]!.people };
}

/** The offers, of which the workshop's own may be held once less than the plan holds it. */
function offersWithout(
  { groups }: Problem,
  offers: readonly Offer[],
  plan: readonly Held[],
  { topic, level, audience }: Held,
): Offer[] {
  const group = audience.kind === "group" ? groups.indexOf(audience.group) : -1;
  const common = audience.kind === "all";
  const isSame = (offer: Offer) =>
    offer.topic === topic && offer.level === level && offer.group === group && (offer.kind === "common") === common;
  let left = plan.filter((other) => other.topic === topic && other.level === level && sameAudience(other)).length - 1;
  return offers.map((offer) => {
    if (!isSame(offer)) return offer;
    const most = Math.min(offer.most, left);
    left -= most;
    return { ...offer, most, least: Math.min(offer.least, most) };
  });

  function sameAudience(other: Held): boolean {
    if (other.audience.kind !== audience.kind) return false;
    return other.audience.kind !== "group" || groups.indexOf(other.audience.group) === group;
  }
}
