// Pairs with all their scores over time, small enough that a million of them are walked through in a tenth of a second.
import type { Measure, Period } from "./growth.ts";
import type { Level, Weighting } from "./level.ts";
import { dayNumber, type Assessment, type Pair } from "./pairs.ts";

/** A pair's scores over time, each as one number: days since 1970 × 512 + score. In the order of a `Pair`'s. */
export interface PairOverTime {
  readonly unitId: string;
  readonly toolId: string;
  readonly packed: readonly number[];
}

const bits = 9;
const dayOf = (packed: number) => packed >> bits;
const scoreOf = (packed: number) => packed & (2 ** bits - 1);

const dayMilliseconds = 86_400_000;

/**
 * The pairs with the assessments that their level at the period's end and their growth over the period hang on:
 * `levelAt`, `spanOf` and `growth` of these are those of all. Pairs of which the period tells nothing are left out.
 */
export function tellingPairs(pairs: readonly PairOverTime[], period: Period, measure: Measure): Pair[] {
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)];
  // Of a million assessments most share their days, and writing one takes long.
  const days = new Map<number, string>();
  const textOf = (day: number) => {
    const text = days.get(day) ?? new Date(day * dayMilliseconds).toISOString().slice(0, 10);
    days.set(day, text);
    return text;
  };
  return pairs.flatMap(({ unitId, toolId, packed }) => {
    const latest = packed.findLastIndex((each) => dayOf(each) <= to);
    const telling =
      measure.kind === "own-span"
        ? [Math.min(firstFrom(packed, from), latest), latest]
        : [nearest(packed, from, measure.withinDays), latest, nearest(packed, to, measure.withinDays)];
    const places = [...new Set(telling)].filter((at) => at >= 0).sort((a, b) => a - b);
    if (places.length === 0) return [];
    const assessments = places.map((at): Assessment => {
      const one = packed[at]!;
      return { unitId, toolId, on: textOf(dayOf(one)), score: scoreOf(one) };
    });
    return [{ unitId, toolId, assessments }];
  });
}

function firstFrom(packed: readonly number[], from: number): number {
  return packed.findIndex((each) => from <= dayOf(each));
}

/** The place of the score nearest to the day, the last of those as near; −1 where none is near enough. */
function nearest(packed: readonly number[], day: number, withinDays: number): number {
  let [best, least] = [-1, withinDays];
  for (let at = 0; at < packed.length; at += 1) {
    const distance = Math.abs(dayOf(packed[at]!) - day);
    if (distance <= least) [best, least] = [at, distance];
  }
  return best;
}

/** A pair's scores at the beginning of a period and at its end. */
export interface Ends {
  readonly unitId: string;
  readonly toolId: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The pairs assessed by the last day, each with its score there and the one that it began the period with: its latest by
 * the first day, and where there is none, its first since. The same pairs at both ends, also where they were taken up in
 * waves.
 */
export function endsOf(pairs: readonly PairOverTime[], { from, to }: Period): Ends[] {
  const [first, last] = [(dayNumber(from) + 1) * 2 ** bits, (dayNumber(to) + 1) * 2 ** bits];
  return pairs.flatMap(({ unitId, toolId, packed }) => {
    const end = packed.findLast((each) => each < last);
    if (end === undefined) return [];
    const start = packed.findLast((each) => each < first) ?? packed[0]!;
    return [{ unitId, toolId, start: scoreOf(start), end: scoreOf(end) }];
  });
}

/**
 * The level of a set of units at each of the days, which rise: the same as `levelAt` of each day, in one walk through the
 * scores. Null for the days by which nothing was assessed.
 */
export function levelsOver(
  pairs: readonly PairOverTime[],
  days: readonly string[],
  weighting: Weighting,
): (Level | null)[] {
  const ends = days.map((day) => (dayNumber(day) + 1) * 2 ** bits);
  const units = new Map<string, UnitOverTime>();
  for (const { unitId, packed } of pairs) {
    const unit = units.get(unitId) ?? { sums: days.map(() => 0), pairs: days.map(() => 0) };
    units.set(unitId, unit);
    let next = 0;
    for (const [at, end] of ends.entries()) {
      while (next < packed.length && packed[next]! < end) next += 1;
      if (next === 0) continue;
      unit.sums[at]! += scoreOf(packed[next - 1]!);
      unit.pairs[at]! += 1;
    }
  }
  return days.map((_, at) => levelOfUnits([...units.values()], at, weighting));
}

/** Of one unit at each day: the sum of its tools' latest scores, and how many tools have one. */
interface UnitOverTime {
  readonly sums: number[];
  readonly pairs: number[];
}

function levelOfUnits(units: readonly UnitOverTime[], at: number, weighting: Weighting): Level | null {
  const total = { units: 0, pairs: 0, sum: 0, means: 0 };
  for (const unit of units) {
    const [sum, pairs] = [unit.sums[at]!, unit.pairs[at]!];
    if (pairs === 0) continue;
    total.units += 1;
    total.pairs += pairs;
    total.sum += sum;
    total.means += sum / pairs;
  }
  if (total.units === 0) return null;
  const level = weighting === "units" ? total.means / total.units : total.sum / total.pairs;
  return { level, units: total.units, pairs: total.pairs };
}
