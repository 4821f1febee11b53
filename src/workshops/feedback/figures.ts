import { isShown, pooled } from "../../platform/visibility.ts";
import type { Change, FeedbackAnswer, LevelVerdict } from "../../surveys/index.ts";

export const levelVerdicts = ["too-easy", "right", "too-hard"] as const satisfies readonly LevelVerdict[];

/** How useful a workshop was, 1 … 5. */
export interface Usefulness {
  answers: number;
  mean: number;
  /** How many said 1, 2, … 5. */
  counts: number[];
}

export interface LevelFigures {
  answers: number;
  counts: Record<LevelVerdict, number>;
}

/** How well a need is managed before and after, on 0 … levels − 1: means over those who told both. */
export interface ChangeFigures {
  need: string;
  answers: number;
  before: number;
  now: number;
}

/** What feedback says; null and left out is what fewer than five have told. */
export interface FeedbackFigures {
  usefulness: Usefulness | null;
  level: LevelFigures | null;
  changes: ChangeFigures[];
}

/** The figures of one workshop; `needs` are keys, in the order in which they are to come out. */
export function feedbackFigures(answers: readonly FeedbackAnswer[], needs: readonly string[]): FeedbackFigures {
  return {
    usefulness: usefulnessOf(answers.flatMap(({ useful }) => useful ?? [])),
    level: levelFigures(answers.flatMap(({ level }) => level ?? [])),
    changes: needs.flatMap(
      (need) =>
        changeFigures(
          need,
          answers.flatMap(({ changes }) => changes.get(need) ?? []),
        ) ?? [],
    ),
  };
}

/** Usefulness and level over several workshops; what one workshop hides cannot be counted back (see `pooled`). */
export function pooledFigures(workshops: readonly (readonly FeedbackAnswer[])[]): Omit<FeedbackFigures, "changes"> {
  return {
    usefulness: usefulnessOf(pooled(workshops.map((answers) => answers.flatMap(({ useful }) => useful ?? [])))),
    level: levelFigures(pooled(workshops.map((answers) => answers.flatMap(({ level }) => level ?? [])))),
  };
}

/**
 * What people wrote to one question, where five or more have given feedback; in the alphabet's order, which tells neither
 * whose it is nor what the same person wrote to another question.
 */
export function writtenTexts(answers: readonly FeedbackAnswer[], question: "use" | "next"): string[] {
  if (!isShown(answers.length)) return [];
  return answers
    .map((answer) => answer[question])
    .filter((text) => text !== "")
    .sort();
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function usefulnessOf(values: readonly number[]): Usefulness | null {
  if (!isShown(values.length)) return null;
  const counts = [1, 2, 3, 4, 5].map((step) => values.filter((value) => value === step).length);
  return { answers: values.length, mean: mean(values), counts };
}

function levelFigures(verdicts: readonly LevelVerdict[]): LevelFigures | null {
  if (!isShown(verdicts.length)) return null;
  const count = (verdict: LevelVerdict) => verdicts.filter((each) => each === verdict).length;
  const counts = Object.fromEntries(levelVerdicts.map((verdict) => [verdict, count(verdict)]));
  return { answers: verdicts.length, counts: counts as Record<LevelVerdict, number> };
}

function changeFigures(need: string, changes: readonly Change[]): ChangeFigures | null {
  if (!isShown(changes.length)) return null;
  return {
    need,
    answers: changes.length,
    before: mean(changes.map(({ before }) => before)),
    now: mean(changes.map(({ now }) => now)),
  };
}
