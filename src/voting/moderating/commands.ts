import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { ballotState } from "../ballot-life.ts";
import { listOptions, lockBallotOf } from "../queries.ts";

interface Place {
  programmeId: string;
  ballotId: string;
  optionId: string;
}

export type ModerationRefusal = "not-open" | "not-a-proposal";

/** Hides a participant's proposal, with a reason that the voters read. Votes for it count for nothing while it is hidden. */
export async function hideProposal(
  db: Db,
  place: Place,
  reason: string,
  actorId: string,
): Promise<ModerationRefusal | null> {
  return await setHidden(db, place, { isHidden: true, hiddenReason: reason }, actorId);
}

/** Shows a hidden proposal again; the votes that it has count again. */
export async function showProposal(db: Db, place: Place, actorId: string): Promise<ModerationRefusal | null> {
  return await setHidden(db, place, { isHidden: false, hiddenReason: "" }, actorId);
}

async function setHidden(
  db: Db,
  { programmeId, ballotId, optionId }: Place,
  change: { isHidden: boolean; hiddenReason: string },
  actorId: string,
): Promise<ModerationRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const refused = await refusalOf(trx, { programmeId, ballotId, optionId });
    if (refused !== null) return refused;
    await trx
      .updateTable("ballotOptions")
      .set(change)
      .where("id", "=", optionId)
      .where("ballotId", "=", ballotId)
      .execute();
    const act = change.isHidden ? "ballot.hide-proposal" : "ballot.show-proposal";
    await recordAct(trx, { actorId, programmeId, act, subject: optionId });
    return null;
  });
}

async function refusalOf(trx: Tx, { programmeId, ballotId, optionId }: Place): Promise<ModerationRefusal | null> {
  const ballot = await lockBallotOf(trx, programmeId, ballotId);
  const option = (await listOptions(trx, ballotId)).find(({ id }) => id === optionId);
  if (option === undefined) throw new NotFound("option");
  if (!option.isProposal) return "not-a-proposal";
  return ballotState(ballot, await databaseNow(trx)) === "open" ? null : "not-open";
}
