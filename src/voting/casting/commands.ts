import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { grantByLink } from "../../identity/index.ts";
import { tokenHash } from "../../platform/browser-session.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { ballotState } from "../ballot-life.ts";
import { isBlank, marksRefusal, mergedMarks, mergeTargets, paperOf } from "../marks.ts";
import type { Marks, MarksRefusal } from "../marks.ts";
import { tidyTitle } from "../proposals.ts";
import { holdBallot, isOffered, listOptions, lockBallot, type Ballot, type BallotOption } from "../queries.ts";
import { moveFiguresOn } from "../room/moving/commands.ts";
import { marksOn } from "./marking/typed-marks.ts";
import { paperKey, receiptOf } from "./paper.ts";
import { propose, type ProposalRefused } from "./proposing/commands.ts";
import { holds, lockVoter, movesFigures } from "./queries.ts";

/*
 * How a vote stays secret and can still be changed until the close. The link's token is kept by the voter alone: in the
 * mail, and in a cookie of the ballot's own pages. Stored are its SHA-256, with the person (voters), and a paper under
 * another hash of it (ballot_papers); neither leads to the other without the token. Both are written in one
 * transaction, which is in memory while it lasts. A voter may have been sent several links; the first that is voted with
 * is the only one from then on, so that no later link can change the vote or cast a second one. The session's grant
 * holds no key, since a session may be a staff member's and is begun in the same transaction in which the voter is
 * marked as having opened the link. At the close `forgetVoters` takes away the keys, the order and the moments too.
 */

export type Opened = { ballotId: string; sessionToken: string } | "unknown-link";

/** Exchanges a personal link for a session of this browser; the first time marks the voter as having opened it. */
export async function openByLink(db: Db, token: string, oldSessionToken: string): Promise<Opened> {
  return await db.transaction().execute(async (trx) => {
    // The close writes the voters anew: a press that waited for it finds nobody, and then who is there now.
    const voter = (await markOpened(trx, token)) ?? (await markOpened(trx, token));
    if (voter === undefined) return "unknown-link";
    const { ballotId } = voter;
    return {
      ballotId,
      sessionToken: await grantByLink(trx, oldSessionToken, { kind: "ballot", subjectId: ballotId, key: "" }),
    };
  });
}

async function markOpened(trx: Tx, token: string): Promise<{ ballotId: string } | undefined> {
  return await trx
    .updateTable("voters")
    .set({ openedAt: sql<Temporal.Instant>`coalesce(opened_at, now())` })
    .where(holds(token))
    .returning(["ballotId"])
    .executeTakeFirst();
}

export interface Vote {
  ballotId: string;
  token: string;
  /** Other links of the voter that the browser holds: by them the voter may have proposed. */
  earlier?: readonly string[];
  marks: Marks;
  /** The options that the page had shown. */
  seen: string[];
  /** A topic of the voter's own, or nothing. Where options are approved, it is approved too. */
  proposal: string;
  /** Whether the voter has said that supporting nothing is what is meant. */
  mayBeBlank: boolean;
}

export type VoteRefusal = "not-open" | "closed" | "blank" | MarksRefusal;

export type Refused = { refused: VoteRefusal } | ProposalRefused;

/**
 * Casts or changes the voter's vote, with a proposed topic where there is one: all of it or nothing. A mark on an option
 * that has been merged into another meanwhile is kept as it was made: it counts for the other one.
 */
export async function castVote(db: Db, vote: Vote): Promise<Refused | null> {
  const { ballotId, token, earlier = [] } = vote;
  const key = paperKey(ballotId, token);
  return await db.transaction().execute(async (trx) => {
    const proposes = tidyTitle(vote.proposal.slice(0, 20_000)) !== "";
    const movesOn = await movesFigures(trx, ballotId);
    const ballot = proposes || movesOn ? await lockBallot(trx, ballotId) : await holdBallot(trx, ballotId);
    const voter = await lockVoter(trx, ballotId, token);
    const now = await databaseNow(trx);
    const options = await listOptions(trx, ballotId);
    const marks = marksOn(vote.marks, ballot.form);
    const refused = refusalOf({ ...vote, marks }, ballot, options, { proposes, now });
    if (refused !== null) return { refused };

    const proposed = proposes ? await propose(trx, vote.proposal, { ballot, options, tokens: [token, ...earlier], voterId: voter.id, now }) : null; // prettier-ignore
    if (proposed !== null && "refused" in proposed) return proposed;
    const added = proposed === null ? [] : [proposed.optionId];
    const optionIds = [...new Set([...options.map(({ id }) => id), ...added])];
    const kept = keptMarks(marks, ballot, options);
    const paper = paperOf(optionIds, { marks: withOwn(kept, added, ballot), seen: [...vote.seen, ...added] });
    const row = {
      marks: json(paper.marks),
      seen: json(paper.seen),
      groupId: voter.groupId,
      ...(!ballot.isSecret && { voterId: voter.id }),
      ...(ballot.hasReceipts && { receipt: receiptOf(ballotId, token) }),
    };
    await trx
      .insertInto("ballotPapers")
      .values({ ballotId, key, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    if (!voter.hasVoted) {
      const only = { hasVoted: true, tokenHashes: sql<string[]>`array[${tokenHash(token)}]` };
      await trx.updateTable("voters").set(only).where("id", "=", voter.id).execute();
      if (movesOn) await moveFiguresOn(trx, ballot);
    }
    return null;
  });
}

/**
 * The marks as they were made, while no more of them are made than the paper may hold; else as they count: options that
 * are parted again would leave too many on it.
 */
function keptMarks(marks: Marks, ballot: Ballot, options: readonly BallotOption[]): Marks {
  const ids = options.map(({ id }) => id);
  return marksRefusal(marks, ballot, ids) === null ? marks : mergedMarks(marks, ballot.form, mergeTargets(options));
}

/** Where options are approved, voters approve what they propose, as far as their approvals reach. */
function withOwn(marks: Marks, added: readonly string[], { form, mostMarks }: Ballot): Marks {
  const isRoom = form === "limited" && Object.keys(marks).length < (mostMarks ?? 0);
  return form === "approval" || isRoom ? { ...marks, ...Object.fromEntries(added.map((id) => [id, 1])) } : marks;
}

function refusalOf(
  { marks, mayBeBlank }: Pick<Vote, "marks" | "mayBeBlank">,
  ballot: Ballot,
  options: readonly BallotOption[],
  { proposes, now }: { proposes: boolean; now: Temporal.Instant },
): VoteRefusal | null {
  const state = ballotState(ballot, now);
  if (state !== "open") return state === "closed" ? "closed" : "not-open";
  const offered = options.filter(isOffered).map(({ id }) => id);
  const counted = mergedMarks(marks, ballot.form, mergeTargets(options));
  const refused = marksRefusal(counted, ballot, offered, options.length);
  if (refused !== null) return refused;
  const approvesOwn = proposes && (ballot.form === "approval" || ballot.form === "limited");
  return isBlank(marks) && !approvesOwn && !mayBeBlank ? "blank" : null;
}
