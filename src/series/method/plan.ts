import { ledBy } from "./facilitators.ts";
import type { Audience, Held } from "./instance.ts";
import type { Offer } from "./offers.ts";
import type { Problem } from "./problem.ts";
import { isPresent } from "./slots.ts";

/** How often each offer is held, and for choices who sits in it (in all its copies together). */
export interface Chosen {
  times: readonly number[];
  seated: readonly (readonly number[])[];
}

/**
 * The workshops one by one, in the order they would be held: the groups' own ones in rounds,
 * each group's most needed one first, then the free ones, the common ones last; where they have slots, slot by slot.
 * Members of copies counted together are dealt out evenly, and facilitators where they are planned.
 */
export function planFrom(problem: Problem, offers: readonly Offer[], { times, seated }: Chosen): Held[] {
  const plan: { held: Held; kind: Offer["kind"]; group: number; need: number; round: number }[] = [];
  offers.forEach((offer, w) => {
    const { kind, topic, level } = offer;
    const count = times[w]!;
    const attending = kind === "choice" ? seated[w]! : offer.people;
    for (let copy = 0; copy < count; copy++) {
      const members = attending.filter((_, place) => place % count === copy);
      const slot = offer.slot === -1 ? {} : { slot: offer.slot };
      const led = offer.facilitator === -1 ? {} : { facilitator: offer.facilitator };
      const held: Held = { topic, level, audience: audienceOf(problem, offer), members, ...slot, ...led };
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
  const inOrder = plan
    .sort((a, b) => last[a.kind] - last[b.kind] || a.round - b.round || a.group - b.group)
    .map(({ held }) => held)
    .sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0));
  return withFacilitators(problem, inOrder);
}

/** The plan with somebody to lead each workshop; without, where nobody is left for one or its slot is open still. */
export function withFacilitators({ leaders, timetable }: Problem, plan: readonly Held[]): Held[] {
  if (leaders === null || (timetable !== null && plan.some(({ slot }) => slot === undefined))) return [...plan];
  const wanted = plan.map(({ topic, slot = -1, facilitator = -1 }) => ({ topic, slot, facilitator }));
  return ledBy(leaders, wanted).map((facilitator, at) =>
    facilitator === -1 ? plan[at]! : { ...plan[at]!, facilitator },
  );
}

/**
 * A plan in terms of the offers: the other way round from `planFrom`. Null when a workshop is none of them, or there
 * are more of one than may be held.
 */
export function chosenFrom(problem: Problem, offers: readonly Offer[], plan: readonly Held[]): Chosen | null {
  const times = offers.map(() => 0);
  const seated = offers.map((): number[] => []);
  const heldOf = new Map<number, number>();
  for (const held of plan) {
    const suiting = offers.flatMap((offer, w) =>
      isOneOf(problem, offer, held) && (heldOf.get(offer.base) ?? 0) < offer.most ? [{ offer, w }] : [],
    );
    // What binds most comes first, so that copies with fixed seats are taken by the workshops that have them.
    const binds = ({ offer }: { offer: Offer }) => 2 * offer.seated.length + offer.least;
    const [found] = suiting.sort((a, b) => binds(b) - binds(a) || a.offer.base - b.offer.base);
    if (found === undefined) return null;
    const { offer, w } = found;
    heldOf.set(offer.base, (heldOf.get(offer.base) ?? 0) + 1);
    times[w]!++;
    if (offer.kind === "choice") seated[w]!.push(...held.members);
  }
  return { times, seated };
}

export function isOneOf({ groups, instance }: Problem, offer: Offer, held: Held): boolean {
  const { topic, level, audience, members, slot = -1, facilitator = -1 } = held;
  const group = audience.kind === "group" ? groups.indexOf(audience.group) : -1;
  const isChoice = audience.kind === "free" || instance.mode === "free";
  if (offer.topic !== topic || offer.level !== level || offer.group !== group || offer.slot !== slot) return false;
  if ((offer.kind === "choice") !== isChoice || !offer.seated.every((i) => members.includes(i))) return false;
  return offer.facilitator === -1 || offer.facilitator === facilitator;
}

export function audienceOf({ groups }: Problem, { kind, group }: Offer): Audience {
  if (group !== -1) return { kind: "group", group: groups[group]! };
  return kind === "common" ? { kind: "all" } : { kind: "free" };
}

function needMet(problem: Problem, { candidate, slot }: Offer, members: readonly number[]): number {
  const { share, candidates, shareValue, timetable } = problem;
  const gets = (i: number) => (isPresent(timetable, slot, i) ? shareValue[i]! * share[i * candidates + candidate]! : 0);
  return members.reduce((sum, i) => sum + gets(i), 0);
}
