import { sql } from "kysely";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import { deleteBallotMails } from "../../platform/mail.ts";
import { forgetVoters } from "../closing/queries.ts";
import { lockBallot } from "../queries.ts";
import { keptMonths } from "./retention.ts";

/**
 * Forgets who could vote in ballots that closed long ago, with what those in the room called themselves, their links and
 * mails; of open votes, whose each paper is, too. Options, papers and result stay. A series is forgotten when the last of
 * its ballots has been closed for so long: until then its next round counts by who has won before. A draft that nobody
 * has opened for as long keeps nothing. May be run any number of times, by several at once.
 */
export async function forgetBallotPeople(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select b.id from ballots b
    where b.voters_forgotten_at is null and b.state = 'closed' and not exists (
      select from ballots other
      where coalesce(other.chain_id, other.id) = coalesce(b.chain_id, b.id)
        and case when other.state = 'draft' then other.created_at else coalesce(other.closed_at, now()) end
          > now() - make_interval(months => ${keptMonths}))`.execute(db);
  for (const { id } of rows)
    await db.transaction().execute(async (trx) => {
      const ballot = await lockBallot(trx, id);
      const done = await trx
        .updateTable("ballots")
        .set({ votersForgottenAt: await databaseNow(trx) })
        .where("id", "=", id)
        .where("votersForgottenAt", "is", null)
        .executeTakeFirst();
      // Another process has been here since.
      if (done.numUpdatedRows === 0n) return;
      await forgetVoters(trx, ballot);
      await trx.deleteFrom("voters").where("ballotId", "=", id).execute();
      await trx.updateTable("ballotOptions").set({ proposerMark: null }).where("ballotId", "=", id).execute();
      await deleteBallotMails(trx, id);
      await recordAct(trx, {
        actorId: null,
        programmeId: ballot.programmeId,
        act: "ballot.forget-voters",
        subject: id,
      });
    });
}
