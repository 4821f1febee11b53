import type { Texts } from "../../platform/locales.ts";
import type { OrdersKind } from "../files/preflib.ts";
import type { Exact } from "../method/rational.ts";
import type { Count } from "../method/count.ts";
import type { Rule } from "../method/settings.ts";
import type { BallotRule, BallotSettings } from "../settings.ts";

export interface ResultOption {
  id: string;
  topicId: string | null;
  names: Texts;
  isProposal: boolean;
  /** What it takes of the hours; null where hours are not what is decided on. */
  costMinutes: number | null;
}

/** One option's line: "11 of the 14 who saw this one support it; 20 voted." */
export interface SupportRow {
  readonly optionId: string;
  /** How many papers support it: approve it, give it points, or rank it. */
  readonly approvals: number;
  readonly seen: number;
  readonly voters: number;
  /** The sum of scores or dots; null of other forms. */
  readonly points: number | null;
  /** Of rankings how many papers have it first, alone or with others; null of other forms. */
  readonly firsts: number | null;
  /** What places it among the others: the share of papers, of groups' papers where groups weigh the same, or of the largest sum. 0–1. */
  readonly share: number;
  /** 1 for the largest share; equal ones have the same place. */
  readonly place: number;
}

/** Whether something was chosen, or why nothing was. */
export type ResultKind = "decided" | "no-options" | "no-ballots" | "blank" | "no-quorum" | "nothing-fits";

/** What another rule would have chosen. */
export interface OtherChoice {
  readonly rule: Rule | "by_votes";
  readonly winnerIds: readonly string[];
  readonly covered: number | null;
}

/** How a need group voted, of a vote of all groups. */
export interface GroupShare {
  readonly names: Texts;
  readonly voters: number;
  /** By option, in the order of the rows: how many support it; of rankings how many have it first. */
  readonly approvals: readonly number[];
}

/** An earlier vote of the series. */
export interface EarlierVote {
  readonly titles: Texts;
  readonly winnerNames: Texts;
  readonly supporters: number;
  readonly voters: number;
}

/** The winner of rankings beside another option: how many put the one above the other. */
export interface Duel {
  readonly optionId: string;
  readonly votes: Exact;
  readonly against: Exact;
}

/** Counting settings as they were at the close. */
export type CountedSettings = Pick<
  BallotSettings,
  "purpose" | "form" | "rule" | "seats" | "budgetMinutes" | "weighting" | "quorumPercent"
>;

/** A ballot's result as it is stored: what was chosen and why, the options as they were at the close, and what counts it again. */
export interface BallotResult {
  kind: ResultKind;
  /** In the order in which they were chosen. */
  winnerIds: string[];
  /** The first of them. */
  winnerId: string | null;
  decidedByLot: boolean;
  /** Between whom the lot chose the only winner, who is the first; none where it chose otherwise. */
  tiedIds: string[];
  /** How many papers there are, and how many could have voted. */
  voters: number;
  entitled: number | null;
  /** The chosen ones first, then the most supported; equal ones in the lot's order. */
  rows: SupportRow[];
  /** Whether some voter has not seen every option: others were added after they voted. */
  someUnseen: boolean;
  options: ResultOption[];
  settings: CountedSettings;
  /** The option that each index in `count` stands for. */
  countedIds: string[];
  count: Count | null;
  /** Of rules that compare options two at a time. */
  duels: Duel[];
  /** What `tally` needs to be told to count it so. */
  command: { rule: Rule; seats: number | null; increment: Exact | null; byLot: boolean } | null;
  /** The kind of PrefLib file that holds the rankings; null of other papers, and where it was not stored yet. */
  orders: OrdersKind | null;
  /** How many papers support at least one of the chosen; null of rankings, which rank nearly everything. */
  covered: number | null;
  others: OtherChoice[];
  /** By need group, of a vote of all groups: those that are large enough to be shown. */
  groups: GroupShare[];
  someGroupsHidden: boolean;
  earlier: EarlierVote[];
  /** Groups weighed the same and one of them had few votes: how much each vote weighed would tell what they voted. */
  isWeightHidden: boolean;
  /**
   * The ballots as JSON where the papers may not tell for ever how they were counted: those of groups that weigh the same,
   * which papers forget, and those of open votes, which go with a person who is removed.
   */
  file: string | null;
  /** The counting rule's version and the SHA-256 of what was counted, as `tally` prints them. */
  version: string;
  inputHash: string | null;
}

/** A result as it was stored before there were other rules than approval for one winner. */
interface ApprovalResult {
  winnerId: string | null;
  decidedByLot: boolean;
  rows: { optionId: string; approvals: number; seen: number; voters: number; place: number }[];
  reason: { kind: "no-options" | "no-ballots" | "no-approvals" | "most-approvals" | "lot"; tiedIds?: string[] };
  someUnseen: boolean;
  voters: number;
  options: Omit<ResultOption, "costMinutes">[];
  version: string;
  inputHash: string | null;
}

/** A stored result, whenever it was stored. */
export function readResult(stored: unknown): BallotResult {
  const result = stored as BallotResult | ApprovalResult;
  if (!("kind" in result)) return fromApproval(result);
  return "orders" in result ? result : { ...(result as BallotResult), orders: null };
}

const approvalForOne: CountedSettings = {
  purpose: "next",
  form: "approval",
  rule: "av" satisfies BallotRule,
  seats: 1,
  budgetMinutes: null,
  weighting: "person",
  quorumPercent: null,
};

const kinds = {
  "no-options": "no-options",
  "no-ballots": "no-ballots",
  "no-approvals": "blank",
  "most-approvals": "decided",
  lot: "decided",
} as const;

function fromApproval({ reason, rows, options, winnerId, ...old }: ApprovalResult): BallotResult {
  return {
    ...old,
    kind: kinds[reason.kind],
    winnerId,
    winnerIds: winnerId === null ? [] : [winnerId],
    tiedIds: reason.tiedIds ?? [],
    entitled: null,
    rows: rows.map((row) => ({
      ...row,
      points: null,
      firsts: null,
      share: row.voters === 0 ? 0 : row.approvals / row.voters,
    })),
    options: options.map((option) => ({ ...option, costMinutes: null })),
    settings: approvalForOne,
    countedIds: options.map(({ id }) => id),
    count: null,
    duels: [],
    command: old.inputHash === null ? null : { rule: "av", seats: 1, increment: null, byLot: true },
    orders: null,
    covered: rows.find(({ optionId }) => optionId === winnerId)?.approvals ?? null,
    others: [],
    groups: [],
    someGroupsHidden: false,
    earlier: [],
    isWeightHidden: false,
    file: null,
  };
}
