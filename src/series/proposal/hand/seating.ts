import type { Instance } from "../../method/instance.ts";
import type { Problem } from "../../method/problem.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import { isPresent } from "../../method/slots.ts";
import { ledAnew } from "./timing.ts";
import { hasTopic, offers, valued, type ChangeRefusal, type Places } from "./changes.ts";

/** A workshop that staff add: for a group, for everybody ("all") or for whoever gains most from it ("free"). */
export interface Addition {
  audience: string;
  topic: string;
  level: number;
}

/** The workshops with one more after the last. */
export function addedPlaces(problem: Problem, places: Places, addition: Addition): Places | ChangeRefusal {
  const { instance } = problem;
  const { audience, topic, level } = addition;
  if (!offers(instance, addition)) return "not-offered";
  if (audience !== "free" && hasTopic(places, -1, addition)) return "topic-twice";
  const members = audience === "free" ? whoGains(problem, places, addition) : audienceOf(instance, audience);
  if (members.length === 0) return "nobody-gains";
  const added = valued(problem, { topic, level, audience, members, servedShare: 0 });
  return ledAnew(problem, [...places, added], places.length);
}

/** Who belongs to a group, or everybody. */
export function audienceOf({ participants }: Instance, audience: string): string[] {
  return participants.filter(({ group }) => audience === "all" || group === audience).map(({ id }) => id);
}

/** Those who gain by the workshop and have not its topic yet: who has a seat left first, then who gains most. */
function whoGains(
  { instance, candidates, share, seats }: Problem,
  places: Places,
  { topic, level }: Addition,
): string[] {
  const place = instance.topics.findIndex(({ key }) => key === topic) * instance.levels + level;
  const taken = new Map<string, number>();
  const have = new Set<string>();
  for (const workshop of places)
    for (const id of workshop?.members ?? []) {
      taken.set(id, (taken.get(id) ?? 0) + 1);
      if (workshop?.topic === topic) have.add(id);
    }
  return instance.participants
    .map(({ id }, i) => ({ id, gain: share[i * candidates + place]!, isFull: (taken.get(id) ?? 0) >= seats }))
    .filter(({ id, gain, isFull }) => gain > 0 && !have.has(id) && !isFull)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, instance.size[1])
    .map(({ id }) => id);
}

/** One organisation from a workshop that people choose to another; without one of them it only joins, or leaves. */
export interface Move {
  member: string;
  from: number | null;
  to: number | null;
}

/** The workshops after a move. Whether there is room is told with the consequences: staff may want one more than that. */
export function movedPlaces(problem: Problem, places: Places, { member, from, to }: Move): Places | ChangeRefusal {
  const person = problem.instance.participants.findIndex(({ id }) => id === member);
  const [left, joined] = [from, to].map((at) => (at === null ? null : chosenAt(places, at))) as Seats;
  if (left === undefined || joined === undefined || person === -1 || from === to) return "not-there";
  if (left !== null && !left.members.includes(member)) return "not-there";
  const after = left === null ? places : places.with(from!, withoutMember(problem, left, member));
  if (joined === null) return after;

  if (after.some((other) => other?.topic === joined.topic && other.members.includes(member))) return "has-topic";
  const slot = problem.instance.slots?.findIndex(({ id }) => id === joined.slot);
  const isTaken = after.some((other) => joined.slot !== undefined && other?.slot === joined.slot && other.members.includes(member)); // prettier-ignore
  if (isTaken || !isPresent(problem.timetable, slot, person)) return "no-time";
  return after.with(to!, valued(problem, { ...joined, members: [...joined.members, member] }));
}

type Seats = [ProposedWorkshop | null | undefined, ProposedWorkshop | null | undefined];

/** The workshop at the place, where people choose their seats in it. */
function chosenAt(places: Places, at: number): ProposedWorkshop | undefined {
  const workshop = places[at] ?? undefined;
  return workshop?.audience === "free" ? workshop : undefined;
}

function withoutMember(problem: Problem, workshop: ProposedWorkshop, member: string): ProposedWorkshop | null {
  const members = workshop.members.filter((id) => id !== member);
  return members.length === 0 ? null : valued(problem, { ...workshop, members });
}
