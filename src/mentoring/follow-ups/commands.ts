import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, databaseNow, type Db } from "../../platform/database.ts";
import { lockUnit } from "../interviews/queries.ts";
import { type FollowUpRefusal, type FollowUpState } from "./follow-up.ts";
import { findSame, lockFollowUp } from "./queries.ts";

/** What is to be done about a need, or about something else that came up. */
export interface FollowUpDetails {
  unitId: string;
  needId: string | null;
  toolId: string | null;
  what: string;
  note?: string;
  /** The mentor who sees to it. */
  ownerId: string | null;
  dueOn: string | null;
}

/** Writes down a follow-up. A unit does not get the same one twice while it is pending. */
export async function addFollowUp(
  db: Db,
  given: FollowUpDetails & { programmeId: string; assessmentId: string | null; state?: FollowUpState },
  actorId: string,
): Promise<{ id: string } | FollowUpRefusal> {
  const { programmeId, unitId } = given;
  return await knownOnly(() =>
    db.transaction().execute(async (trx) => {
      await lockUnit(trx, programmeId, unitId);
      if ((await findSame(trx, given)) !== undefined) return "same-already";
      const values = { ...given, writtenBy: actorId };
      const { id } = await trx.insertInto("followUps").values(values).returning("id").executeTakeFirstOrThrow();
      await recordAct(trx, { actorId, programmeId, act: "follow-up.add", subject: id });
      return { id };
    }),
  );
}

/**
 * Takes up a need that an interview brought up, with what the page suggests for it. Pressed twice, or by two who saw it in
 * interviews by different forms, it is taken up once. Returns the follow-up's id.
 */
export async function takeUpNeed(
  db: Db,
  need: FollowUpDetails & { programmeId: string; assessmentId: string; needId: string; state?: FollowUpState },
  actorId: string,
): Promise<{ id: string } | FollowUpRefusal> {
  const { programmeId, unitId, needId } = need;
  return await knownOnly(() =>
    db.transaction().execute(async (trx) => {
      await lockUnit(trx, programmeId, unitId);
      const there = await trx
        .selectFrom("followUps")
        .select("id")
        .where("programmeId", "=", programmeId)
        .where("unitId", "=", unitId)
        .where("needId", "=", needId)
        .executeTakeFirst();
      if (there !== undefined) return there;
      const { id } = await trx
        .insertInto("followUps")
        .values({ ...need, writtenBy: actorId })
        .returning("id")
        .executeTakeFirstOrThrow();
      await recordAct(trx, { actorId, programmeId, act: "follow-up.add", subject: id });
      return { id };
    }),
  );
}

/** Edits what a follow-up is about; its unit stays. */
export async function editFollowUp(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  details: Omit<FollowUpDetails, "unitId">,
  actorId: string,
): Promise<FollowUpRefusal | null> {
  const edited = await knownOnly(() =>
    db.transaction().execute(async (trx) => {
      const { unitId, state } = await lockFollowUp(trx, programmeId, id);
      const same = await findSame(trx, { ...details, programmeId, unitId, state }, id);
      if (same !== undefined) return "same-already";
      await trx.updateTable("followUps").set(details).where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "follow-up.edit", subject: id });
      return null;
    }),
  );
  return edited;
}

/** Changes how a follow-up stands, and remembers how it stood. What stands so already is left as it is. */
export async function moveFollowUp(
  db: Db,
  { programmeId, id, state }: { programmeId: string; id: string; state: FollowUpState },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { state: stateBefore } = await lockFollowUp(trx, programmeId, id);
    if (stateBefore === state) return;
    await trx
      .insertInto("followUpChanges")
      .values({ followUpId: id, stateBefore, state, changedBy: actorId })
      .execute();
    await trx
      .updateTable("followUps")
      .set({ state, stateChangedAt: await databaseNow(trx) })
      .where("id", "=", id)
      .execute();
    const details = { from: stateBefore, to: state };
    await recordAct(trx, { actorId, programmeId, act: "follow-up.move", subject: id, details });
  });
}

/** Removes a follow-up that was written down by mistake. */
export async function removeFollowUp(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockFollowUp(trx, programmeId, id);
    await trx.deleteFrom("followUps").where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "follow-up.remove", subject: id });
  });
}

/** A need, tool, mentor or interview of another programme is not known here. */
async function knownOnly<T>(act: () => Promise<T>): Promise<T | "unknown"> {
  try {
    return await act();
  } catch (error) {
    if (brokenConstraint(error)?.startsWith("follow_ups_") !== true) throw error;
    return "unknown";
  }
}
