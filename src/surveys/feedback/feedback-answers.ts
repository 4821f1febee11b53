import type { Answers } from "../questionnaire/answers.ts";

const levelVerdicts = ["too-easy", "right", "too-hard"] as const;
export type LevelVerdict = (typeof levelVerdicts)[number];

/** How well one manages a need, 0 … levels − 1, before the workshop and now. */
export interface Change {
  before: number;
  now: number;
}

/** One person's feedback on a workshop, without the person. */
export interface FeedbackAnswer {
  /** 1 not at all useful … 5 very useful. */
  useful: number | null;
  level: LevelVerdict | null;
  /** By the need's key; only where both were answered. */
  changes: Map<string, Change>;
  /** What the person will use, and what should come next; "" where nothing was written. */
  use: string;
  next: string;
}

/** What somebody's answers to the questionnaire of feedback say. */
export function readFeedback(answers: Answers): FeedbackAnswer {
  const useful = chosen(answers, "useful");
  return {
    useful: useful === null ? null : Number(useful),
    level: levelVerdicts.find((verdict) => verdict === chosen(answers, "level")) ?? null,
    changes: changesOf(answers),
    use: written(answers, "use"),
    next: written(answers, "next"),
  };
}

function changesOf(answers: Answers): Map<string, Change> {
  const [now, before] = [ratings(answers, "now"), ratings(answers, "before")];
  const changes = Object.keys(now).flatMap((need): [string, Change][] => {
    const [after, earlier] = [now[need] ?? null, before[need] ?? null];
    return after === null || earlier === null ? [] : [[need, { before: earlier, now: after }]];
  });
  return new Map(changes);
}

function chosen(answers: Answers, key: string): string | null {
  const answer = answers[key];
  return answer?.kind === "single" ? answer.chosen : null;
}

function written(answers: Answers, key: string): string {
  const answer = answers[key];
  return answer?.kind === "text" ? answer.text.trim() : "";
}

function ratings(answers: Answers, key: string): Record<string, number | null> {
  const answer = answers[key];
  return answer?.kind === "ratings" ? answer.rows : {};
}
