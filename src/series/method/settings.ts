import { isLed } from "./facilitators.ts";
import { fixedMistake } from "./fixed-mistakes.ts";
import type { Instance } from "./instance.ts";
import { timelessOffers, type Offer } from "./offers.ts";
import { workshopsNeeded } from "./placed.ts";
import { problemOf, type Problem } from "./problem.ts";
import type { SettingsMistake } from "./settings-mistake.ts";
import { timeMistake } from "./timed/mistakes.ts";

export type { SettingsMistake };

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
    timeMistake(problem) ??
    demandMistake(problem) ??
    budgetMistake(problem)
  );
}

/** Where people choose, at least one topic must be wanted by as many as the least size asks for. */
function demandMistake(problem: Problem): SettingsMistake | null {
  const { instance, people, candidates, benefit } = problem;
  if (instance.mode !== "free" || timelessOffers(problem).length > 0) return null;
  const wanting = Array.from({ length: candidates }, (_, k) => {
    if (!isLed(problem.leaders, Math.floor(k / instance.levels))) return 0;
    return Array.from({ length: people }, (__, i) => i).filter((i) => benefit[i * candidates + k]! > 0).length;
  });
  return { mistake: "size-above-demand", least: instance.size[0], wanting: Math.max(...wanting) };
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

function workshopsMistake(problem: Problem): SettingsMistake | null {
  const { mode, workshops, perPerson } = problem.instance;
  const needed = workshopsNeeded(problem);
  if (mode === "groups") return needed === 0 ? { mistake: "no-workshops" } : null;
  if (workshops === 0 || (mode === "free" && perPerson === 0)) return { mistake: "no-workshops" };
  return needed > workshops ? { mistake: "too-few-workshops", needed, workshops } : null;
}

/**
 * The cheapest series that the settings ask for: fixed workshops, and the cheapest others up to own and common; one at
 * least.
 */
function budgetMistake(problem: Problem): SettingsMistake | null {
  const { budget, own = 0, common = 0 } = problem.instance;
  if (budget === undefined) return null;
  const offers = timelessOffers(problem);
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
  needed = Math.max(needed, Math.min(...offers.map(({ cost }) => cost)));
  return needed > budget + 1e-9 ? { mistake: "budget-too-small", needed, budget } : null;
}
