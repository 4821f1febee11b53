import { Temporal } from "temporal-polyfill";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { lockSurvey } from "../../queries.ts";
import { closedSince, isOpen } from "../../survey-life.ts";
import { deleteOldAnswers, forgetPersons, listToForget } from "./queries.ts";

/*
 * The close of feedback is final: it takes the persons off the answers, and only then are there results. Were they shown
 * before, or could it be opened again, one more answer would be the difference of what was shown before and after it.
 */

/** Why feedback does not get another closing time. */
export type MovingRefusal = "closed" | "closing-not-ahead";

/** Gives open feedback a new closing time, or tells why not. */
export async function moveFeedbackClosing(
  trx: Tx,
  { programmeId, surveyId, closesAt }: { programmeId: string; surveyId: string; closesAt: Temporal.Instant },
): Promise<MovingRefusal | null> {
  const survey = await lockSurvey(trx, programmeId, surveyId, "feedback");
  const now = await databaseNow(trx);
  if (!isOpen(survey, now)) return "closed";
  if (Temporal.Instant.compare(closesAt, now) <= 0) return "closing-not-ahead";
  await trx.updateTable("surveys").set({ closesAt }).where("id", "=", surveyId).execute();
  return null;
}

/** Closes the feedback now; one that is closed stays as it is. Returns whether it was open. */
export async function closeFeedback(trx: Tx, programmeId: string, surveyId: string): Promise<boolean> {
  const survey = await lockSurvey(trx, programmeId, surveyId, "feedback");
  const now = await databaseNow(trx);
  if (!isOpen(survey, now)) return false;
  await trx.updateTable("surveys").set({ state: "closed", closedAt: now }).where("id", "=", surveyId).execute();
  await forgetPersons(trx, surveyId, now);
  return true;
}

/** Does what is promised of feedback in the course of time: takes persons off what has closed, and deletes what is old. */
export async function keepFeedbackPromises(db: Db): Promise<void> {
  for (const { id, programmeId } of await listToForget(db))
    await db.transaction().execute(async (trx) => {
      // Another process may have been here since.
      const survey = await lockSurvey(trx, programmeId, id, "feedback");
      const closedAt = closedSince(survey, await databaseNow(trx));
      if (closedAt !== null) await forgetPersons(trx, id, closedAt);
    });
  await deleteOldAnswers(db);
}
