import { levelOf, type Weighting } from "./level.ts";
import { daysBetween, type Assessment, type Pair } from "./pairs.ts";

/**
 * How growth is measured. Own span: each pair from its first to its last assessment within the period, which a programme
 * whose mentors begin in waves needs. Fixed dates: from the assessment nearest to the period's beginning to that nearest
 * to its end.
 */
export type Measure =
  | { readonly kind: "own-span"; /** At least so many days between the two. */ readonly leastDays: number }
  | { readonly kind: "fixed-dates"; /** So many days from the date at most. */ readonly withinDays: number };

export const ownSpan: Measure = { kind: "own-span", leastDays: 60 };
export const fixedDates: Measure = { kind: "fixed-dates", withinDays: 45 };

export interface Period {
  /** The first day and the last, both within it. */
  readonly from: string;
  readonly to: string;
}

/** A pair's score at both ends. */
export interface Span {
  readonly unitId: string;
  readonly toolId: string;
  readonly start: Assessment;
  readonly end: Assessment;
}

export interface Growth {
  /** Levels at both ends, 0–500, over the pairs that were assessed at both. */
  readonly start: number;
  readonly end: number;
  /** end − start. */
  readonly points: number;
  /** end / start − 1; null where the set begins from level 0, of which nothing is a share. */
  readonly share: number | null;
  readonly units: number;
  readonly pairs: number;
}

/** The growth of a set, and how much of the set it does not tell of. */
export interface GrowthFigures {
  /** Null where no pair was assessed at both ends. */
  readonly growth: Growth | null;
  /** Pairs assessed within the period, or near its ends, but not at both ends; and units with no other pairs. */
  readonly leftOut: { readonly units: number; readonly pairs: number };
}

/** The growth of a set of pairs over a period. */
export function growth(pairs: readonly Pair[], period: Period, measure: Measure, weighting: Weighting): GrowthFigures {
  return growthFigures(measuredPairs(pairs, period, measure), weighting);
}

/** A pair that was assessed within the period, or near its ends; its span is null where it was not at both ends. */
export interface MeasuredPair {
  readonly unitId: string;
  readonly toolId: string;
  readonly span: Span | null;
}

/** The pairs that a period tells something of: measured once, their growth can be told of any part of them. */
export function measuredPairs(pairs: readonly Pair[], period: Period, measure: Measure): MeasuredPair[] {
  const { from, to } = period;
  const reached = pairs.filter(({ assessments }) =>
    assessments.some((each) => (from <= each.on && each.on <= to) || reaches(each, period, measure)),
  );
  return reached.map((pair) => ({ unitId: pair.unitId, toolId: pair.toolId, span: spanOf(pair, period, measure) }));
}

/** The growth of a set of measured pairs. */
export function growthFigures(measured: readonly MeasuredPair[], weighting: Weighting): GrowthFigures {
  const spans = measured.flatMap(({ span }) => span ?? []);
  const counted = new Set(spans.map(({ unitId }) => unitId));
  const units = new Set(measured.map(({ unitId }) => unitId));
  return {
    growth: growthOf(spans, weighting),
    leftOut: { units: units.size - counted.size, pairs: measured.length - spans.length },
  };
}

/** The growth over pairs whose scores at both ends are known; null where there are none. */
export function growthOf(spans: readonly Span[], weighting: Weighting): Growth | null {
  const start = levelOf(
    spans.map(({ start }) => start),
    weighting,
  );
  const end = levelOf(
    spans.map(({ end }) => end),
    weighting,
  );
  if (start === null || end === null) return null;
  const points = end.level - start.level;
  return {
    start: start.level,
    end: end.level,
    points,
    share: start.level === 0 ? null : points / start.level,
    units: start.units,
    pairs: start.pairs,
  };
}

/** The pair's scores at both ends of the period, or null where it lacks one, or they are too near each other. */
export function spanOf({ unitId, toolId, assessments }: Pair, period: Period, measure: Measure): Span | null {
  const within = assessments.filter((each) => reaches(each, period, measure));
  const [start, end] =
    measure.kind === "own-span"
      ? [within[0], within.at(-1)]
      : [nearest(within, period.from, measure.withinDays), nearest(within, period.to, measure.withinDays)];
  if (start === undefined || end === undefined) return null;
  const days = daysBetween(start.on, end.on);
  return days <= 0 || (measure.kind === "own-span" && days < measure.leastDays) ? null : { unitId, toolId, start, end };
}

function reaches({ on }: Assessment, { from, to }: Period, measure: Measure): boolean {
  if (measure.kind === "own-span") return from <= on && on <= to;
  return [from, to].some((day) => Math.abs(daysBetween(day, on)) <= measure.withinDays);
}

/** The assessment nearest to the day; of two as near the later, and of one day's the one written last. */
function nearest(assessments: readonly Assessment[], day: string, withinDays: number): Assessment | undefined {
  const distance = ({ on }: Assessment) => Math.abs(daysBetween(day, on));
  return assessments
    .filter((each) => distance(each) <= withinDays)
    .reduce<Assessment | undefined>(
      (best, each) => (best === undefined || distance(each) <= distance(best) ? each : best),
      undefined,
    );
}
