import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { anonymousNotice } from "../../anonymous-notice.ts";
import { correctTexts } from "../../building/edits/commands.ts";
import { getSurvey, lockSurvey } from "../../queries.ts";
import { wayRefusal, type WayRefusal } from "../../survey-life.ts";
import { answeredBy, type Way } from "../way.ts";

interface Place {
  programmeId: string;
  surveyId: string;
}

/** Chooses how a draft will be answered. What respondents have been promised is not changed any more. */
export async function chooseWay(
  db: Db,
  { programmeId, surveyId }: Place,
  way: Way,
  actorId: string,
): Promise<WayRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const refused = wayRefusal(await lockSurvey(trx, programmeId, surveyId));
    if (refused !== null) return refused;
    // A draft that was to open has the code of its posters; they are no use where people answer in another way.
    const code = way === "common" ? {} : { commonCode: null };
    await trx
      .updateTable("surveys")
      .set({ ...answeredBy[way], ...code })
      .where("id", "=", surveyId)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "survey.anonymity", subject: surveyId, details: { way } });
    return null;
  });
}

/** Gives an anonymous draft the notice that is written for such surveys. */
export async function takeAnonymousNotice(db: Db, place: Place, actorId: string): Promise<WayRefusal | null> {
  const refused = wayRefusal(await getSurvey(db, place.programmeId, place.surveyId));
  if (refused !== null) return refused;
  const edit = { act: "texts.edit" as const, subject: "" };
  await correctTexts(db, place, actorId, edit, (questionnaire) => ({ ...questionnaire, notice: anonymousNotice }));
  return null;
}
