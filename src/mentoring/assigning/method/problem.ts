// Who should help whom, as a problem of numbers. Mentors and units go by their places in the lists.

/** A mentor with the days a month that there are for units, in the tightest month that is looked at. */
export interface MentorPlace {
  days: number;
}

export interface UnitPlace {
  /** Days a month that the unit takes. */
  days: number;
  /** The mentor that it has now, by place; null where it has none, or one who does not go on. */
  now: number | null;
  /** The mentor that staff have decided on, by place, or that it has none; null where the product may choose. */
  fixed: number | "none" | null;
  /** How long it has waited beside those that wait longest, 0 … 1. */
  waited: number;
}

/** What counts how much, 0 and up. */
export interface Weights {
  /** Skills that fit the unit's needs. */
  skills: number;
  /** Load that is even. */
  balance: number;
  /** Mentors who stay. */
  continuity: number;
}

/** Told with each proposal, so that one can be run again to the same result: changed whenever the method changes. */
export const methodVersion = "assignments-2";

export interface Instance {
  mentors: readonly MentorPlace[];
  units: readonly UnitPlace[];
  /** distances[unit][mentor], 0 … 1. */
  distances: readonly (readonly number[])[];
  weights: Weights;
}

/** Of each unit its mentor by place, null where it is left without. */
export type Plan = readonly (number | null)[];

export interface Cost {
  /** Mean distance of skills over all units, 0 … 1; that of units left without is not in it. */
  skills: number;
  /** The share of all time that lies with another mentor than an even load would have it, 0 … 1. */
  imbalance: number;
  /** The share of units that lose the mentor that they have, 0 … 1. */
  broken: number;
  /** What the units left without cost: each more than the worst mentor would. */
  left: number;
  /** The weighted sum of all: what is made as small as can be. */
  total: number;
}

/** Every mentor's days: what there is, or what staff have decided on where that is more. */
export function roomOf({ mentors, units }: Instance): number[] {
  const fixed = mentors.map(() => 0);
  for (const unit of units) if (typeof unit.fixed === "number") fixed[unit.fixed]! += unit.days;
  return mentors.map(({ days }, at) => Math.max(days, fixed[at]!));
}

/** What an even load would give to each mentor: all time by the days that each has, as far as there are days. */
export function evenLoads(instance: Instance): number[] {
  const room = roomOf(instance);
  const [there, asked] = [sum(room), sum(instance.units.map(({ days }) => days))];
  return room.map((days) => (there === 0 ? 0 : days * Math.min(1, asked / there)));
}

/** What one unit costs with a mentor, or without any (null), over all units; load is apart. */
export function unitCost({ units, distances, weights }: Instance, unit: number, mentor: number | null): number {
  const { now, waited } = units[unit]!;
  const moves = now !== null && now !== mentor ? weights.continuity : 0;
  const whole = weights.skills + weights.balance + weights.continuity;
  if (mentor === null) return ((3 + waited) * whole + moves) / units.length;
  return (weights.skills * distances[unit]![mentor]! + moves) / units.length;
}

/** How much each day beside an even load costs. */
export function dayCost({ units, weights }: Instance): number {
  const asked = sum(units.map(({ days }) => days));
  return asked === 0 ? 0 : weights.balance / (2 * asked);
}

/** The whole cost of a plan, and what it is made of. */
export function costOf(instance: Instance, plan: Plan): Cost {
  const { units, distances, weights } = instance;
  const count = Math.max(1, units.length);
  const even = evenLoads(instance);
  const loads = loadsOf(instance, plan);
  const asked = sum(units.map(({ days }) => days));
  const beside = sum(loads.map((load, at) => Math.abs(load - even[at]!)));
  const had = plan.filter((mentor, unit) => units[unit]!.now !== null && units[unit]!.now !== mentor).length;
  const skills = sum(plan.map((mentor, unit) => (mentor === null ? 0 : distances[unit]![mentor]!))) / count;
  const imbalance = asked === 0 ? 0 : beside / (2 * asked);
  const broken = had / count;
  const whole = weights.skills + weights.balance + weights.continuity;
  const left = sum(plan.map((mentor, unit) => (mentor === null ? 3 + units[unit]!.waited : 0))) * (whole / count);
  const total = weights.skills * skills + weights.balance * imbalance + weights.continuity * broken + left;
  return { skills, imbalance, broken, left, total };
}

/** The days a month that each mentor's units take. */
export function loadsOf({ mentors, units }: Instance, plan: Plan): number[] {
  const loads = mentors.map(() => 0);
  plan.forEach((mentor, unit) => {
    if (mentor !== null) loads[mentor]! += units[unit]!.days;
  });
  return loads;
}

/** Sums of halves come close to whole numbers, not to them. */
const slack = 1e-6;

/** Whether nobody has more than there is, and every decision of staff stands. */
export function isFeasible(instance: Instance, plan: Plan): boolean {
  const room = roomOf(instance);
  const stands = instance.units.every(({ fixed }, unit) => fixed === null || (plan[unit] ?? "none") === fixed);
  return stands && loadsOf(instance, plan).every((load, at) => load <= room[at]! + slack);
}

/** Whether a unit fits a mentor who has so much already. */
export function fits(load: number, days: number, room: number): boolean {
  return load + days <= room + slack;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
