import type { Held, Instance } from "../../../src/series/method/instance.ts";
import { breaches } from "../../../src/series/method/feasibility.ts";
import { appraise } from "../../../src/series/method/objective.ts";
import { problemOf, type Problem } from "../../../src/series/method/problem.ts";

/**
 * The worth of the best plan, found by trying every plan: every set of workshops, and for choices every set of
 * members, in every slot and with every facilitator where there are any. Knows nothing of offers, flows or solvers.
 * Null when no plan keeps the rules.
 */
export function bestByTryingAll(instance: Instance): number | null {
  const problem = problemOf(instance);
  let best: number | null = null;
  everyPlan(problem, (plan) => {
    if (breaches(problem, plan).length > 0) return;
    const { objective } = appraise(problem, plan);
    if (best === null || objective > best) best = objective;
  });
  return best;
}

/** Shows each plan that could be one, whether it keeps the rules or not. */
export function everyPlan(problem: Problem, see: (plan: readonly Held[]) => void): void {
  const places = placesOf(problem);
  const chosen: Held[] = [];
  visit(0);

  function visit(place: number): void {
    if (place === places.length) {
      see(chosen);
      return;
    }
    for (const held of places[place]!) {
      if (held === null) visit(place + 1);
      else if (mayJoin(problem, chosen, held)) {
        chosen.push(held);
        visit(place + 1);
        chosen.pop();
      }
    }
  }
}

/** Rules that no later workshop can mend, so that hopeless plans are left early. */
function mayJoin({ instance, seats }: Problem, chosen: readonly Held[], held: Held): boolean {
  if (instance.mode !== "groups" && chosen.length >= instance.workshops) return false;
  return held.members.every((i) => {
    const mine = chosen.filter(({ members }) => members.includes(i));
    const isFree = mine.every(({ slot }) => slot === undefined || slot !== held.slot);
    return isFree && mine.length < seats && mine.every(({ topic }) => topic !== held.topic);
  });
}

/** For each topic, level, audience and copy: not held, or held for each possible set of members at each time. */
function placesOf(problem: Problem): (Held | null)[][] {
  const { slots, facilitators } = problem.instance;
  const times = slots === undefined ? [{}] : [...slots.keys()].map((slot) => ({ slot }));
  const leaders = facilitators === undefined ? [{}] : [...facilitators.keys()].map((facilitator) => ({ facilitator }));
  return timelessPlaces(problem).map((place) =>
    place.flatMap((held) =>
      held === null ? [null] : times.flatMap((time) => leaders.map((leader) => ({ ...held, ...time, ...leader }))),
    ),
  );
}

function timelessPlaces({ instance, groups, members, people, candidates, benefit }: Problem): (Held | null)[][] {
  const everybody = Array.from({ length: people }, (_, i) => i);
  const places: (Held | null)[][] = [];
  for (let k = 0; k < candidates; k++) {
    const [topic, level] = [Math.floor(k / instance.levels), k % instance.levels];
    if (instance.mode !== "free") {
      if ((instance.common ?? 0) > 0)
        places.push([null, { topic, level, audience: { kind: "all" }, members: everybody }]);
      if ((instance.own ?? 0) > 0)
        groups.forEach((group, g) =>
          places.push([null, { topic, level, audience: { kind: "group", group }, members: members[g]! }]),
        );
    }
    if (instance.mode === "groups") continue;
    const wanting = everybody.filter((i) => benefit[i * candidates + k]! > 0);
    const sets = subsets(wanting).filter((set) => set.length >= instance.size[0] && set.length <= instance.size[1]);
    const helds = sets.map((set): Held => ({ topic, level, audience: { kind: "free" }, members: set }));
    for (let copy = 0; copy < instance.copies; copy++) places.push([null, ...helds]);
  }
  return places;
}

function subsets(all: readonly number[]): number[][] {
  return all.reduce<number[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
}
