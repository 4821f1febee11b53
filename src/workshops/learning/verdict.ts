import type { FeedbackFigures } from "../feedback/figures.ts";

/** From this mean usefulness (1 … 5) down a topic has failed, above the other it has worked well. */
export const failedBelow = 2.5;
const workedFrom = 4;

export type Verdict = "worked" | "partly" | "failed";

/** At which level a topic should be held next time, where most said that it was not right for them. */
export type LevelAdvice = "higher" | "lower";

export interface TopicVerdict {
  verdict: Verdict | null;
  advice: LevelAdvice | null;
}

/**
 * How a topic has done by the feedback on all its workshops. A topic has failed when five or more found it less useful than
 * 2.5 of 5 on average. Too easy, or too hard, for more than half of five or more is advice on the level and no failure: the
 * topic may be right. Null where fewer than five have told.
 */
export function topicVerdict({ usefulness, level }: Pick<FeedbackFigures, "usefulness" | "level">): TopicVerdict {
  return {
    verdict: usefulness === null ? null : verdictOf(usefulness.mean),
    advice: level === null ? null : adviceOf(level),
  };
}

function verdictOf(mean: number): Verdict {
  if (mean < failedBelow) return "failed";
  return mean >= workedFrom ? "worked" : "partly";
}

function adviceOf({ answers, counts }: NonNullable<FeedbackFigures["level"]>): LevelAdvice | null {
  if (counts["too-easy"] * 2 > answers) return "higher";
  return counts["too-hard"] * 2 > answers ? "lower" : null;
}
