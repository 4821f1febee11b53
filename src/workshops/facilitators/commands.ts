import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, json, type Db } from "../../platform/database.ts";
import type { FacilitatorDetails } from "./forms.ts";
import { getFacilitator } from "./queries.ts";

/** Why a facilitator is not written, or stays. */
export type FacilitatorRefusal = "name-taken" | "in-use";

export async function addFacilitator(
  db: Db,
  programmeId: string,
  details: FacilitatorDetails,
  actorId: string,
): Promise<{ id: string } | FacilitatorRefusal> {
  return await orRefusal(async () => {
    return await db.transaction().execute(async (trx) => {
      const query = trx.insertInto("facilitators").values({ programmeId, ...row(details) });
      const { id } = await query.returning("id").executeTakeFirstOrThrow();
      await recordAct(trx, { actorId, programmeId, act: "facilitator.add", subject: id });
      return { id };
    });
  });
}

export async function editFacilitator(
  db: Db,
  programmeId: string,
  id: string,
  details: FacilitatorDetails,
  actorId: string,
): Promise<FacilitatorRefusal | null> {
  return await orRefusal(async () => {
    return await db.transaction().execute(async (trx) => {
      await getFacilitator(trx, programmeId, id);
      await trx.updateTable("facilitators").set(row(details)).where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "facilitator.edit", subject: id });
      return null;
    });
  });
}

/** Removes somebody who has had no workshop; others can be made inactive. Their calendar feeds end with them. */
export async function removeFacilitator(
  db: Db,
  programmeId: string,
  id: string,
  actorId: string,
): Promise<FacilitatorRefusal | null> {
  return await orRefusal(async () => {
    return await db.transaction().execute(async (trx) => {
      await getFacilitator(trx, programmeId, id);
      await trx.deleteFrom("facilitators").where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "facilitator.remove", subject: id });
      return null;
    });
  });
}

function row({ skills, ...details }: FacilitatorDetails) {
  return { ...details, skills: json(skills) };
}

async function orRefusal<T>(act: () => Promise<T>): Promise<T | FacilitatorRefusal> {
  try {
    return await act();
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === "facilitators_name_unique") return "name-taken";
    if (constraint === "workshop_facilitators_facilitator_fk") return "in-use";
    throw error;
  }
}
