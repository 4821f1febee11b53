import type { Instance } from "../../method/instance.ts";
import { appraise, servedShare } from "../../method/objective.ts";
import { isOffered, type Problem } from "../../method/problem.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import { isPresent } from "../../method/slots.ts";
import { heldFrom } from "../../stored.ts";
import { ledAnew } from "./timing.ts";

/** A workshop changed by hand: another topic or level, left out, or as it was proposed. */
export type Change = { topic: string; level: number } | "left-out" | "proposed";

/** Why a change isn't made. */
export type ChangeRefusal =
  "topic-twice" | "not-offered" | "free-choice" | "nobody-gains" | "not-there" | "has-topic" | "no-time";

/** The workshops place by place; null is left out. Those that staff have added come after the proposed ones. */
export type Places = readonly (ProposedWorkshop | null)[];

/** The workshops after a change at one place; its members stay the same, since their group does. */
export function changedPlaces(
  problem: Problem,
  { proposed, places }: { proposed: Places; places: Places },
  at: number,
  change: Change,
): Places | ChangeRefusal {
  const was = proposed[at] ?? places[at];
  if (was == null) return "not-there";
  if (change === "left-out") return places.with(at, null);
  if (change !== "proposed" && was.audience === "free") return "free-choice";
  if (change !== "proposed" && !offers(problem.instance, change)) return "not-offered";

  const workshop = change === "proposed" ? was : valued(problem, { ...was, ...change });
  if (hasTopic(places, at, workshop)) return "topic-twice";
  return change === "proposed" ? places.with(at, workshop) : ledAnew(problem, places.with(at, workshop), at);
}

/** Whether nothing differs from what was proposed. */
export function isAsProposed(proposed: Places, places: Places): boolean {
  const count = Math.max(proposed.length, places.length);
  return Array.from({ length: count }, (_, at) => isSame(proposed[at] ?? null, places[at] ?? null)).every(Boolean);
}

/** Whether two workshops are the same in all that staff can change. */
export function isSame(one: ProposedWorkshop | null, other: ProposedWorkshop | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.topic === other.topic &&
    one.level === other.level &&
    one.slot === other.slot &&
    String(one.members.toSorted()) === String(other.members.toSorted())
  );
}

/** One topic and level that could stand at a place, and what share of needs the whole series would then meet. */
export interface Choice {
  topic: string;
  level: number;
  mean: number;
}

/** Everything that could stand at the place, best first; nothing where people choose seats themselves. */
export function choicesAt(problem: Problem, places: Places, at: number, most: number): Choice[] {
  const here = places[at] ?? null;
  if (here === null || here.audience === "free") return [];
  return choicesFor(problem, places.with(at, null), here, most);
}

/** Everything that these people could be given besides the workshops there are, best first. */
export function choicesFor(
  problem: Problem,
  places: Places,
  { audience, members, slot }: Pick<ProposedWorkshop, "audience" | "members" | "slot">,
  most: number,
): Choice[] {
  const { instance, counted, candidates, share, timetable } = problem;
  const standing = places.filter((place) => place !== null);
  const personOf = new Map(instance.participants.map(({ id }, i) => [id, i]));
  const time = slot === undefined ? undefined : instance.slots?.findIndex(({ id }) => id === slot);
  const people = members.map((id) => personOf.get(id)!).filter((i) => isPresent(timetable, time, i));
  const without = appraise(problem, heldFrom(instance, standing)).people.mean;
  const gain = (candidate: number) =>
    people.reduce((sum, i) => sum + instance.participants[i]!.weight * share[i * candidates + candidate]!, 0) / counted;
  return Array.from({ length: candidates }, (_, candidate) => candidate)
    .filter((candidate) => isOffered(instance, candidate) && gain(candidate) > 0)
    .map((candidate) => ({
      topic: instance.topics[Math.floor(candidate / instance.levels)]!.key,
      level: candidate % instance.levels,
      mean: without + gain(candidate),
    }))
    .filter(({ topic }) => audience === "free" || !hasTopic(places, -1, { topic, audience }))
    .sort((a, b) => b.mean - a.mean)
    .slice(0, most);
}

export function offers(instance: Instance, { topic, level }: { topic: string; level: number }): boolean {
  const place = instance.topics.findIndex(({ key }) => key === topic);
  return place !== -1 && level < instance.levels && isOffered(instance, place * instance.levels + level);
}

/** A topic is held at most once for a group: neither twice of its own nor in common with the others besides. */
export function hasTopic(
  places: Places,
  at: number,
  { topic, audience }: Pick<ProposedWorkshop, "topic" | "audience">,
): boolean {
  const meets = (other: ProposedWorkshop) =>
    other.audience === audience || other.audience === "all" || audience === "all";
  return places.some(
    (other, place) =>
      place !== at && other !== null && other.audience !== "free" && other.topic === topic && meets(other),
  );
}

/** The workshop with what it gives its members worked out anew. */
export function valued(problem: Problem, workshop: ProposedWorkshop): ProposedWorkshop {
  return { ...workshop, servedShare: servedShare(problem, heldFrom(problem.instance, [workshop])[0]!) };
}
