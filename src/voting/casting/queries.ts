import { sql } from "kysely";
import { tokenHash } from "../../platform/browser-session.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { LinkNeeded } from "../../platform/errors.ts";
import type { Marks, Paper } from "../marks.ts";
import { askForVoteLinkUrl } from "./addresses.ts";
import { paperKey } from "./paper.ts";

export interface Voter {
  id: string;
  ballotId: string;
  /** The participant's, or what one who came without a link calls themselves. */
  name: string;
  /** Where an organisation has one vote: whose it is. */
  organisation: string | null;
  /** Whether they came by the code of the room: only their browser holds their link. */
  isWalkIn: boolean;
  hasVoted: boolean;
}

/** Whose link it is, or undefined when nobody's, or one that a newer link has replaced. */
export async function findVoter(db: Db, token: string): Promise<Voter | undefined> {
  return await db
    .selectFrom("voters")
    .leftJoin("participants", "participants.id", "participantId")
    .leftJoin("organisations", "organisations.id", "voters.organisationId")
    .select(["voters.id", "ballotId", "hasVoted", "organisations.name as organisation"])
    .select((eb) => eb.fn.coalesce("participants.name", "walkInName").$notNull().as("name"))
    .select(sql<boolean>`walk_in_name is not null`.as("isWalkIn"))
    .where(holds(token))
    .executeTakeFirst();
}

/** The voter in this ballot whose link the browser holds; throws LinkNeeded when it holds none. */
export async function getVoter(db: Db, ballotId: string, token: string | undefined): Promise<Voter> {
  const voter = token === undefined ? undefined : await findVoter(db, token);
  if (voter?.ballotId !== ballotId) throw new LinkNeeded("ballot", askForVoteLinkUrl);
  return voter;
}

/** Whether votes move figures that are shown meanwhile: then they are cast one after the other, so that each counts once. */
export async function movesFigures(db: Db, ballotId: string): Promise<boolean> {
  const query = db.selectFrom("ballots").select(["showsLive", "isSecret"]).where("id", "=", ballotId);
  const ballot = await query.executeTakeFirst();
  return ballot !== undefined && ballot.showsLive && ballot.isSecret;
}

/** The voter's turn: whoever holds a link of the same voter waits until this act is done. */
export async function lockVoter(
  trx: Tx,
  ballotId: string,
  token: string,
): Promise<{ id: string; hasVoted: boolean; groupId: string | null }> {
  const row = await trx
    .selectFrom("voters")
    .select(["id", "hasVoted", "groupId"])
    .where("ballotId", "=", ballotId)
    .where(holds(token))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new LinkNeeded("ballot", askForVoteLinkUrl);
  return row;
}

/** What the link's holder has voted; undefined before the vote, and for everybody once the ballot is closed. */
export async function findPaper(db: Db, ballotId: string, token: string): Promise<Paper | undefined> {
  const row = await db
    .selectFrom("ballotPapers")
    .select(["marks", "seen"])
    .where("ballotId", "=", ballotId)
    .where("key", "=", paperKey(ballotId, token))
    .executeTakeFirst();
  return row === undefined ? undefined : { marks: row.marks as Marks, seen: row.seen as string[] };
}

/** That the link is one of the voter's. */
export const holds = (token: string) => sql<boolean>`token_hashes @> array[${tokenHash(token)}]`;
