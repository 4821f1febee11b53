import { ledBy } from "../facilitators.ts";
import { fillSeats } from "../quick/free-seats.ts";
import type { Held } from "../instance.ts";
import { placed } from "../placed.ts";
import type { Problem } from "../problem.ts";
import type { Random } from "../random.ts";
import { isPresent, type Timetable } from "../slots.ts";

/** A workshop while it is being placed; `pinned` are the members who must have their seat in it. */
interface Placing {
  held: Held;
  /** Everybody in it must be free at the same time as in other workshops of the same people. */
  isTogether: boolean;
  pinned: ReadonlySet<number>;
  /** Its slot and facilitator can't be changed, and it can't be left out. */
  isFixed: boolean;
  slot: number;
}

/** What breaking one rule weighs against all that a plan can be worth (at most 1). */
const BROKEN = 4;
const STEPS = 4_000;
const WARM = 0.02;
const COLD = 0.0005;

/**
 * A slot for each workshop of a plan made without regard to time: annealed moves and exchanges, whereby people keep
 * what is worth most to them of each slot. Then seats that became free are given to others, and choices that can't be
 * held any more are left out. Null when what must be held finds no place. The same random numbers give the same plan.
 */
export function placeInSlots(problem: Problem, plan: readonly Held[], random: Random): Held[] | null {
  const { timetable } = problem;
  if (timetable === null) return [...plan];
  if (timetable.slots === 0) return null;
  let placing = plan.map((held) => placingOf(problem, held));
  anneal(problem, timetable, placing, random);
  for (;;) {
    const left = leastNeeded(problem, timetable, placing);
    if (left === null) break;
    if (left === undefined) return null;
    placing = placing.filter((one) => one !== left);
    anneal(problem, timetable, placing, random);
  }
  return seatedAnew(problem, placing);
}

function placingOf(problem: Problem, held: Held): Placing {
  const { instance } = problem;
  const isTogether = held.audience.kind !== "free" && instance.mode !== "free";
  const candidate = held.topic * instance.levels + held.level;
  const mine = (instance.fixed ?? [])
    .map((entry) => placed(problem, entry))
    .filter((entry) => entry.candidate === candidate && (entry.kind !== "choice") === isTogether);
  const pinned = isTogether ? [] : mine.flatMap(({ seated }) => seated).filter((i) => held.members.includes(i));
  return { held, isTogether, pinned: new Set(pinned), isFixed: mine.length > 0, slot: held.slot ?? -1 };
}

function anneal(problem: Problem, timetable: Timetable, placing: readonly Placing[], random: Random): void {
  const free = placing.filter(({ held }) => held.slot === undefined);
  for (const one of free.toSorted((a, b) => Number(b.isTogether) - Number(a.isTogether))) {
    if (one.slot === -1) one.slot = bestSlot(problem, timetable, placing, one);
  }
  if (free.length === 0 || timetable.slots < 2) return;
  let current = lossOf(problem, timetable, placing);
  let best = { loss: current, slots: placing.map(({ slot }) => slot) };
  for (let step = 0; step < STEPS && best.loss > 0; step++) {
    const [one, other] = [free[random.below(free.length)]!, free[random.below(free.length)]!];
    const [was, otherWas] = [one.slot, other.slot];
    if (one !== other && random.next() < 0.4) [one.slot, other.slot] = [otherWas, was];
    else one.slot = random.below(timetable.slots);
    const loss = lossOf(problem, timetable, placing);
    const temperature = WARM * (COLD / WARM) ** (step / STEPS);
    if (loss <= current || random.next() < Math.exp((current - loss) / temperature)) {
      current = loss;
      if (loss < best.loss) best = { loss, slots: placing.map(({ slot }) => slot) };
    } else [one.slot, other.slot] = one === other ? [was, was] : [was, otherWas];
  }
  placing.forEach((one, w) => (one.slot = best.slots[w]!));
}

function bestSlot(problem: Problem, timetable: Timetable, placing: readonly Placing[], one: Placing): number {
  let [best, least] = [0, Infinity];
  for (let slot = 0; slot < timetable.slots; slot++) {
    one.slot = slot;
    const loss = lossOf(problem, timetable, placing);
    if (loss < least) [best, least] = [slot, loss];
  }
  return best;
}

