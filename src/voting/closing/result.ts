import type { Texts } from "../../platform/locales.ts";
import { count, countVersion } from "../count.ts";
import { ballotOutcome, type ApprovalBallot, type BallotOutcome } from "../outcome.ts";
import { profileFromJson } from "../profile-json.ts";

export interface ResultOption {
  id: string;
  topicId: string | null;
  names: Texts;
  isProposal: boolean;
}

/** A ballot's result as it is stored: the outcome, the options as they were at the close, and what counts it again. */
export interface BallotResult extends BallotOutcome {
  voters: number;
  options: ResultOption[];
  /** The counting rule's version and the SHA-256 of what was counted, as `tally` prints them. */
  version: string;
  inputHash: string | null;
}

/** Counts the ballot's papers. Papers that approve only what was taken out are votes too, for nothing. */
export function countBallot(
  papers: readonly ApprovalBallot[],
  options: readonly ResultOption[],
  lotSeed: string,
): BallotResult {
  const file = recountFile(papers, options, lotSeed);
  const counted =
    options.length === 0
      ? null
      : count(profileFromJson(file), { rule: "av", seats: 1, tie: { kind: "lot", seed: lotSeed } });
  return {
    ...ballotOutcome(papers, options, lotSeed),
    voters: papers.length,
    options: [...options],
    version: countVersion,
    inputHash: counted?.inputHash ?? null,
  };
}

export interface RecountFile {
  type: "approval";
  m: number;
  options: { id: string; name: string }[];
  lot: { seed: string };
  /** One row a paper, in the order of the approved options' numbers: it tells nothing of who voted when. */
  ballots: [1, number[]][];
}

/**
 * The ballots to be counted again with `tally`, for voters and for those who plan the programme; names are the Finnish
 * ones where there are any. Its limit: each paper is there as a whole, so whoever knows some of what a person approved,
 * such as a proposal that only its proposer approved, may find that person's paper and read the rest of it. Papers are
 * not left out for that, since the file would then not count to the published result; it is made from five papers on.
 */
export function recountFile(
  papers: readonly Pick<ApprovalBallot, "approved">[],
  options: readonly Pick<ResultOption, "id" | "names">[],
  lotSeed: string,
): RecountFile {
  const rows = papers.map(({ approved }) => options.flatMap(({ id }, index) => (approved.includes(id) ? [index] : [])));
  rows.sort(compareRows);
  return {
    type: "approval",
    m: options.length,
    options: options.map(({ id, names }) => ({ id, name: names.fi || names.sv || names.en })),
    lot: { seed: lotSeed },
    ballots: rows.map((row) => [1, row]),
  };
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((option, at) => option !== b[at]);
  return differing === -1 ? a.length - b.length : a[differing]! - (b[differing] ?? -1);
}
