import { sql } from "kysely";
import type { Db, Tx } from "../../platform/database.ts";
import type { ApprovalBallot } from "../outcome.ts";

/** What was voted, in no order that means anything once the ballot is closed. */
export async function listPapers(db: Db, ballotId: string): Promise<ApprovalBallot[]> {
  const rows = await db
    .selectFrom("ballotPapers")
    .select(["approved", "seen"])
    .where("ballotId", "=", ballotId)
    .execute();
  return rows.map(({ approved, seen }) => ({ approved: approved as string[], seen: seen as string[] }));
}

/**
 * Takes away whatever could tell who cast which paper: the papers are written anew in random order with new ids and
 * without keys; the voters in the order of their random ids, since the order in which they voted, beside what each
 * paper had seen, would tell too; and the moment when each opened the link becomes that of the opening.
 */
export async function forgetVoters(trx: Tx, ballotId: string): Promise<void> {
  await sql`
    with taken as (delete from ballot_papers where ballot_id = ${ballotId} returning ballot_id, approved, seen)
    insert into ballot_papers (ballot_id, approved, seen)
    select ballot_id, approved, seen from taken order by gen_random_uuid()`.execute(trx);
  await sql`
    with taken as (delete from voters where ballot_id = ${ballotId} returning *)
    insert into voters (id, ballot_id, participant_id, token_hash, opened_at, has_voted)
    select taken.id, ballot_id, participant_id, token_hash,
      case when taken.opened_at is null then null else ballots.opened_at end, has_voted
    from taken join ballots on ballots.id = taken.ballot_id order by taken.id`.execute(trx);
  await trx.updateTable("ballotOptions").set({ proposerKey: null }).where("ballotId", "=", ballotId).execute();
}
