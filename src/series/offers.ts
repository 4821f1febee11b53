import type { Fixed } from "./instance.ts";
import { costOf, isOffered, type Problem } from "./problem.ts";

/** A workshop that could be held: what the methods decide on. */
export interface Offer {
  candidate: number;
  topic: number;
  level: number;
  cost: number;
  /** "own": one group together; "common": everybody together; "choice": whoever takes a seat. */
  kind: "own" | "common" | "choice";
  /** The group of an own workshop, or to which a choice is limited; −1 for everybody. */
  group: number;
  /** Times it is held: at least `least`, at most `most`. */
  least: number;
  most: number;
  /** Who attends (own, common) or may take a seat (choice), ascending. */
  people: readonly number[];
  /** Who has a fixed seat in it. */
  seated: readonly number[];
  /** The alike offer that must be held before this one is, so that copies have one order; −1 for none. */
  after: number;
}

/**
 * Every workshop that could be part of the series, the fixed ones with `least` > 0. A choice that fewer people than
 * the least size want is left out. Copies of one choice are counted in one offer, unless it matters who sits in
 * which copy (fixed seats, people who may not meet): then each copy is an offer of its own.
 */
export function offersOf(problem: Problem): Offer[] {
  const { mode, own = 0, common = 0 } = problem.instance;
  const fixed = (problem.instance.fixed ?? []).map((entry) => placed(problem, entry));
  const offers: Offer[] = [];
  for (let candidate = 0; candidate < problem.candidates; candidate++) {
    const here = fixed.filter((entry) => entry.candidate === candidate);
    if (here.length === 0 && !isOffered(problem.instance, candidate)) continue;
    if (mode !== "free") offers.push(...togetherOffers(problem, candidate, here, own, common));
    if (mode === "groups") continue;
    offers.push(...choiceOffers(problem, candidate, -1, here, problem.instance.copies, offers.length));
    for (let group = 0; group < problem.groups.length; group++)
      offers.push(...choiceOffers(problem, candidate, group, here, 0, offers.length));
  }
  return offers;
}

/** A fixed workshop with the place that its words mean in this mode (see `Fixed`). */
export interface Placed {
  candidate: number;
  kind: Offer["kind"];
  group: number;
  seated: number[];
}

export function placed({ instance, groups }: Problem, { topic, level, group, members }: Fixed): Placed {
  const candidate = instance.topics.findIndex(({ key }) => key === topic) * instance.levels + level;
  const seated = (members ?? []).map((id) => instance.participants.findIndex((person) => person.id === id));
  const grouped = group === undefined ? -1 : groups.indexOf(group);
  return { candidate, kind: kindOf(), group: grouped, seated: seated.sort((a, b) => a - b) };

  function kindOf(): Offer["kind"] {
    if (instance.mode === "free") return "choice";
    if (group !== undefined) return "own";
    if (instance.mode === "groups") return "common";
    return members !== undefined || (instance.common ?? 0) === 0 ? "choice" : "common";
  }
}

function togetherOffers(
  problem: Problem,
  candidate: number,
  fixed: readonly Placed[],
  own: number,
  common: number,
): Offer[] {
  const everybody = Array.from({ length: problem.people }, (_, i) => i);
  const audiences = [
    ...(own > 0 ? problem.members.map((people, group) => ({ kind: "own" as const, group, people })) : []),
    ...(common > 0 ? [{ kind: "common" as const, group: -1, people: everybody }] : []),
  ];
  return audiences.map((audience) => {
    const least = fixed.some(({ kind, group }) => kind === audience.kind && group === audience.group) ? 1 : 0;
    return { ...basics(problem, candidate), ...audience, least, most: 1, seated: [], after: -1 };
  });
}

function choiceOffers(
  problem: Problem,
  candidate: number,
  group: number,
  fixed: readonly Placed[],
  copies: number,
  firstIndex: number,
): Offer[] {
  const mine = fixed.filter((entry) => entry.kind === "choice" && entry.group === group);
  const most = Math.max(copies, mine.length);
  const wanting = peopleWanting(problem, candidate, group);
  if (mine.length === 0 && (most === 0 || wanting.length < problem.instance.size[0])) return [];

  const offer = { ...basics(problem, candidate), kind: "choice" as const, group };
  const [withSeats, without] = [mine.filter((f) => f.seated.length > 0), mine.filter((f) => f.seated.length === 0)];
  if (most > 1 && (withSeats.length > 0 || mayNotMeet(problem, wanting)))
    return [...withSeats, ...without, ...Array.from({ length: most - mine.length }, () => null)].map((entry, copy) => {
      const seated = entry?.seated ?? [];
      const people = union(wanting, seated);
      const after = entry === null && copy > mine.length ? firstIndex + copy - 1 : -1;
      return { ...offer, least: entry === null ? 0 : 1, most: 1, people, seated, after };
    });
  const seated = withSeats[0]?.seated ?? [];
  return [{ ...offer, least: mine.length, most, people: union(wanting, seated), seated, after: -1 }];
}

function basics({ instance }: Problem, candidate: number): Pick<Offer, "candidate" | "topic" | "level" | "cost"> {
  const topic = Math.floor(candidate / instance.levels);
  return { candidate, topic, level: candidate % instance.levels, cost: costOf(instance, candidate) };
}

function peopleWanting({ people, candidates, benefit, groupOf }: Problem, candidate: number, group: number): number[] {
  const wanting: number[] = [];
  for (let i = 0; i < people; i++)
    if (benefit[i * candidates + candidate]! > 0 && (group === -1 || groupOf[i] === group)) wanting.push(i);
  return wanting;
}

function mayNotMeet({ instance }: Problem, people: readonly number[]): boolean {
  const ids = new Set(people.map((i) => instance.participants[i]!.id));
  return (instance.cannotLink ?? []).some(([a, b]) => ids.has(a) && ids.has(b));
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
