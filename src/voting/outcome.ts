import { lotOrder } from "./lot.ts";

/** One voter's ballot: what they approved, and every option that they had been shown when they last voted. */
export interface ApprovalBallot {
  readonly approved: readonly string[];
  readonly seen: readonly string[];
}

/** One option's line: "11 of the 14 who saw this one approve it; 20 voted." */
export interface TallyRow {
  readonly optionId: string;
  readonly approvals: number;
  readonly seen: number;
  readonly voters: number;
  /** 1 for the most approved; options with equally many approvals have the same place. */
  readonly place: number;
}

/** Why the winner won, as data for words; or why there is none. */
export type OutcomeReason =
  | { readonly kind: "no-options" }
  | { readonly kind: "no-ballots" }
  | { readonly kind: "no-approvals"; readonly voters: number }
  | {
      readonly kind: "most-approvals";
      readonly approvals: number;
      readonly voters: number;
      readonly lead: number | null;
    }
  | {
      readonly kind: "lot";
      readonly approvals: number;
      readonly voters: number;
      /** The tied options in the lot's order; the first is the winner. */
      readonly tiedIds: readonly string[];
    };

export interface BallotOutcome {
  readonly winnerId: string | null;
  readonly decidedByLot: boolean;
  /** Most approved first; equal ones in the lot's order. */
  readonly rows: readonly TallyRow[];
  readonly reason: OutcomeReason;
  /** Whether some voter has not seen every option: others were added after they voted. */
  readonly someUnseen: boolean;
}

/**
 * The result of a ballot on the next topic by approval voting: the most approved option wins, and the lot of `lotSeed`
 * (see `lotOrder`) decides among equals. Nobody wins without ballots or without any approval. What a voter approved
 * they have seen; ids that are no option of the ballot (a proposal taken out before the opening) count for nothing.
 */
export function ballotOutcome(
  ballots: readonly ApprovalBallot[],
  options: readonly { readonly id: string }[],
  lotSeed: string,
): BallotOutcome {
  const rows = tallyRows(ballots, options, lotSeed);
  const reason = reasonOf(rows, ballots.length);
  const wins = reason.kind === "most-approvals" || reason.kind === "lot";
  return {
    winnerId: wins ? rows[0]!.optionId : null,
    decidedByLot: reason.kind === "lot",
    rows,
    reason,
    someUnseen: rows.some(({ seen, voters }) => seen < voters),
  };
}

/** One row an option, most approved first, equal ones in the lot's order. */
export function tallyRows(
  ballots: readonly ApprovalBallot[],
  options: readonly { readonly id: string }[],
  lotSeed: string,
): TallyRow[] {
  const approvals = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const ballot of ballots) {
    const approved = new Set(ballot.approved);
    for (const id of approved) approvals.set(id, (approvals.get(id) ?? 0) + 1);
    for (const id of new Set([...ballot.seen, ...approved])) seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  const ids = options.map(({ id }) => id);
  const counted = lotOrder(lotSeed, ids)
    .map((index) => ({ optionId: ids[index]!, approvals: approvals.get(ids[index]!) ?? 0 }))
    .sort((a, b) => b.approvals - a.approvals);
  return counted.map((row) => ({
    ...row,
    seen: seen.get(row.optionId) ?? 0,
    voters: ballots.length,
    place: 1 + counted.filter((other) => other.approvals > row.approvals).length,
  }));
}

function reasonOf(rows: readonly TallyRow[], voters: number): OutcomeReason {
  const [first] = rows;
  if (first === undefined) return { kind: "no-options" };
  if (voters === 0) return { kind: "no-ballots" };
  const { approvals } = first;
  if (approvals === 0) return { kind: "no-approvals", voters };
  const tiedIds = rows.filter(({ place }) => place === 1).map(({ optionId }) => optionId);
  if (tiedIds.length > 1) return { kind: "lot", approvals, voters, tiedIds };
  const second = rows[1];
  return {
    kind: "most-approvals",
    approvals,
    voters,
    lead: second === undefined ? null : approvals - second.approvals,
  };
}
