import { sql } from "kysely";
import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db } from "../../platform/database.ts";
import { lockProposal } from "../queries.ts";
import { packed } from "../stored-form.ts";
import { withoutNeeds } from "./forgotten.ts";

/**
 * Takes out of the proposals what they tell of people whose answers have been erased: those made of groups that have
 * forgotten them. They can't be changed or accepted any more; a series that was accepted stays. May be run any number of
 * times, by several at once.
 */
export async function forgetNeeds(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string; programmeId: string }>`
    select p.id, p.programme_id from proposals p join grouping_runs r on r.id = p.run_id
    where jsonb_exists(r.result, 'isForgotten') and p.state not in ('queued', 'running')
      and p.result is not null and not jsonb_exists(p.result, 'isForgotten')`.execute(db);
  for (const { id, programmeId } of rows)
    await db.transaction().execute(async (trx) => {
      const { result } = await lockProposal(trx, programmeId, id);
      if (result === null || result.isForgotten === true) return;
      await trx
        .updateTable("proposals")
        .set({ result: json(packed(withoutNeeds(result))) })
        .where("id", "=", id)
        .execute();
      await recordAct(trx, { actorId: null, programmeId, act: "series.proposal.forget", subject: id });
    });
}
