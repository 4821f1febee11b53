import { pooled } from "../../platform/visibility.ts";
import type { Change, Feedback } from "../../surveys/index.ts";

/** How well a need was managed before workshops about it and after, as their participants tell: means on 1 … steps. */
export interface NeedChange {
  answers: number;
  before: number;
  now: number;
}

/** The change in one need over all feedback, and on how many steps; null where fewer than five have told. */
export function needChange(feedback: readonly Feedback[], need: string, steps: number): NeedChange | null {
  // What one workshop's page hides must not be the difference between this figure and the other pages'.
  const told = pooled(
    feedback.map(({ answers, levels }) =>
      answers.flatMap(({ changes }) => onScale(changes.get(need), levels.length, steps)),
    ),
  );
  if (told.length === 0) return null;
  const mean = (of: (change: Change) => number) => told.reduce((sum, one) => sum + of(one), 0) / told.length;
  return { answers: told.length, before: mean(({ before }) => before), now: mean(({ now }) => now) };
}

/** The number of steps in which changes are told: that of the newest feedback which asks of needs. */
export function stepsOf(feedback: readonly Feedback[]): number {
  return feedback.findLast(({ levels }) => levels.length > 1)?.levels.length ?? 0;
}

/** Of the organisations that need something, each with the ids under which it may have been reached, how many were. */
export function countReached(needing: readonly (readonly string[])[], reached: ReadonlySet<string>): number {
  return needing.filter((ids) => ids.some((id) => reached.has(id))).length;
}

/** From 0 … levels − 1 as answered to 1 … steps: an older survey may have had another number of steps. */
function onScale(change: Change | undefined, levels: number, steps: number): Change[] {
  if (change === undefined || levels < 2) return [];
  const scaled = (value: number) => 1 + (value * (steps - 1)) / (levels - 1);
  return [{ before: scaled(change.before), now: scaled(change.now) }];
}
