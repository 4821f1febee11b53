import { recordAct } from "../../platform/audit-log.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { programmeToday } from "../../maturity/index.ts";
import { hasEnded } from "../mentors/mentor.ts";
import { getMentor, lockMentoring, lookedAtDay } from "../mentors/queries.ts";
import { lastDayBefore, takeOver, type AssignRefusal } from "./assigning.ts";

interface Assigning {
  programmeId: string;
  unitId: string;
  mentorId: string;
  startsOn: string;
  /** Only where nobody who is still at work has the unit. */
  isOnlyFree?: boolean;
}

/** Makes the mentor the unit's own from the day on; another who had it ends on the day before. */
export async function assignUnit(db: Db, assigned: Assigning, actorId: string): Promise<AssignRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, assigned.programmeId);
    return await putMentor(trx, assigned, actorId);
  });
}

/** The same within an act that holds lockMentoring. */
export async function putMentor(
  trx: Tx,
  { programmeId, unitId, mentorId, startsOn, isOnlyFree = false }: Assigning,
  actorId: string,
): Promise<AssignRefusal | null> {
  const mentor = await getMentor(trx, programmeId, mentorId);
  if (!(await isUnit(trx, programmeId, unitId))) return "unknown-unit";
  const present = await findPresent(trx, unitId);
  const next = { mentorId, startsOn };
  if (isOnlyFree && present !== undefined && present.mentorId !== mentorId) {
    const other = await getMentor(trx, programmeId, present.mentorId);
    if (!hasEnded(other, await lookedAtDay(trx, programmeId))) return "taken";
  }
  const lastHad = (await listLastHad(trx, programmeId, unitId)).get(unitId) ?? null;
  const change = takeOver(present ?? null, next, mentor, await programmeToday(trx, programmeId), lastHad);
  if (change === "same") return null;
  if (typeof change === "string") return change;
  if (present !== undefined)
    await trx.updateTable("mentorUnits").set({ endsOn: change.endsOn }).where("id", "=", present.id).execute();
  await trx
    .insertInto("mentorUnits")
    .values({ programmeId, unitId, ...next, assignedBy: actorId })
    .execute();
  await recordAct(trx, {
    ...{ actorId, programmeId, act: "mentor.assign", subject: unitId },
    details: { mentor: mentorId, from: startsOn },
  });
  return null;
}

/** Takes the unit from its mentor: the day before is the last one, as when another had begun on the day. */
export async function endAssignment(
  db: Db,
  { programmeId, unitId, mentorId }: { programmeId: string; unitId: string; mentorId: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await dropMentor(trx, { programmeId, unitId, mentorId, from: await programmeToday(trx, programmeId) }, actorId);
  });
}

/** The same within an act that holds lockMentoring. Nothing is done where the unit has the mentor no more. */
export async function dropMentor(
  trx: Tx,
  { programmeId, unitId, mentorId, from }: { programmeId: string; unitId: string; mentorId: string; from: string },
  actorId: string,
): Promise<void> {
  const present = await findPresent(trx, unitId);
  if (present?.mentorId !== mentorId) return;
  // What was still to come has never been.
  const endsOn = present.startsOn > from ? null : lastDayBefore(from, present);
  if (endsOn === null) await trx.deleteFrom("mentorUnits").where("id", "=", present.id).execute();
  else await trx.updateTable("mentorUnits").set({ endsOn }).where("id", "=", present.id).execute();
  await recordAct(trx, {
    ...{ actorId, programmeId, act: "mentor.release", subject: unitId },
    details: { mentor: mentorId, until: endsOn },
  });
}

/** Says how many days a month the unit takes of its mentor's time; null where as many as units usually do. */
export async function chooseUnitDays(
  db: Db,
  { programmeId, unitId, days }: { programmeId: string; unitId: string; days: number | null },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    if (!(await isUnit(trx, programmeId, unitId))) throw new NotFound("unit");
    await trx.deleteFrom("unitMentoringDays").where("unitId", "=", unitId).execute();
    if (days !== null) await trx.insertInto("unitMentoringDays").values({ programmeId, unitId, days }).execute();
    await recordAct(trx, { actorId, programmeId, act: "mentoring.unit-days", subject: unitId, details: { days } });
  });
}

/** The last day of the mentors that units have had before, by unit: of one unit, or of all. */
export async function listLastHad(trx: Tx, programmeId: string, unitId?: string): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom("mentorUnits")
    .select(({ fn }) => ["unitId", fn.max("endsOn").as("last")])
    .where("programmeId", "=", programmeId)
    .$if(unitId !== undefined, (query) => query.where("unitId", "=", unitId ?? ""))
    .groupBy("unitId")
    .execute();
  return new Map(rows.flatMap(({ unitId: id, last }) => (last === null ? [] : [[id, last] as const])));
}

async function findPresent(trx: Tx, unitId: string) {
  return await trx
    .selectFrom("mentorUnits")
    .select(["id", "mentorId", "startsOn"])
    .where("unitId", "=", unitId)
    .where("endsOn", "is", null)
    .executeTakeFirst();
}

async function isUnit(trx: Tx, programmeId: string, unitId: string): Promise<boolean> {
  const unit = trx.selectFrom("organisations").select("kind").where("programmeId", "=", programmeId);
  const found = await unit.where("id", "=", unitId).executeTakeFirst();
  return found !== undefined && found.kind !== "person";
}
