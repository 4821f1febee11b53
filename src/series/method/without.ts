import { breaches } from "./feasibility.ts";
import { quickSeries } from "./quick/greedy.ts";
import type { Held } from "./instance.ts";
import { withNextBest } from "./next-best.ts";
import { appraise } from "./objective.ts";
import { offersOf, type Offer } from "./offers.ts";
import { placed } from "./placed.ts";
import { planFrom } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { whoWants, type HadBefore, type Reason } from "./reasons.ts";
import { openSolver, type Solver } from "../../platform/solver/solve-highs.ts";
import { solvePlan } from "./solver/solve-plan.ts";

export interface ReasonSettings {
  seed: number;
  /** For all workshops together; each has an even part of what is left when its turn comes. */
  seconds: number;
}

/** Two values closer than this are the same: what is left of sums and of the solver's tolerances. */
const SAME = 2e-6;

/** What a short look may take of a workshop's time, and the least time in which the solver can do anything. */
const forQuick = 0.7;
const leastMs = 50;

/** Up to so many places of people in offers the solver is done sooner than a quick look. */
const SMALL = 40_000;

/**
 * A reason for each workshop of the plan, in its order. What is lost is found by solving the series without it: to the
 * proof where the time is enough, else the best that was found, as an estimate. Blocks its thread.
 */
export async function reasonsFor(
  problem: Problem,
  plan: readonly Held[],
  hadBefore: HadBefore,
  { seed, seconds }: ReasonSettings,
): Promise<Reason[]> {
  const ends = performance.now() + seconds * 1000;
  const { objective } = appraise(problem, plan);
  const reasons: Reason[] = [];
  const isSmall = offersOf(problem).reduce((sum, { people }) => sum + people.length, 0) <= SMALL;
  const solver = isSmall ? await openSolver() : undefined;
  let quickMs = 0;
  for (const [at, held] of plan.entries()) {
    const part = Math.max(0, ends - performance.now()) / (plan.length - at);
    const started = performance.now();
    const eased = withoutFixed(problem, held);
    const offers = offersWithout(eased, plan, held);
    const look = !isSmall && (quickMs < forQuick * part || at === 0);
    let found = startsWithout(eased, offers, plan, held, look ? seed : null);
    if (found.plan === null && !look) found = startsWithout(eased, offers, plan, held, seed);
    if (look) quickMs = performance.now() - started;
    const left = part - (performance.now() - started);
    const without = await solvedWithout(eased, found, left, { seed, objective, solver });
    const lost = without === null ? null : Math.max(0, objective - without.objective);
    reasons.push({ ...whoWants(problem, held, hadBefore), without, lost });
  }
  return reasons;
}

interface Start {
  offers: Offer[];
  plan: readonly Held[] | null;
  bound: number;
}

/**
 * The best of the plan with the next best in the workshop's place, the rest of the plan where people choose freely,
 * and, with a seed, what the quick method finds.
 */
function startsWithout(
  problem: Problem,
  offers: Offer[],
  plan: readonly Held[],
  held: Held,
  seed: number | null,
): Start {
  const isTogether = problem.instance.mode !== "free" && held.audience.kind !== "free";
  const rest = isTogether ? null : plan.filter((other) => other !== held);
  const { chosen, bound } = seed === null ? { chosen: null, bound: 1 } : quickSeries(problem, offers, seed);
  const anew = chosen === null ? null : planFrom(problem, offers, chosen);
  const known = [rest, withNextBest(problem, offers, plan, held), anew];
  return { offers, plan: bestOf(problem, known), bound };
}

/** The problem in which the workshop, if it was fixed, isn't. */
function withoutFixed(problem: Problem, { topic, level, audience, members }: Held): Problem {
  const { fixed, levels } = problem.instance;
  const name = audience.kind === "group" ? audience.group : undefined;
  const found = (fixed ?? []).findIndex((entry) => {
    const { candidate, seated } = placed(problem, entry);
    return candidate === topic * levels + level && entry.group === name && seated.every((i) => members.includes(i));
  });
  if (found === -1) return problem;
  return { ...problem, instance: { ...problem.instance, fixed: fixed?.filter((_, place) => place !== found) } };
}

async function solvedWithout(
  problem: Problem,
  { offers, plan, bound }: Start,
  milliseconds: number,
  { seed, objective, solver }: { seed: number; objective: number; solver: Solver | undefined },
): Promise<Reason["without"]> {
  // With a workshop less nothing is worth more than with it, where that was the best possible.
  const isMet = plan !== null && worth(problem, plan) >= Math.min(bound, objective) - SAME;
  if (isMet || milliseconds < leastMs) return plan === null ? null : outcome(problem, plan, isMet);
  const solved = await solvePlan(problem, offers, plan, { seed, solver, timeLimitSeconds: milliseconds / 1000 });
  if (solved.isInfeasible && plan === null) return null;
  const best = bestOf(problem, [plan, solved.plan]);
  return best === null ? null : outcome(problem, best, worth(problem, best) >= Math.min(bound, solved.bound) - SAME);
}

function bestOf(problem: Problem, plans: readonly (readonly Held[] | null)[]): readonly Held[] | null {
  const valued = plans.flatMap((plan) =>
    plan === null || breaches(problem, plan).length > 0 ? [] : [{ plan, worth: worth(problem, plan) }],
  );
  return valued.sort((a, b) => b.worth - a.worth)[0]?.plan ?? null;
}

function outcome(problem: Problem, plan: readonly Held[], isProven: boolean): Reason["without"] {
  const { objective, people } = appraise(problem, plan);
  return { objective, people, isProven };
}

function worth(problem: Problem, plan: readonly Held[]): number {
  return appraise(problem, plan).objective;
}

/** The offers, of which the workshop's own may be held once less than the plan holds it. */
function offersWithout(problem: Problem, plan: readonly Held[], { topic, level, audience }: Held): Offer[] {
  const { groups } = problem;
  const offers = offersOf(problem);
  const group = audience.kind === "group" ? groups.indexOf(audience.group) : -1;
  const common = audience.kind === "all";
  const isSame = (offer: Offer) =>
    offer.topic === topic && offer.level === level && offer.group === group && (offer.kind === "common") === common;
  let left = plan.filter((other) => other.topic === topic && other.level === level && sameAudience(other)).length - 1;
  const mostOf = new Map<number, number>();
  for (const offer of offers) {
    if (!isSame(offer) || mostOf.has(offer.base)) continue;
    const most = Math.min(offer.most, left);
    mostOf.set(offer.base, most);
    left -= most;
  }
  return offers.map((offer) => {
    const most = mostOf.get(offer.base);
    if (most === undefined) return offer;
    return { ...offer, most, least: Math.min(offer.least, most), seated: most === 0 ? [] : offer.seated };
  });

  function sameAudience(other: Held): boolean {
    if (other.audience.kind !== audience.kind) return false;
    return other.audience.kind !== "group" || groups.indexOf(other.audience.group) === group;
  }
}
