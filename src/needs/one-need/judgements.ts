import { mean } from "../profiles.ts";
import type { Judgement } from "../values.ts";

/** How important a need was judged and how well it is mastered. */
export interface Judged {
  /** How many steps the scale has; the means below are on 1 … steps. */
  steps: number;
  /** Who gave both values; the means are over them alone. */
  respondents: number;
  importance: number;
  level: number;
  /** How many chose each step, the lowest first; whether or not they gave the other value. */
  importances: number[];
  levels: number[];
}

/** The judgements of one need in figures, or null where nobody gave both values. */
export function judgedAs(judgements: readonly Judgement[]): Judged | null {
  const both = judgements.filter(({ importance, level }) => importance !== null && level !== null);
  const importance = mean(both.map((one) => (one.importance ?? 0) + 1));
  const level = mean(both.map((one) => (one.level ?? 0) + 1));
  if (importance === null || level === null) return null;
  const steps = Math.max(...judgements.map((one) => one.steps));
  const counts = (mark: (one: Judgement) => number | null) =>
    Array.from({ length: steps }, (_, step) => judgements.filter((one) => mark(one) === step).length);
  return {
    steps,
    respondents: both.length,
    importance,
    level,
    importances: counts((one) => one.importance),
    levels: counts((one) => one.level),
  };
}
