import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { getSurvey } from "../../queries.ts";
import { writeQuestionnaire } from "../../questionnaire/commands.ts";
import { edit, forgetEdits, lockWorking, type Place } from "../edits/commands.ts";
import { digestOf } from "../edits/digest.ts";
import { getVersion, listGiven } from "./queries.ts";
import { touchedBy } from "./touched.ts";
import { useRefusal, type UseRefusal } from "./use.ts";

/**
 * Takes the edits into use: respondents see them from now on. What is left out is retired with its answers, never
 * removed, and the version before is kept as it was.
 * @param seen the digest of the questions whose changes the page has told
 */
export async function takeIntoUse(db: Db, place: Place, seen: string, actorId: string): Promise<UseRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, surveyId } = place;
    const { survey, inUse, questionnaire, ground, hasUnusedEdits, isPublished, isFixed } = await lockWorking(
      trx,
      place,
    );
    if (!isPublished || !hasUnusedEdits) return "nothing-changed";
    if (digestOf(questionnaire) !== seen) return "changed-meanwhile";
    const { locales } = await getProgramme(trx, programmeId);
    const refused = useRefusal({ inUse, questionnaire, answered: ground.answered, locales, isFixed });
    if (refused !== null) return refused;

    const { respondents: touched } = touchedBy(inUse, questionnaire, await listGiven(trx, surveyId));
    const { version: number } = survey;
    await trx
      .insertInto("surveyVersions")
      .values({ surveyId, number, questionnaire: json(inUse), touched, actorId })
      .execute();
    await writeQuestionnaire(trx, place, questionnaire, "retired");
    await trx
      .updateTable("surveys")
      .set({ version: number + 1 })
      .where("id", "=", surveyId)
      .execute();
    await forgetEdits(trx, surveyId);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "survey.version", subject: surveyId },
      details: { version: number + 1, touched },
    });
    return null;
  });
}

/**
 * Lets go of the edits that have not been taken into use, unless a colleague has edited further since they were shown: a
 * draft has none of these.
 */
export async function discardEdits(
  db: Db,
  place: Place,
  seen: string,
  actorId: string,
): Promise<"changed-meanwhile" | null> {
  return await db.transaction().execute(async (trx) => {
    const { isPublished, editNumber, survey, questionnaire } = await lockWorking(trx, place);
    if (!isPublished || survey.editNumber === null) return null;
    if (digestOf(questionnaire) !== seen) return "changed-meanwhile";
    await forgetEdits(trx, survey.id);
    await recordAct(trx, {
      ...{ actorId, programmeId: place.programmeId, act: "survey.edits.discard", subject: survey.id },
      details: { edits: editNumber },
    });
    return null;
  });
}

/** Brings an earlier version's questions back to be edited; respondents see nothing of it before it is taken into use. */
export async function restoreVersion(db: Db, place: Place, number: number, actorId: string): Promise<void> {
  await getSurvey(db, place.programmeId, place.surveyId);
  const { questionnaire } = await getVersion(db, place.surveyId, number);
  const what = { act: "version.restore", subject: String(number) } as const;
  await edit<never>(db, place, actorId, what, ({ titles, intros, notice }) => ({
    ...questionnaire,
    ...{ titles, intros, notice },
  }));
}
