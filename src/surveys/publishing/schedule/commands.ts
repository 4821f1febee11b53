import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { lockSurvey, type Survey } from "../../queries.ts";
import { isOpen } from "../../survey-life.ts";
import type { Posting } from "../letters/commands.ts";
import { remindAwaited } from "../reminding/commands.ts";
import { listReminders } from "./queries.ts";
import { surveyReminderQueue } from "./queue.ts";
import { movedTo, plannedPause, type PlannedReminder, type ReminderPlan } from "./schedule.ts";

export type ScheduleRefusal = "not-open" | "all-past";

/** Sets on which days before the close reminders leave, in place of what was set before; no days switch it off. */
export async function scheduleReminders(
  { db, jobs }: Pick<Deps, "db" | "jobs">,
  { programmeId, surveyId, plan }: { programmeId: string; surveyId: string; plan: ReminderPlan },
  actorId: string,
): Promise<ScheduleRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    if (!isOpen(survey, await databaseNow(trx))) return "not-open";
    const programme = await getProgramme(trx, programmeId);
    const planned = await planReminders(trx, { jobs }, { survey, programme, plan });
    if (planned === 0 && plan.days.length > 0) return "all-past";
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "survey.reminders.schedule", subject: surveyId },
      details: { days: plan.days.join(" "), at: plan.timeOfDay },
    });
    return null;
  });
}

/** The same as a part of another act; returns how many are ahead. Where none is, what was planned before stays. */
export async function planReminders(
  trx: Tx,
  { jobs }: Pick<Deps, "jobs">,
  { survey, programme, plan }: { survey: Survey; programme: Programme; plan: ReminderPlan },
): Promise<number> {
  const { closesAt } = survey;
  if (closesAt === null) return 0;
  const now = await databaseNow(trx);
  const before = new Map((await listReminders(trx, survey.id)).map((each) => [each.daysBefore, each]));
  const wanted = plan.days.flatMap((daysBefore) => {
    const fresh = { daysBefore, timeOfDay: plan.timeOfDay, dueAt: now, doneAt: null, mailed: 0 };
    const known = { ...(before.get(daysBefore) ?? fresh), timeOfDay: plan.timeOfDay };
    const moved = movedTo(known, closesAt, { timeZone: programme.timeZone, now });
    return moved === null ? [] : [moved];
  });
  const ahead = wanted.filter(({ doneAt }) => doneAt === null);
  if (ahead.length === 0 && plan.days.length > 0) return 0;
  // What has left stays on the list, whether it is wished for again or not.
  await trx.deleteFrom("surveyReminders").where("surveyId", "=", survey.id).where("doneAt", "is", null).execute();
  await writeReminders(trx, { jobs }, survey, ahead);
  return ahead.length;
}

/** Moves what is planned with the close; a part of the act that moves it. */
export async function moveReminders(trx: Tx, { jobs }: Pick<Deps, "jobs">, survey: Survey): Promise<void> {
  const { closesAt } = survey;
  if (closesAt === null) return;
  const { timeZone } = await getProgramme(trx, survey.programmeId);
  const now = await databaseNow(trx);
  const moved = (await listReminders(trx, survey.id)).flatMap(
    (each) => movedTo(each, closesAt, { timeZone, now }) ?? [],
  );
  await trx.deleteFrom("surveyReminders").where("surveyId", "=", survey.id).where("doneAt", "is", null).execute();
  const ahead = moved.filter(({ doneAt }) => doneAt === null);
  await writeReminders(trx, { jobs }, survey, ahead);
}

async function writeReminders(
  trx: Tx,
  { jobs }: Pick<Deps, "jobs">,
  { id: surveyId, programmeId }: Survey,
  reminders: readonly PlannedReminder[],
): Promise<void> {
  for (const { daysBefore, timeOfDay, dueAt, doneAt, mailed } of reminders) {
    const values = { timeOfDay, dueAt, doneAt, mailed };
    await trx
      .insertInto("surveyReminders")
      .values({ surveyId, daysBefore, ...values })
      .onConflict((conflict) => conflict.columns(["surveyId", "daysBefore"]).doUpdateSet(values))
      .execute();
    await jobs.enqueue(trx, surveyReminderQueue, { programmeId, surveyId, daysBefore }, dueAt);
  }
}

/**
 * Sends a planned reminder when it is due, and notes that it has left. Run twice, early, for a time that has been
 * changed or after the close it finds nothing to do, whichever process runs it: the survey is held meanwhile.
 */
export async function sendPlannedReminder(
  db: Db,
  posting: Posting,
  { programmeId, surveyId, daysBefore }: { programmeId: string; surveyId: string; daysBefore: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if ((await findReminder(trx, surveyId, daysBefore)) === undefined) return;
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const reminder = await findReminder(trx, surveyId, daysBefore);
    const now = await databaseNow(trx);
    if (reminder?.doneAt !== null || !isOpen(survey, now)) return;
    if (Temporal.Instant.compare(reminder.dueAt, now) > 0) return;

    const edition = { survey, programme: await getProgramme(trx, programmeId) };
    const mailed = await remindAwaited(trx, posting, edition, { now, pause: plannedPause });
    const done = { doneAt: now, mailed };
    await trx
      .updateTable("surveyReminders")
      .set(done)
      .where("surveyId", "=", surveyId)
      .where("daysBefore", "=", daysBefore)
      .execute();
    await recordAct(trx, {
      ...{ actorId: null, programmeId, act: "survey.remind.planned", subject: surveyId },
      details: { daysBefore, mailed },
    });
  });
}

async function findReminder(trx: Tx, surveyId: string, daysBefore: number): Promise<PlannedReminder | undefined> {
  return (await listReminders(trx, surveyId)).find((each) => each.daysBefore === daysBefore);
}
