import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { grantByLink } from "../../identity/index.ts";
import { tokenHash } from "../../platform/browser-session.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { ballotState, voteRefusal, type VoteRefusal } from "../ballot-life.ts";
import { longestTitle, proposalRefusal, sameTitle, tidyTitle, type ProposalRefusal } from "../proposals.ts";
import { holdBallot, listOptions, lockBallot, type Ballot, type BallotOption } from "../queries.ts";
import { lockVoter } from "./queries.ts";
import { paperKey, paperOf } from "./paper.ts";

/*
 * How a vote stays secret and can still be changed until the close. The link's token is kept by the voter alone: in the
 * mail, and in a cookie of the ballot's own pages. Stored are its SHA-256, with the person (voters), and a paper under
 * another hash of it (ballot_papers); neither leads to the other without the token. Both are written in one
 * transaction, which is in memory while it lasts. The session's grant holds no key, since a session may be a staff
 * member's and is begun in the same transaction in which the voter is marked as having opened the link. At the close
 * `forgetVoters` takes away the keys, the order and the moments too.
 */

export type Opened = { ballotId: string; sessionToken: string } | "unknown-link";

/** Exchanges a personal link for a session of this browser; the first time marks the voter as having opened it. */
export async function openByLink(db: Db, token: string, oldSessionToken: string): Promise<Opened> {
  return await db.transaction().execute(async (trx) => {
    const voter = await trx
      .updateTable("voters")
      .set({ openedAt: sql<Temporal.Instant>`coalesce(opened_at, now())` })
      .where("tokenHash", "=", tokenHash(token))
      .returning(["ballotId"])
      .executeTakeFirst();
    if (voter === undefined) return "unknown-link";
    const { ballotId } = voter;
    return {
      ballotId,
      sessionToken: await grantByLink(trx, oldSessionToken, { kind: "ballot", subjectId: ballotId, key: "" }),
    };
  });
}

export interface Vote {
  ballotId: string;
  token: string;
  approved: string[];
  /** The options that the page had shown. */
  seen: string[];
  /** A topic of the voter's own, or nothing. It is approved too. */
  proposal: string;
  /** Whether the voter has said that approving nothing is what is meant. */
  mayBeBlank: boolean;
}

export type Refused =
  { refused: VoteRefusal | "blank" } | { refused: "proposal"; why: ProposalRefusal; sameAs: string | null };

/** Casts or changes the voter's vote, with a proposed topic where there is one: all of it or nothing. */
export async function castVote(db: Db, vote: Vote): Promise<Refused | null> {
  const { ballotId, token } = vote;
  const key = paperKey(ballotId, token);
  return await db.transaction().execute(async (trx) => {
    const proposes = tidyTitle(vote.proposal.slice(0, 20_000)) !== "";
    const ballot = proposes ? await lockBallot(trx, ballotId) : await holdBallot(trx, ballotId);
    const voter = await lockVoter(trx, ballotId, token);
    const now = await databaseNow(trx);
    const options = await listOptions(trx, ballotId);
    const refused = refusalOf(vote, ballot, options, { proposes, now });
    if (refused !== null) return { refused };

    const proposed = proposes ? await propose(trx, vote.proposal, { ballot, options, key, now }) : null;
    if (proposed !== null && "refused" in proposed) return proposed;
    const added = proposed === null ? [] : [proposed.optionId];
    const optionIds = [...new Set([...options.map(({ id }) => id), ...added])];
    const paper = paperOf(optionIds, { approved: [...vote.approved, ...added], seen: [...vote.seen, ...added] });
    const row = { approved: json(paper.approved), seen: json(paper.seen) };
    await trx
      .insertInto("ballotPapers")
      .values({ ballotId, key, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    if (!voter.hasVoted) await trx.updateTable("voters").set({ hasVoted: true }).where("id", "=", voter.id).execute();
    return null;
  });
}

function refusalOf(
  { approved, mayBeBlank }: Vote,
  ballot: Ballot,
  options: readonly BallotOption[],
  { proposes, now }: { proposes: boolean; now: Temporal.Instant },
): VoteRefusal | "blank" | null {
  const optionIds = options.filter(({ isHidden }) => !isHidden).map(({ id }) => id);
  const refused = voteRefusal(ballot, { optionIds, mostApprovals: null }, approved, now);
  if (refused !== null) return refused;
  return approved.length === 0 && !proposes && !mayBeBlank ? "blank" : null;
}

interface ProposalPlace {
  ballot: Ballot;
  options: readonly BallotOption[];
  key: string;
  now: Temporal.Instant;
}

/** Adds the voter's topic to the ballot. The same topic again, from the same voter, is there already. */
async function propose(trx: Tx, typed: string, place: ProposalPlace): Promise<{ optionId: string } | Refused> {
  const { ballot, options, key, now } = place;
  const own = options.filter(({ proposerKey }) => proposerKey === key);
  const again = own.find(({ names, isHidden }) => !isHidden && sameTitle(typed, [names.fi]) !== undefined);
  if (again !== undefined) return { optionId: again.id };
  const titles = options.flatMap(({ names }) => Object.values(names)).filter((title) => title !== "");
  const state = ballot.allowsProposals ? ballotState(ballot, now) : "closed";
  const why = proposalRefusal(typed, { state, proposedByVoter: own.length, titles }) ?? lengthRefusal(typed);
  if (why !== null) return { refused: "proposal", why, sameAs: sameTitle(typed, titles) ?? null };
  const option = { ballotId: ballot.id, proposal: tidyTitle(typed), proposerKey: key, position: options.length };
  const { id } = await trx.insertInto("ballotOptions").values(option).returning("id").executeTakeFirstOrThrow();
  return { optionId: id };
}

/** The database counts code points, of which one character of the rule may have several. */
function lengthRefusal(typed: string): "too-long" | null {
  return Array.from(tidyTitle(typed)).length > longestTitle ? "too-long" : null;
}
