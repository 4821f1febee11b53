import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { databaseNow, json, type Db, type Tx } from "../../../platform/database.ts";
import { looksLikePersonalId } from "../../../platform/personal-id.ts";
import { listTopics } from "../../../workshops/index.ts";
import { ballotState } from "../../ballot-life.ts";
import { mergeTargets, type Marks } from "../../marks.ts";
import { longestTitle, proposalRefusal, sameTitle, tidyTitle, type ProposalRefusal } from "../../proposals.ts";
import { isOffered, listOptions, lockBallot, type Ballot, type BallotOption } from "../../queries.ts";
import { paperKey, proposerMark } from "../paper.ts";
import { lockVoter } from "../queries.ts";
import { isOwn, type Proposer } from "./own.ts";
import { listSeenByOthers } from "./queries.ts";
import { withdrawalRefusal, type WithdrawalRefusal } from "./withdrawing.ts";

export interface ProposalRefused {
  refused: "proposal";
  why: ProposalRefusal;
  /** The option that says the same already, or the one that it has been merged into. */
  sameAs: Pick<BallotOption, "names" | "isHidden"> | null;
}

/** The voter's links of a ballot that the browser holds, the one in use first: by earlier ones the voter may have proposed. */
interface Voting {
  ballotId: string;
  tokens: readonly [string, ...string[]];
}

/** Adds a topic of the voter's own, before or during the voting. */
export async function proposeTopic(
  db: Db,
  { ballotId, tokens }: Voting,
  title: string,
): Promise<ProposalRefused | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    const { id: voterId } = await lockVoter(trx, ballotId, tokens[0]);
    const now = await databaseNow(trx);
    const options = await listOptions(trx, ballotId);
    const proposed = await propose(trx, title, { ballot, options, tokens, voterId, now });
    return "refused" in proposed ? proposed : null;
  });
}

interface ProposalPlace {
  ballot: Ballot;
  options: readonly BallotOption[];
  tokens: Voting["tokens"];
  voterId: string;
  now: Temporal.Instant;
}

/** By what these links' proposals are known. */
function proposerOf({ ballotId, tokens }: Voting, voterId: string): Proposer {
  return { marks: tokens.map((token) => proposerMark(ballotId, token)), voterId };
}

/**
 * Adds the voter's topic to the ballot, which the caller has locked. The same topic again, from the same voter, is there
 * already; words that are a topic's name in the catalogue become that topic.
 */
export async function propose(
  trx: Tx,
  typed: string,
  { ballot, options, tokens, voterId, now }: ProposalPlace,
): Promise<{ optionId: string } | ProposalRefused> {
  const proposer = proposerOf({ ballotId: ballot.id, tokens }, voterId);
  const own = options.filter((option) => isOwn(option, proposer));
  const again = own.find((option) => isOffered(option) && sameTitle(typed, Object.values(option.names)) !== undefined);
  if (again !== undefined) return { optionId: again.id };
  const titles = options.flatMap(({ names }) => Object.values(names)).filter((title) => title !== "");
  const standing = { state: standingOf(ballot, now), proposedByVoter: own.length, titles };
  const why = proposalRefusal(typed, { ...standing, offered: options.filter(isOffered).length });
  const refused = why ?? lengthRefusal(typed) ?? (looksLikePersonalId(typed) ? "personal-id" : null);
  if (refused !== null) return { refused: "proposal", why: refused, sameAs: sameOption(typed, options) };
  const topics = await listTopics(trx, ballot.programmeId);
  const topic = topics.find(({ names }) => sameTitle(typed, Object.values(names)) !== undefined);
  const what = topic === undefined ? { proposal: tidyTitle(typed) } : { topicId: topic.id };
  const { id } = await trx
    .insertInto("ballotOptions")
    .values({
      ...what,
      ballotId: ballot.id,
      origin: "voter" as const,
      proposerMark: proposerMark(ballot.id, tokens[0]),
      // Of an open vote the team may write to the proposer; of a secret one nobody is to know who it is.
      proposerId: ballot.isSecret ? null : voterId,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from ballot_options where ballot_id = ${ballot.id})`,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { optionId: id };
}

function sameOption(typed: string, options: readonly BallotOption[]): BallotOption | null {
  const same = options.find(({ names }) => sameTitle(typed, Object.values(names)) !== undefined);
  const finalId = same === undefined ? undefined : (mergeTargets(options).get(same.id) ?? same.id);
  return options.find(({ id }) => id === finalId) ?? null;
}

function standingOf(ballot: Ballot, now: Temporal.Instant): "draft" | "open" | "closed" {
  const state = ballotState(ballot, now);
  if (!ballot.allowsProposals || state === "closed") return "closed";
  return state === "open" || state === "proposing" ? "open" : "draft";
}

/** The database counts code points, of which one character of the rule may have several. */
function lengthRefusal(typed: string): "too-long" | null {
  return Array.from(tidyTitle(typed)).length > longestTitle ? "too-long" : null;
}

/** Takes back a proposal of the voter's own that nobody else has seen on their paper. Twice is the same as once. */
export async function withdrawProposal(
  db: Db,
  { ballotId, tokens }: Voting,
  optionId: string,
): Promise<WithdrawalRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    // Alone: whoever is voting has voted, and whoever votes next no longer finds it.
    const ballot = await lockBallot(trx, ballotId);
    const { id: voterId } = await lockVoter(trx, ballotId, tokens[0]);
    const options = await listOptions(trx, ballotId);
    const option = options.find(({ id }) => id === optionId);
    if (option === undefined) return null;
    const key = paperKey(ballotId, tokens[0]);
    const refused = withdrawalRefusal(option, {
      state: ballotState(ballot, await databaseNow(trx)),
      proposer: proposerOf({ ballotId, tokens }, voterId),
      isMergeTarget: options.some(({ mergedInto }) => mergedInto === optionId),
      isSeen: (await listSeenByOthers(trx, { ballotId, key }, [optionId])).has(optionId),
    });
    if (refused !== null) return refused;
    await takeOffPaper(trx, key, optionId);
    await trx.deleteFrom("ballotOptions").where("ballotId", "=", ballotId).where("id", "=", optionId).execute();
    return null;
  });
}

async function takeOffPaper(trx: Tx, key: string, optionId: string): Promise<void> {
  const paper = await trx
    .selectFrom("ballotPapers")
    .select(["marks", "seen"])
    .where("key", "=", key)
    .executeTakeFirst();
  if (paper === undefined) return;
  const marks = Object.fromEntries(Object.entries(paper.marks as Marks).filter(([id]) => id !== optionId));
  const seen = (paper.seen as string[]).filter((id) => id !== optionId);
  await trx
    .updateTable("ballotPapers")
    .set({ marks: json(marks), seen: json(seen) })
    .where("key", "=", key)
    .execute();
}
