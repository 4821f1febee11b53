import { offersOf, placed, type Offer } from "./offers.ts";
import { problemOf, type Problem } from "./problem.ts";
import type { Instance } from "./instance.ts";

/** Why no series can be planned with these settings; each with the figures that its words need. */
export type SettingsMistake =
  | { mistake: "nobody-has-a-need" }
  | { mistake: "no-workshops" }
  | { mistake: "size-upside-down"; least: number; most: number }
  | { mistake: "no-group" }
  | { mistake: "group-outside-size"; group: string; members: number; least: number; most: number }
  | { mistake: "too-few-topics"; needed: number; topics: number }
  | { mistake: "too-few-workshops"; needed: number; workshops: number }
  | { mistake: "budget-too-small"; needed: number; budget: number }
  | { mistake: "may-not-meet-in-group"; group: string; first: string; second: string }
  | { mistake: "may-not-meet-in-common"; first: string; second: string }
  | { mistake: "fixed-group-unknown"; group: string }
  | { mistake: "fixed-too-many"; audience: string; fixed: number; allowed: number }
  | { mistake: "fixed-topic-twice"; audience: string; topic: string }
  | { mistake: "fixed-member-elsewhere"; group: string; member: string }
  | { mistake: "fixed-seats-over-size"; topic: string; seats: number; most: number }
  | { mistake: "fixed-seats-per-person"; member: string; seats: number; most: number }
  | { mistake: "cannot-be-met" }
  | { mistake: "none-found-in-time" };

/** The first mistake that can be told from the settings alone, or null; the solver finds the rest ("cannot-be-met", "none-found-in-time"). */
export function settingsMistake(instance: Instance): SettingsMistake | null {
  const problem = problemOf(instance);
  const [least, most] = instance.size;
  if (problem.seats === 0) return { mistake: "no-workshops" };
  if (problem.counted === 0) return { mistake: "nobody-has-a-need" };
  if (least > most) return { mistake: "size-upside-down", least, most };
  return (
    (instance.mode === "free" ? null : groupsMistake(problem)) ??
    fixedMistake(problem) ??
    workshopsMistake(problem) ??
    budgetMistake(problem)
  );
}

function groupsMistake({ instance, groups, members }: Problem): SettingsMistake | null {
  const { own = 0, common = 0, topics, participants, cannotLink = [] } = instance;
  const [least, most] = instance.size;
  if (groups.length === 0) return { mistake: "no-group" };
  for (const [g, people] of members.entries())
    if (own > 0 && (people.length < least || people.length > most))
      return { mistake: "group-outside-size", group: groups[g]!, members: people.length, least, most };
  if (own + common > topics.length) return { mistake: "too-few-topics", needed: own + common, topics: topics.length };

  for (const [first, second] of cannotLink) {
    if (common > 0) return { mistake: "may-not-meet-in-common", first, second };
    const [a, b] = [first, second].map((id) => participants.find((person) => person.id === id)?.group);
    if (own > 0 && a !== undefined && a === b) return { mistake: "may-not-meet-in-group", group: a, first, second };
  }
  return null;
}

function fixedMistake(problem: Problem): SettingsMistake | null {
  const { instance, groups, groupOf } = problem;
  const { own = 0, common = 0, participants, topics, levels, fixed = [] } = instance;
  const taken = new Map<string, Set<number>>();
  const seats = new Map<number, number>();
  for (const entry of fixed) {
    if (entry.group !== undefined && !groups.includes(entry.group))
      return { mistake: "fixed-group-unknown", group: entry.group };
    const { kind, group, candidate, seated } = placed(problem, entry);
    const outsider = group === -1 ? undefined : seated.find((i) => groupOf[i] !== group);
    if (outsider !== undefined)
      return { mistake: "fixed-member-elsewhere", group: groups[group]!, member: participants[outsider]!.id };
    if (kind === "choice") {
      if (seated.length > instance.size[1])
        return { mistake: "fixed-seats-over-size", topic: entry.topic, seats: seated.length, most: instance.size[1] };
      for (const i of seated) seats.set(i, (seats.get(i) ?? 0) + 1);
      continue;
    }
    const audience = group === -1 ? "all" : groups[group]!;
    const topic = Math.floor(candidate / levels);
    const mine = taken.get(audience) ?? new Set();
    const inTheWay = kind === "own" ? [mine, taken.get("all")] : [...taken.values()];
    if (inTheWay.some((topics) => topics?.has(topic) === true))
      return { mistake: "fixed-topic-twice", audience, topic: topics[topic]!.key };
    taken.set(audience, mine.add(topic));
    const allowed = kind === "own" ? own : common;
    if (mine.size > allowed) return { mistake: "fixed-too-many", audience, fixed: mine.size, allowed };
  }
  for (const [i, count] of seats)
    if (count > problem.seats)
      return { mistake: "fixed-seats-per-person", member: participants[i]!.id, seats: count, most: problem.seats };
  return null;
}

function workshopsMistake(problem: Problem): SettingsMistake | null {
  const { instance, groups } = problem;
  const { mode, own = 0, common = 0, workshops, fixed = [] } = instance;
  const together = mode === "free" ? 0 : own * groups.length + common;
  if (mode === "groups") return together === 0 ? { mistake: "no-workshops" } : null;
  const needed = together + fixed.filter((entry) => placed(problem, entry).kind === "choice").length;
  if (workshops === 0 || (mode === "free" && instance.perPerson === 0)) return { mistake: "no-workshops" };
  return needed > workshops ? { mistake: "too-few-workshops", needed, workshops } : null;
}

/** The cheapest series that the settings ask for: fixed workshops, and the cheapest others up to own and common. */
function budgetMistake(problem: Problem): SettingsMistake | null {
  const { budget, own = 0, common = 0 } = problem.instance;
  if (budget === undefined) return null;
  const offers = offersOf(problem);
  const audiences = new Map<string, Offer[]>();
  for (const offer of offers)
    if (offer.kind !== "choice") {
      const key = `${offer.kind} ${offer.group}`;
      audiences.set(key, [...(audiences.get(key) ?? []), offer]);
    }
  let needed = offers.reduce((sum, { kind, least, cost }) => sum + (kind === "choice" ? least * cost : 0), 0);
  for (const mine of audiences.values()) {
    const count = mine[0]!.kind === "own" ? own : common;
    const cheapest = [...mine].sort((a, b) => b.least - a.least || a.cost - b.cost);
    needed += cheapest.slice(0, count).reduce((sum, { cost }) => sum + cost, 0);
  }
  return needed > budget + 1e-9 ? { mistake: "budget-too-small", needed, budget } : null;
}
