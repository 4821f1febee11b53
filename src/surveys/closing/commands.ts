import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import { finishClose } from "../anonymous/closing/commands.ts";
import { surveyCloseQueue } from "../anonymous/closing/queue.ts";
import type { Posting } from "../publishing/letters/commands.ts";
import { openSurvey } from "../publishing/opening/commands.ts";
import { moveReminders } from "../publishing/schedule/commands.ts";
import { countTies, lockSurvey } from "../queries.ts";
import { keepShown } from "../results/kept/commands.ts";
import { closedSince, isDueToOpen, isOpen, reopenRefusal, type ReopenRefusal } from "../survey-life.ts";

/** Closes the survey now, before its time; an anonymous one for good. One that is closed already stays as it is. */
export async function closeSurvey(db: Db, programmeId: string, surveyId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const now = await databaseNow(trx);
    if (!isOpen(survey, now)) return;
    await trx.updateTable("surveys").set({ state: "closed", closedAt: now }).where("id", "=", surveyId).execute();
    await recordAct(trx, { actorId, programmeId, act: "survey.close", subject: surveyId });
    await finishClose(trx, { ...survey, state: "closed", closedAt: now });
  });
}

/**
 * Gives a published survey a new closing time; a closed one is open again until then, and its links work again, but for
 * an anonymous one, whose close is final. Planned reminders move with it. One whose time to open and to close passed while
 * nothing was running opens with it. What viewers were shown of a closed one is kept (results/kept/shown.ts).
 */
export async function reopenSurvey(
  posting: Posting,
  { programmeId, surveyId, closesAt }: { programmeId: string; surveyId: string; closesAt: Temporal.Instant },
  actorId: string,
): Promise<ReopenRefusal | null> {
  const { db, jobs } = posting;
  return await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const { invitations } = await countTies(trx, surveyId);
    const isFinal = survey.anonymity === "anonymous";
    const now = await databaseNow(trx);
    const isErased = survey.answersErasedAt !== null;
    const refused = reopenRefusal(survey, { closesAt, invitations, isFinal, isErased }, now);
    if (refused !== null) return refused;
    if (!isFinal && closedSince(survey, now) !== null) await keepShown(trx, survey);
    const open = { state: "open" as const, closesAt, closedAt: null };
    await trx.updateTable("surveys").set(open).where("id", "=", surveyId).execute();
    await moveReminders(trx, { jobs }, { ...survey, closesAt });
    if (isFinal) await jobs.enqueue(trx, surveyCloseQueue, { surveyId }, closesAt);
    await recordAct(trx, { actorId, programmeId, act: "survey.reopen", subject: surveyId });
    const reopened = { ...survey, ...open };
    if (isDueToOpen(reopened, now)) await openSurvey(trx, posting, reopened, actorId);
    return null;
  });
}
