import { mean } from "./profiles.ts";
import type { Judgement } from "./values.ts";

/** Borich's mean weighted discrepancy over `respondents` who gave both values; rank 1 is the largest, ties share it. */
export interface Discrepancy {
  mwds: number;
  respondents: number;
  rank: number;
}

/**
 * MWDS = mean(importance − level) · mean(importance) over those who gave both, on the scale as asked, 1 … steps
 * (Borich 1980: each discrepancy is weighted by the need's mean importance); null where nobody did. Ranks are set
 * afterwards.
 */
export function weightedDiscrepancy(judgements: readonly Judgement[]): Discrepancy | null {
  const both = judgements.flatMap(({ importance, level }) =>
    importance === null || level === null ? [] : [{ importance: importance + 1, behind: importance - level }],
  );
  const importance = mean(both.map((one) => one.importance));
  const behind = mean(both.map((one) => one.behind));
  if (importance === null || behind === null) return null;
  return { mwds: behind * importance, respondents: both.length, rank: 1 };
}

/** Sets the ranks: 1 for the largest, and ties share theirs. */
export function rankDiscrepancies(all: readonly Discrepancy[]): void {
  for (const discrepancy of all) discrepancy.rank = 1 + all.filter(({ mwds }) => mwds > discrepancy.mwds).length;
}