/** What the slots cost: the worth that people miss, and a large sum for each rule that they break. */
function lossOf(problem: Problem, timetable: Timetable, placing: readonly Placing[]): number {
  let loss = BROKEN * (roomsMissing(timetable, placing) + leadersMissing(problem, placing));
  for (const mine of bySlot(placing).values()) {
    const seats = seatsIn(problem, mine);
    loss += BROKEN * seats.clashes + seats.missed;
    mine.forEach((one, w) => {
      if (!one.isTogether) loss += BROKEN * Math.max(0, problem.instance.size[0] - seats.kept[w]!.length);
    });
  }
  return loss;
}

/** Who keeps which seat of one slot: a group's workshop goes before a choice, a fixed seat before another. */
function seatsIn(problem: Problem, mine: readonly Placing[]): { kept: number[][]; missed: number; clashes: number } {
  const { candidates, share, shareValue, instance } = problem;
  const taken = new Map<number, { at: number; rank: number; worth: number }>();
  let [missed, clashes] = [0, 0];
  mine.forEach(({ held, isTogether, pinned, slot }, at) => {
    const candidate = held.topic * instance.levels + held.level;
    for (const i of held.members) {
      const worth = shareValue[i]! * share[i * candidates + candidate]!;
      const rank = isTogether ? 2 : pinned.has(i) ? 1 : 0;
      if (!isPresent(problem.timetable, slot, i)) {
        missed += worth;
        clashes += rank === 1 ? 1 : 0;
        if (!isTogether) continue;
      }
      const other = taken.get(i);
      if (other !== undefined && other.rank > 0 && rank > 0) clashes++;
      const wins = other === undefined || rank > other.rank || (rank === other.rank && worth > other.worth);
      missed += other === undefined ? 0 : wins ? other.worth : worth;
      if (wins) taken.set(i, { at, rank, worth });
    }
  });
  const kept = mine.map((): number[] => []);
  for (const [i, { at }] of taken) kept[at]!.push(i);
  return { kept, missed, clashes };
}

function roomsMissing({ rooms }: Timetable, placing: readonly Placing[]): number {
  let missing = 0;
  for (const [slot, mine] of bySlot(placing)) missing += Math.max(0, mine.length - (rooms[slot] ?? 0));
  return missing;
}

function leadersMissing({ leaders }: Problem, placing: readonly Placing[]): number {
  if (leaders === null) return 0;
  const wanted = placing
    .filter(({ slot }) => slot !== -1)
    .map(({ held, slot }) => ({ topic: held.topic, slot, facilitator: held.facilitator ?? -1 }));
  return ledBy(leaders, wanted).filter((f) => f === -1).length;
}

/** The choice to leave out next while rules are broken; null when none is, undefined when none can be left out. */
function leastNeeded(problem: Problem, timetable: Timetable, placing: readonly Placing[]): Placing | null | undefined {
  const loss = lossOf(problem, timetable, placing);
  if (loss < BROKEN) return null;
  const lossWithout = (one: Placing) => lossOf(problem, timetable, placing.filter((other) => other !== one)); // prettier-ignore
  const loose = placing.filter((one) => !one.isTogether && !one.isFixed);
  return loose
    .map((one) => ({ one, loss: lossWithout(one) - loss }))
    .sort((a, b) => a.loss - b.loss)
    .at(0)?.one;
}

/** The plan with the seats that people keep, and what is free then given to whom it is worth most. */
function seatedAnew(problem: Problem, placing: readonly Placing[]): Held[] {
  const plan = placing.map(({ held, slot }): Held & { members: number[] } => ({ ...held, slot, members: [] }));
  for (const mine of bySlot(placing).values()) {
    const { kept } = seatsIn(problem, mine);
    mine.forEach((one, at) => {
      const members = one.isTogether ? one.held.members : kept[at]!;
      plan[placing.indexOf(one)]!.members = members.toSorted((a, b) => a - b);
    });
  }
  const choices = plan.filter((_, w) => !placing[w]!.isTogether);
  fillSeats(problem, plan, choices);
  return plan;
}

function bySlot(placing: readonly Placing[]): Map<number, Placing[]> {
  return Map.groupBy(placing.filter(({ slot }) => slot !== -1), ({ slot }) => slot); // prettier-ignore
}
