import type { Audience, Held } from "./instance.ts";
import type { Offer } from "./offers.ts";
import type { Problem } from "./problem.ts";

/** How often each offer is held, and for choices who sits in it (in all its copies together). */
export interface Chosen {
  times: readonly number[];
  seated: readonly (readonly number[])[];
}

/**
 * The workshops one by one, in the order they would be held: the groups' own ones in rounds,
 * each group's most needed one first, then the free ones, the common ones last. Members of copies counted together are dealt out evenly.
 */
export function planFrom(problem: Problem, offers: readonly Offer[], { times, seated }: Chosen): Held[] {
  const plan: { held: Held; kind: Offer["kind"]; group: number; need: number; round: number }[] = [];
  offers.forEach((offer, w) => {
    const { kind, topic, level } = offer;
    const count = times[w]!;
    const attending = kind === "choice" ? seated[w]! : offer.people;
    for (let copy = 0; copy < count; copy++) {
      const members = attending.filter((_, place) => place % count === copy);
      const held = { topic, level, audience: audienceOf(problem, offer), members };
      plan.push({ held, kind, group: offer.group, need: needMet(problem, offer, members), round: 0 });
    }
  });

  plan.sort((a, b) => b.need - a.need);
  const rounds = new Map<string, number>();
  for (const entry of plan) {
    if (entry.kind !== "own" || entry.held.audience.kind !== "group") continue;
    entry.round = rounds.get(entry.held.audience.group) ?? 0;
    rounds.set(entry.held.audience.group, entry.round + 1);
  }
  const last = { own: 0, choice: 1, common: 2 };
  return plan
    .sort((a, b) => last[a.kind] - last[b.kind] || a.round - b.round || a.group - b.group)
    .map(({ held }) => held);
}

function audienceOf({ groups }: Problem, { kind, group }: Offer): Audience {
  if (group !== -1) return { kind: "group", group: groups[group]! };
  return kind === "common" ? { kind: "all" } : { kind: "free" };
}

function needMet({ share, candidates, shareValue }: Problem, { candidate }: Offer, members: readonly number[]): number {
  return members.reduce((sum, i) => sum + shareValue[i]! * share[i * candidates + candidate]!, 0);
}
