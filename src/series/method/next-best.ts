import { breaches } from "./feasibility.ts";
import { fillSeats } from "./quick/free-seats.ts";
import type { Held } from "./instance.ts";
import { appraise } from "./objective.ts";
import type { Offer } from "./offers.ts";
import { audienceOf, isOneOf, withFacilitators } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { isPresent } from "./slots.ts";

/** So many of the most promising workshops are tried. */
const TRIED = 5;

/**
 * The plan in which what promises most takes the place of one workshop, free seats being filled; null when nothing can
 * by the rules.
 */
export function withNextBest(
  problem: Problem,
  offers: readonly Offer[],
  plan: readonly Held[],
  gone: Held,
): Held[] | null {
  const rest = plan.filter((held) => held !== gone);
  const promises = promisesOf(problem, offers, rest, gone);
  promises.sort((a, b) => b.promise - a.promise);
  const found = promises.slice(0, TRIED).flatMap(({ offer }) => {
    const added = withOffer(problem, rest, offer);
    return breaches(problem, added).length === 0 ? [added] : [];
  });
  const worth = new Map(found.map((one) => [one, appraise(problem, one).objective]));
  return found.sort((a, b) => worth.get(b)! - worth.get(a)!)[0] ?? null;
}

/** For each offer that could take the place, the most that people with room for it could get from it. */
function promisesOf(
  problem: Problem,
  offers: readonly Offer[],
  rest: readonly Held[],
  gone: Held,
): { offer: Offer; promise: number }[] {
  const { candidates, share, shareValue, top, topValue, instance, timetable } = problem;
  const has = peopleHave(problem, rest);
  const isTogether = gone.audience.kind !== "free" && instance.mode !== "free";
  return offers.flatMap((offer) => {
    const { kind, candidate, topic, slot, most } = offer;
    if (isTogether ? !isSameAudience(problem, offer, gone) : kind !== "choice") return [];
    if (rest.filter((held) => isOneOf(problem, offer, held)).length >= most) return [];
    const gains = offer.people
      .filter((i) => isTogether || !has.seatsFull(i))
      .filter((i) => !has.topics[i]!.has(topic) && !has.slots[i]!.has(slot) && isPresent(timetable, slot, i))
      .map((i) => {
        const place = i * candidates + candidate;
        return shareValue[i]! * share[place]! + (top[place] === 1 && !has.topMet[i] ? topValue[i]! : 0);
      });
    if (!isTogether && gains.length < instance.size[0]) return [];
    gains.sort((a, b) => b - a);
    const counted = isTogether ? gains : gains.slice(0, instance.size[1]);
    return [{ offer, promise: counted.reduce((sum, gain) => sum + gain, 0) }];
  });
}

/** What people have in a plan already. */
function peopleHave(problem: Problem, plan: readonly Held[]) {
  const { instance, candidates, top, people } = problem;
  const topics = Array.from({ length: people }, () => new Set<number>());
  const slots = Array.from({ length: people }, () => new Set<number>());
  const topMet = Array.from({ length: people }, () => false);
  const chosen = new Int32Array(people);
  for (const { topic, level, slot, members, audience } of plan)
    for (const i of members) {
      topics[i]!.add(topic);
      if (slot !== undefined) slots[i]!.add(slot);
      if (instance.mode === "free" || audience.kind === "free") chosen[i]!++;
      const isTop = top[i * candidates + topic * instance.levels + level] === 1;
      if (isTop && isPresent(problem.timetable, slot, i)) topMet[i] = true;
    }
  return { topics, slots, topMet, seatsFull: (i: number) => chosen[i]! >= instance.perPerson };
}

function isSameAudience({ groups }: Problem, { kind, group }: Offer, { audience }: Held): boolean {
  return audience.kind === "group" ? kind === "own" && groups[group] === audience.group : kind === "common";
}

/** The new workshop is filled first, then what is left free in the others. */
function withOffer(problem: Problem, rest: readonly Held[], offer: Offer): Held[] {
  const { topic, level, slot, kind, people } = offer;
  const time = slot === -1 ? {} : { slot };
  const open = rest.map((held) => ({ ...held, members: [...held.members] }));
  const added = { topic, level, audience: audienceOf(problem, offer), members: kind === "choice" ? [] : [...people], ...time }; // prettier-ignore
  const plan = [...open, added];
  const isChoice = ({ audience }: Held) => problem.instance.mode === "free" || audience.kind === "free";
  if (kind === "choice") fillSeats(problem, plan, [added]);
  fillSeats(problem, plan, plan.filter(isChoice)); // prettier-ignore
  return withFacilitators(problem, plan);
}
