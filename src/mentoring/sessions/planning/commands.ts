import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import {
  cancelEvent,
  lockEvent,
  moveEvent,
  planEvent,
  renameEvent,
  type EventPlan,
  type Posting,
} from "../../../workshops/index.ts";
import { eventOf, rowOf } from "../commands.ts";
import { findPlanned, getSession, lockMentor } from "../queries.ts";
import type { PlanRefusal, SessionSubject } from "../session.ts";

export interface PlannedSession extends SessionSubject, EventPlan {}

/** Plans a session; the same one twice is planned once. */
export async function planSession(
  db: Db,
  plan: PlannedSession,
  actorId: string,
): Promise<{ id: string } | PlanRefusal> {
  const { programmeId } = plan;
  return await db.transaction().execute(async (trx) => {
    await lockMentor(trx, programmeId, plan.mentorId);
    if (await isOver(trx, plan)) return "in-past";
    if ((await findPlanned(trx, plan)) !== undefined) return "already-planned";
    const id = await planEvent(trx, programmeId, { ...plan, ...(await eventOf(trx, plan)) });
    const row = { workshopId: id, programmeId, firstStart: plan.startsAt, ...rowOf(plan) };
    await trx.insertInto("mentorSessions").values(row).execute();
    await recordAct(trx, { actorId, programmeId, act: "session.plan", subject: id });
    return { id };
  });
}

/** Changes what is planned. A session put to another time has been put off once more; those invited are told. */
export async function changePlan(
  db: Db,
  posting: Posting,
  { id, ...plan }: PlannedSession & { id: string },
  actorId: string,
): Promise<PlanRefusal | null> {
  const { programmeId } = plan;
  return await db.transaction().execute(async (trx) => {
    await lockMentor(trx, programmeId, plan.mentorId);
    const which = { programmeId, workshopId: id };
    if ((await lockEvent(trx, which)) !== "planned") return "not-planned";
    const before = await getSession(trx, programmeId, id);
    const isMoved = !before.startsAt?.equals(plan.startsAt);
    if (isMoved && (await isOver(trx, plan))) return "in-past";
    await renameEvent(trx, which, await eventOf(trx, plan));
    if (isMoved || isElsewhere(before, plan)) {
      const refused = await moveEvent(trx, posting, which, plan, actorId);
      if (refused !== null) return refused === "remote-people" ? "people-from-afar" : "not-planned";
    }
    const timesMoved = before.timesMoved + Number(isMoved);
    await trx
      .updateTable("mentorSessions")
      .set({ ...rowOf(plan), timesMoved })
      .where("workshopId", "=", id)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: isMoved ? "session.move" : "session.replan", subject: id });
    return null;
  });
}

function isElsewhere(before: Omit<EventPlan, "startsAt" | "endsAt"> & { endsAt: unknown }, plan: EventPlan): boolean {
  const isAsLong = before.endsAt instanceof Temporal.Instant && before.endsAt.equals(plan.endsAt);
  return before.place !== plan.place || before.remoteUrl !== plan.remoteUrl || !isAsLong;
}

async function isOver(trx: Tx, { endsAt }: EventPlan): Promise<boolean> {
  return Temporal.Instant.compare(endsAt, await databaseNow(trx)) <= 0;
}

/** Cancels a session to come; it stays in the books as cancelled, and those invited are told. */
export async function cancelSession(
  db: Db,
  posting: Posting,
  { programmeId, id, reason }: { programmeId: string; id: string; reason: string },
  actorId: string,
): Promise<PlanRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const which = { programmeId, workshopId: id };
    const state = await lockEvent(trx, which);
    await getSession(trx, programmeId, id);
    if (state === "cancelled") return null;
    if (state === "held") return "not-planned";
    await cancelEvent(trx, posting, which, reason);
    await recordAct(trx, { actorId, programmeId, act: "session.cancel", subject: id });
    return null;
  });
}
