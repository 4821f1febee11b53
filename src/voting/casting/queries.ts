import { tokenHash } from "../../platform/browser-session.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { LinkNeeded } from "../../platform/errors.ts";
import type { ApprovalBallot } from "../outcome.ts";
import { paperKey } from "./paper.ts";

export interface Voter {
  id: string;
  ballotId: string;
  name: string;
  hasVoted: boolean;
}

/** Whose link it is, or undefined when nobody's, or one that a newer link has replaced. */
export async function findVoter(db: Db, token: string): Promise<Voter | undefined> {
  return await db
    .selectFrom("voters")
    .innerJoin("participants", "participants.id", "participantId")
    .select(["voters.id", "ballotId", "participants.name", "hasVoted"])
    .where("tokenHash", "=", tokenHash(token))
    .executeTakeFirst();
}

/** The voter in this ballot whose link the browser holds; throws LinkNeeded when it holds none. */
export async function getVoter(db: Db, ballotId: string, token: string | undefined): Promise<Voter> {
  const voter = token === undefined ? undefined : await findVoter(db, token);
  if (voter?.ballotId !== ballotId) throw new LinkNeeded("ballot");
  return voter;
}

/** The voter's turn: whoever holds the same link waits until this act is done. */
export async function lockVoter(trx: Tx, ballotId: string, token: string): Promise<{ id: string; hasVoted: boolean }> {
  const row = await trx
    .selectFrom("voters")
    .select(["id", "hasVoted"])
    .where("ballotId", "=", ballotId)
    .where("tokenHash", "=", tokenHash(token))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new LinkNeeded("ballot");
  return row;
}

/** What the link's holder has voted; undefined before the vote, and for everybody once the ballot is closed. */
export async function findPaper(db: Db, ballotId: string, token: string): Promise<ApprovalBallot | undefined> {
  const row = await db
    .selectFrom("ballotPapers")
    .select(["approved", "seen"])
    .where("ballotId", "=", ballotId)
    .where("key", "=", paperKey(ballotId, token))
    .executeTakeFirst();
  return row === undefined ? undefined : { approved: row.approved as string[], seen: row.seen as string[] };
}
