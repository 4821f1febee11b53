import { daysBetween } from "../method/pairs.ts";

/** A level to be reached by a day. */
export interface Aim {
  /** 0–500. */
  readonly level: number;
  /** The day that the way to it is counted from, "2021-05-01", and the day by which it is to be reached. */
  readonly startsOn: string;
  readonly dueOn: string;
}

/** How far a set of units is from its target. Levels are 0–500. */
export interface Distance {
  readonly state: "reached" | "on-track" | "behind" | "missed";
  readonly level: number;
  /** Where the level should be by the day on the straight line from the start to the target. */
  readonly expected: number;
  /** From the level to the target, and to where it should be; negative where it is beyond. */
  readonly toTarget: number;
  readonly toExpected: number;
}

/**
 * The distance of a level on a day, or null where no level is known. `start` is the level that the way begins from: on
 * the first day, or where nothing was assessed by then, the first that is known. A set that is above its target already
 * when it starts should stay at the target. Two levels less than half a point apart are the same, as people see them.
 */
export function distanceOf(
  aim: Aim,
  { start, level, today }: { start: number | null; level: number | null; today: string },
): Distance | null {
  if (start === null || level === null) return null;
  const expected = expectedOn(aim, start, today);
  const toTarget = aim.level - level;
  const toExpected = expected - level;
  const isReached = toTarget < sameWithin;
  const state = isReached ? "reached" : today > aim.dueOn ? "missed" : toExpected < sameWithin ? "on-track" : "behind";
  return { state, level, expected, toTarget, toExpected };
}

const sameWithin = 0.5;

/** The level on the straight line from the start's level to the target's on a day: neither before the one nor beyond the other. */
export function expectedOn({ level, startsOn, dueOn }: Aim, start: number, today: string): number {
  if (start >= level) return level;
  const share = daysBetween(startsOn, today) / daysBetween(startsOn, dueOn);
  return start + (level - start) * Math.min(1, Math.max(0, share));
}
