import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { deleteSurveyMails } from "../../platform/mail.ts";
import { getProgramme } from "../../programmes/index.ts";
import { countTies, getStanding, lockSurvey, type Survey } from "../queries.ts";
import { deleteAnswers, listPerhapsDue } from "./queries.ts";
import { isDue, isPromised, retentionRefusal, type RetentionRefusal } from "./retention.ts";

interface Place {
  programmeId: string;
  surveyId: string;
}

/**
 * Chooses how many months after the close the answers are kept. Of a published survey the notice says another figure from
 * then on, so it is another version of it.
 */
export async function chooseRetention(
  db: Db,
  { programmeId, surveyId }: Place,
  months: number,
  actorId: string,
): Promise<RetentionRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const { timeZone } = await getProgramme(trx, programmeId);
    const now = await databaseNow(trx);
    const plan = { months, isPromised: isPromised(survey, await countTies(trx, surveyId), now), timeZone };
    const refused = retentionRefusal(survey, plan, now);
    if (refused !== null || months === survey.retentionMonths) return refused;
    const noticeVersion = survey.noticeVersion + (survey.state === "draft" ? 0 : 1);
    await trx
      .updateTable("surveys")
      .set({ retentionMonths: months, noticeVersion })
      .where("id", "=", surveyId)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "survey.retention", subject: surveyId, details: { months } });
    return null;
  });
}

/** How many were asked and have answered; who is interviewed does both. */
async function turnoutOf(trx: Tx, { programmeId, id, purpose }: Survey): Promise<{ asked: number; sent: number }> {
  if (purpose === "needs") return (await getStanding(trx, programmeId, id)).turnout;
  const { responses } = await countTies(trx, id);
  return { asked: responses, sent: responses };
}

/**
 * Erases the answers of surveys that closed as long ago as their notice says, with the contact details that they were
 * asked with; that so many were asked and answered stays known. May be run any number of times, by several at once. What
 * later steps have computed from the answers, they erase themselves.
 */
export async function eraseDueAnswers(db: Db): Promise<void> {
  for (const { id, programmeId, purpose } of await listPerhapsDue(db))
    await db.transaction().execute(async (trx) => {
      const survey = await lockSurvey(trx, programmeId, id, purpose);
      const { timeZone } = await getProgramme(trx, programmeId);
      const now = await databaseNow(trx);
      if (!isDue(survey, timeZone, now)) return;
      const { asked, sent } = await turnoutOf(trx, survey);
      await deleteSurveyMails(trx, id);
      const wasThere = await deleteAnswers(trx, id);
      // Another process has been here since.
      if (!wasThere && survey.answersErasedAt !== null) return;
      const erased = { answersErasedAt: survey.answersErasedAt ?? now, erasedAsked: asked, erasedSent: sent };
      await trx.updateTable("surveys").set(erased).where("id", "=", id).execute();
      await recordAct(trx, {
        ...{ actorId: null, programmeId, act: "survey.answers.erase", subject: id },
        details: { asked, sent },
      });
    });
}
