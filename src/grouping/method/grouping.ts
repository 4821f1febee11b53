import type { Blank, NeedBlock } from "./answers.ts";
import type { Constraints, HeldBy } from "./constraints/links.ts";
import type { IndustryComparison } from "./industry.ts";
import type { Variable } from "./medoids/distances.ts";
import type { Candidate, Verdict } from "./number/choose.ts";
import type { GapPoint } from "./number/gap.ts";
import type { Stability } from "./number/stability.ts";
import type { Remark } from "./remarks.ts";
import type { Grade } from "./solidity.ts";
import type { TellingNeed } from "./telling.ts";

/** Changes whenever the same input and settings may give another result. */
export const GROUPING_VERSION = "2026-11-22b";

/** What is known of the respondents; every list has one entry per respondent, in the same order. */
export interface GroupingInput {
  blocks: readonly NeedBlock[];
  blank: Blank;
  /** For method "pam": the variables that distances are made of, in place of the needs. */
  variables?: readonly Variable[];
  /** Compared with the groups, never an input to them; null where it is not known. */
  industry?: readonly (string | null)[];
  /** A known classification to check the groups against. */
  labels?: readonly (string | null)[];
  /** Barriers (0 … 1 or null) and skill levels: told of each group, never an input to grouping. */
  barriers?: { columns: readonly string[]; values: readonly (readonly (number | null)[])[] };
  levels?: readonly (number | null)[];
  /** What staff have fixed; only for method "spherical". */
  constraints?: Constraints;
}

export interface GroupingSettings {
  method: "spherical" | "pam";
  /** Only for "pam". */
  distance: "gower" | "correlation";
  /** "auto", or the number of groups that staff want. */
  k: "auto" | number;
  seed: number;
}

/** How far a part of the work has come. */
export interface Progress {
  stage: "references" | "stability" | "solidity" | "industry";
  /** For "stability", the number of groups that is being examined. */
  k: number | null;
  done: number;
  /** May grow once, when stability turns out to be a close call. */
  total: number;
}

/** How one respondent stands to the groups: cosine to the centre (spherical) or 1 − distance to the medoid (pam). */
export interface Member {
  own: number;
  /** The best other group and the closeness to it; null when there is only one group. */
  otherGroup: number | null;
  other: number | null;
  /** Nearly as close to another group (within 0.05): may choose between the two. */
  bridge: boolean;
  /** What keeps the member from a group that suits it better; null where nothing does, as always without constraints. */
  heldBy: HeldBy | null;
}

/** What the constraints have done to the groups. */
export interface ConstraintReport {
  /**
   * Mean cosine to the own centre that the constraints cost, against the unconstrained grouping into as many groups:
   * Σ cosine lost / n; 0 where they changed nothing.
   */
  cost: number;
  /** People without a profile who are linked or locked to somebody with one, and went where those went. */
  placed: number[];
}

/** One group; respondents are named by their place in the input. */
export interface NeedGroup {
  /** With those without a profile who were placed here by a link or a lock; all other figures are without them. */
  size: number;
  members: number[];
  /** The member most like the others. */
  exemplar: number;
  /** Bootstrapped Jaccard 0 … 1, and in words. */
  jaccard: number;
  grade: Grade;
  /** Mean closeness of two members; null for a group of one. */
  closeness: number | null;
  telling: TellingNeed[];
  /** What this group needs less often than the others. */
  lessNeeded: TellingNeed[];
  /** Barriers that this group meets more often than the others. */
  barriers: TellingNeed[];
  /** How many are on each skill level, lowest first. */
  levels: { level: number; people: number }[];
}

export interface GroupingResult {
  method: GroupingSettings["method"];
  distance: GroupingSettings["distance"] | null;
  version: string;
  seed: number;
  /** SHA-256, in hex, of the input. */
  inputHash: string;
  /** People with a profile: those that are grouped. */
  n: number;
  k: number;
  /** Groups, or one shared audience; where staff set k, what the guard thinks of it. */
  verdict: Verdict;
  /** Group 0 … k − 1 by respondent, the largest group first; null without a profile, unless a link or lock places them. */
  assignments: (number | null)[];
  /** Null without a profile. */
  members: (Member | null)[];
  objective: number;
  /** Null for one group. */
  silhouette: number | null;
  /** Share of the variance of the respondents' mean answer that the groups explain: how much rather than what. */
  levelEta2: number;
  /** At the k of the result; nothing to measure at k = 1. */
  guard: { silhouetteExcess: number | null; passed: boolean };
  stability: Stability | { median: null; min: null; max: null };
  gap: GapPoint[];
  /** The upper bound from the gap statistic, and every number of groups the guard has looked at. */
  upperBound: number;
  examined: Candidate[];
  /** People that gap, guard and stability were measured on: all, or a sample. */
  measuredOn: number;
  /** Empty for one audience. */
  groups: NeedGroup[];
  /** Null without constraints. */
  constraints: ConstraintReport | null;
  /** What is odd about the answers, in the order in which it should be said. */
  remarks: Remark[];
  industry: IndustryComparison | null;
  labelAdjustedRand: number | null;
  milliseconds: { distance: number; grouping: number; silhouette: number };
}
