import type { NeedBlock } from "../../needs/index.ts";
import type { Blank } from "../method/answers.ts";
import type { GroupSizes, Hand } from "../settings/constraints.ts";
import type { RespondentFilter } from "../settings/filter.ts";
import type { ToldMistake } from "../settings/mistakes.ts";

export type { GroupSizes, Hand };

/** What a grouping is made by; stored with it, so that it can be done again. */
export interface RunSettings {
  k: "auto" | number;
  blank: Blank;
  /** What each block of questions counts beside the others; 0 leaves it out. */
  weights: Record<NeedBlock, number>;
  /** What a need counts within its block, by its key, where it is not 1; 0 leaves it out. */
  needWeights: Record<string, number>;
  filter: RespondentFilter;
  /** Whose answers are combined, the newest survey first. */
  surveyIds: string[];
  subject: Subject;
  /** People per group; null is no limit. */
  sizes: GroupSizes;
  /** Staff's links and locked members as they were at the start. */
  hand: Hand;
}

/** What is grouped: those who answered, or the organisations that they belong to. */
export type Subject = "respondents" | "organisations";

/** Ticked wishes say less about a respondent than judged importance and level do; half the weight gives steadier groups. */
export const defaultWeights: Record<NeedBlock, number> = { support: 1, wishes: 0.5, ratings: 1 };

export const everybody: RespondentFilter = { industries: [], languages: [], sizes: [], municipalities: [], parts: [] };
export const noHand: Hand = { links: [], locks: [] };

/** The usual settings; which surveys it is made of is always told. */
export const defaultSettings: Omit<RunSettings, "surveyIds"> = {
  k: "auto",
  blank: "missing",
  weights: defaultWeights,
  needWeights: {},
  filter: everybody,
  subject: "respondents",
  sizes: { least: null, most: null },
  hand: noHand,
};

export const defaultSeed = 1;

/** Settings as they were stored at any time: the first ones had no more than the weight of wishes, and one survey. */
export type StoredSettings = Partial<Omit<RunSettings, "filter">> & {
  wishesWeight?: number;
  filter?: Partial<RespondentFilter>;
};

export function readSettings({ wishesWeight, filter, ...stored }: StoredSettings, surveyId: string): RunSettings {
  const wishes = wishesWeight ?? defaultWeights.wishes;
  const usual = { ...defaultSettings, surveyIds: [surveyId], weights: { ...defaultWeights, wishes } };
  return { ...usual, ...stored, filter: { ...everybody, ...filter } };
}

/** What is missing before anything can be grouped. */
export type StartRefusal = "no-survey" | "no-answers";

/** Why a grouping came to nothing: what is wrong with the settings, with those it speaks of, or the computing failed. */
export type Failure = "too-many-groups" | "computing" | ToldMistake;

/** Failures are stored as text: a word, or JSON. */
export function readFailure(stored: string): Failure {
  return stored.startsWith("{") ? (JSON.parse(stored) as Failure) : (stored as Failure);
}

export function writeFailure(failure: Failure): string {
  return typeof failure === "string" ? failure : JSON.stringify(failure);
}
