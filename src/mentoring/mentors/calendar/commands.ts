import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { getMentor, lockMentoring } from "../queries.ts";
import type { DayState } from "./days.ts";

/** Marks days by hand; null takes a mark back, so that the weekdays and the calendar file tell again. */
export async function markDays(
  db: Db,
  {
    programmeId,
    mentorId,
    days,
    state,
  }: { programmeId: string; mentorId: string; days: readonly string[]; state: DayState | null },
  actorId: string,
): Promise<void> {
  if (days.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await getMentor(trx, programmeId, mentorId);
    await trx
      .deleteFrom("mentorDays")
      .where("mentorId", "=", mentorId)
      .where("source", "=", "hand")
      .where("day", "in", days)
      .execute();
    if (state !== null)
      await trx
        .insertInto("mentorDays")
        .values(days.map((day) => ({ programmeId, mentorId, day, state, source: "hand" as const })))
        .execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "mentor.days", subject: mentorId },
      details: { days: days.length, state },
    });
  });
}

/** Chooses on which weekdays the mentor works for the programme, "12345" from Monday; "" for who marks each day. */
export async function chooseWeekdays(
  db: Db,
  { programmeId, mentorId, weekdays }: { programmeId: string; mentorId: string; weekdays: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await getMentor(trx, programmeId, mentorId);
    await trx.updateTable("mentors").set({ weekdays }).where("id", "=", mentorId).execute();
    await recordAct(trx, { actorId, programmeId, act: "mentor.weekdays", subject: mentorId });
  });
}
