import { searchChoices } from "./choice-search.ts";
import { searchTogether } from "./group-search.ts";
import { planFrom, type Chosen } from "./plan.ts";
import type { Held } from "./instance.ts";
import type { Offer } from "./offers.ts";
import type { Beforehand } from "./seat-arcs.ts";
import type { Problem } from "./problem.ts";
import { randomFrom } from "./random.ts";

/**
 * A good plan in well under a second, without proof: groups' workshops first, then choices in what room is left. The
 * same seed gives the same plan. Null when none was found that keeps every rule (the solver may still find one).
 */
export function quickChoice(problem: Problem, offers: readonly Offer[], seed: number): Chosen | null {
  const { mode, workshops, budget = Infinity } = problem.instance;
  const together =
    mode === "free" ? offers.map(() => 0) : searchTogether(problem, offers, randomFrom(seed, "together"));
  if (together === null) return null;
  if (mode === "groups") return { times: together, seated: offers.map(() => []) };

  const held = [...offers.keys()].filter((w) => together[w] === 1);
  const room = {
    workshops: workshops - held.length,
    budget: budget - held.reduce((sum, w) => sum + offers[w]!.cost, 0),
  };
  const choices = searchChoices(problem, offers, beforehand(problem, offers, held), room, randomFrom(seed, "choices"));
  if (choices === null) return null;
  return { times: choices.times.map((times, w) => times + together[w]!), seated: choices.seated };
}

/** `quickChoice` as a plan. */
export function quickPlan(problem: Problem, offers: readonly Offer[], seed: number): Held[] | null {
  const chosen = quickChoice(problem, offers, seed);
  return chosen === null ? null : planFrom(problem, offers, chosen);
}

function beforehand(problem: Problem, offers: readonly Offer[], held: readonly number[]): Beforehand {
  const { people, seats, top, candidates } = problem;
  const { mode, own = 0, common = 0 } = problem.instance;
  const topMet = new Uint8Array(people);
  const topics = Array.from({ length: people }, () => new Set<number>());
  for (const w of held)
    for (const i of offers[w]!.people) {
      topics[i]!.add(offers[w]!.topic);
      if (top[i * candidates + offers[w]!.candidate] === 1) topMet[i] = 1;
    }
  const together = Int32Array.from(problem.groupOf, (group) =>
    mode === "free" ? 0 : common + (group === -1 ? 0 : own),
  );
  return {
    seatsLeft: together.map((count) => seats - count),
    topMet,
    taken: (person, topic) => topics[person]!.has(topic),
  };
}
