import type { Blank } from "../answers.ts";

/** What staff choose for a grouping; stored with it, so that it can be done again. */
export interface RunSettings {
  k: "auto" | number;
  blank: Blank;
  /** Of the block of wishes relative to support wanted and ratings, which weigh 1. */
  wishesWeight: number;
}

/** Ticked wishes say less about a respondent than judged importance and level do; half the weight gives steadier groups. */
export const defaultSettings: RunSettings = { k: "auto", blank: "missing", wishesWeight: 0.5 };

export const defaultSeed = 1;

export type StartRefusal = "no-survey" | "no-answers";

/** Why a grouping came to nothing. */
export const failures = ["too-many-groups", "computing"] as const;
export type Failure = (typeof failures)[number];
