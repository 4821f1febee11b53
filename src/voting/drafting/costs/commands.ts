import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { ballotState } from "../../ballot-life.ts";
import { listOptions, lockBallotOf } from "../../queries.ts";
import { isCostOpen } from "./costs.ts";

export type CostsRefusal = "not-hours" | "closed";

/** Says what options take of the hours. While people vote, only of those of which nobody has said it. */
export async function setCosts(
  db: Db,
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  minutes: Readonly<Record<string, number>>,
  actorId: string,
): Promise<CostsRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (ballot.purpose !== "hours") return "not-hours";
    const state = ballotState(ballot, await databaseNow(trx));
    if (state === "closed") return "closed";
    const changed = (await listOptions(trx, ballotId)).filter(
      (option) => isCostOpen(option, state) && minutes[option.id] !== undefined,
    );
    for (const { id } of changed)
      await trx
        .updateTable("ballotOptions")
        .set({ costMinutes: minutes[id]! })
        .where("ballotId", "=", ballotId)
        .where("id", "=", id)
        .execute();
    const act = { actorId, programmeId, act: "ballot.set-costs", subject: ballotId };
    await recordAct(trx, { ...act, details: { options: changed.length } });
    return null;
  });
}
