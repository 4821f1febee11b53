import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";
import { lockOrganisations } from "../queries.ts";
import type { Commitment } from "./commitment.ts";

/** Notes how these organisations stand to the programme, those of other programmes left out; returns how many it changed. */
export async function setCommitment(
  db: Db,
  { programmeId, organisationIds, commitment }: Committing,
  actorId: string,
): Promise<number> {
  if (organisationIds.length === 0) return 0;
  return await db.transaction().execute(async (trx) => {
    await lockOrganisations(trx, programmeId);
    const changed = await trx
      .updateTable("organisations")
      .set({ commitment })
      .where("programmeId", "=", programmeId)
      .where("id", "in", organisationIds)
      .where("commitment", "<>", commitment)
      .returning("id")
      .execute();
    for (const { id } of changed)
      await recordAct(trx, { actorId, programmeId, act: "organisation.commit", subject: id, details: { commitment } });
    return changed.length;
  });
}

export interface Committing {
  programmeId: string;
  organisationIds: string[];
  commitment: Commitment;
}
