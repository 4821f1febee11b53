// What is known of each unit and tool: the ground that levels and growth stand on.

/** A score of the maturity index as it counts: 0 the unit does not know the tool, 500 it is essential to the work. */
export interface Assessment {
  readonly unitId: string;
  readonly toolId: string;
  /** The day that the judgement is of, "2021-05-03". */
  readonly on: string;
  /** 0–500. */
  readonly score: number;
}

/** The scores of one unit and tool, by day; of several on one day the one that was written last comes last. */
export interface Pair {
  readonly unitId: string;
  readonly toolId: string;
  readonly assessments: readonly Assessment[];
}

export const highestScore = 500;

/** The pairs that have been assessed, each with its scores by day; what was given first stays first within a day. */
export function pairsOf(assessments: readonly Assessment[]): Pair[] {
  const pairs = new Map<string, Assessment[]>();
  for (const assessment of assessments) {
    const key = `${assessment.unitId} ${assessment.toolId}`;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, [assessment]);
    else known.push(assessment);
  }
  return [...pairs.values()].map((scores) => {
    const { unitId, toolId } = scores[0]!;
    return { unitId, toolId, assessments: scores.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) };
  });
}

/** Whole days from one day to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970. Kept, for many assessments share a few days, and reading one takes long. */
export function dayNumber(day: string): number {
  const known = dayNumbers.get(day);
  if (known !== undefined) return known;
  if (dayNumbers.size > 20_000) dayNumbers.clear();
  const number = Date.parse(day) / 86_400_000;
  dayNumbers.set(day, number);
  return number;
}

const dayNumbers = new Map<string, number>();
