import { isLed } from "./facilitators.ts";
import { placed, type Placed } from "./placed.ts";
import { costOf, isOffered, type Problem } from "./problem.ts";
import { isPresent } from "./slots.ts";

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
  /** The alike offer (its `base`) that must be held before this one is, so that copies have one order; −1 for none. */
  after: number;
  /** When it would be held and who must lead it; −1 where that is open or not planned. */
  slot: number;
  facilitator: number;
  /**
   * The offer among the timeless ones that this is one slot of: `least` and `most` hold for all its slots together.
   * Its own place where time isn't planned.
   */
  base: number;
}

/** Every workshop that could be part of the series; where time is planned, in every slot that it could be held in. */
export function offersOf(problem: Problem): Offer[] {
  const { timetable, instance } = problem;
  const timeless = timelessOffers(problem);
  if (timetable === null) return timeless;
  return timeless.flatMap((offer) =>
    Array.from({ length: timetable.slots }, (_, slot) => slot)
      .filter((slot) => offer.slot === -1 || offer.slot === slot)
      .map((slot) => {
        const people = offer.people.filter((i) => offer.kind !== "choice" || isPresent(timetable, slot, i));
        return { ...offer, slot, people };
      })
      .filter(({ kind, least, people }) => kind !== "choice" || least > 0 || people.length >= instance.size[0]),
  );
}

/**
 * Every workshop that could be part of the series whatever its time, the fixed ones with `least` > 0. A choice that
 * fewer people than the least size want is left out. Copies of one choice are counted in one offer, unless it matters
 * which copy is which (fixed seats, slots or facilitators, people who may not meet): then each copy is an offer of its
 * own. What can't be held has `most` 0.
 */
export function timelessOffers(problem: Problem): Offer[] {
  const { mode, own = 0, common = 0 } = problem.instance;
  const fixed = (problem.instance.fixed ?? []).map((entry) => placed(problem, entry));
  const offers: Offer[] = [];
  for (let candidate = 0; candidate < problem.candidates; candidate++) {
    const here = fixed.filter((entry) => entry.candidate === candidate);
    if (here.length === 0 && !isOffered(problem.instance, candidate)) continue;
    if (here.length === 0 && !isLed(problem.leaders, Math.floor(candidate / problem.instance.levels))) continue;
    if (mode !== "free") offers.push(...togetherOffers(problem, candidate, here, own, common));
    if (mode === "groups") continue;
    offers.push(...choiceOffers(problem, candidate, -1, here, problem.instance.copies, offers.length));
    for (let group = 0; group < problem.groups.length; group++)
      offers.push(...choiceOffers(problem, candidate, group, here, 0, offers.length));
  }
  const closed = closedAudiences(problem);
  return offers.map((offer, base) => {
    const isHeld = isLed(problem.leaders, offer.topic) && (offer.kind === "choice" || !closed.has(offer.group));
    return { ...offer, base, most: isHeld ? offer.most : 0 };
  });
}

/** The timeless offers that these are the slots of, none held more often than they may be. */
export function timelessWithin(problem: Problem, offers: readonly Offer[]): Offer[] {
  const known = new Map(offers.map((offer) => [offer.base, offer]));
  return timelessOffers(problem).map((offer) => {
    const { least = 0, most = 0 } = known.get(offer.base) ?? {};
    return { ...offer, least: Math.min(offer.least, least), most: Math.min(offer.most, most) };
  });
}

/** Groups (−1 for everybody) that can't be together in a workshop: outside the sizes, or with people who may not meet. */
function closedAudiences({ instance, members, groupOf }: Problem): Set<number> {
  const [least, most] = instance.size;
  const indexOf = new Map(instance.participants.map(({ id }, i) => [id, i]));
  const closed = new Set([...members.keys()].filter((g) => members[g]!.length < least || members[g]!.length > most));
  for (const [first, second] of instance.cannotLink ?? []) {
    const [a, b] = [groupOf[indexOf.get(first)!]!, groupOf[indexOf.get(second)!]!];
    closed.add(-1);
    if (a === b && a !== -1) closed.add(a);
  }
  return closed;
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
    const mine = fixed.filter(({ kind, group }) => kind === audience.kind && group === audience.group);
    return { ...basics(problem, candidate), ...audience, least: mine.length, most: 1, ...when(mine[0]) };
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
  const isOwn = ({ seated, slot, facilitator }: Placed) => seated.length > 0 || slot !== -1 || facilitator !== -1;
  const [special, plain] = [mine.filter(isOwn), mine.filter((entry) => !isOwn(entry))];
  if (most > 1 && (special.length > 0 || mayNotMeet(problem, wanting)))
    return [...special, ...plain, ...Array.from({ length: most - mine.length }, () => undefined)].map((entry, copy) => {
      const seated = entry?.seated ?? [];
      const people = union(wanting, seated);
      const after = entry === undefined && copy > mine.length ? firstIndex + copy - 1 : -1;
      return { ...offer, least: entry === undefined ? 0 : 1, most: 1, people, ...when(entry), seated, after };
    });
  const seated = special[0]?.seated ?? [];
  return [{ ...offer, least: mine.length, most, people: union(wanting, seated), ...when(special[0]), seated }];
}

/** What a fixed workshop binds besides its topic; nothing for others. */
function when(entry: Placed | undefined): Pick<Offer, "seated" | "after" | "slot" | "facilitator" | "base"> {
  return { seated: [], after: -1, slot: entry?.slot ?? -1, facilitator: entry?.facilitator ?? -1, base: -1 };
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
