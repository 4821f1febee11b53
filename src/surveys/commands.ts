import { catalogueTemplates, copyCatalogueTemplate } from "../catalogue/index.ts";
import { recordAct } from "../platform/audit-log.ts";
import { json, type Db, type Tx } from "../platform/database.ts";
import type { InterviewForm } from "./interview/recorded-form.ts";
import { countTies, lockSurvey, type Survey } from "./queries.ts";
import { writeQuestionnaire } from "./questionnaire/commands.ts";
import { listCatalogueIds } from "./questionnaire/queries.ts";
import type { Questionnaire } from "./questionnaire/questionnaire.ts";
import { removalRefusal } from "./survey-life.ts";
import type { RemovalRefusal, SurveyPurpose } from "./survey-life.ts";
import { fittedTo, startsCatalogue } from "./starting/fitting.ts";
import { type SurveyTemplateName, surveyTemplates } from "./templates.ts";

/** Makes a draft of the template's survey, and takes the template's catalogue into use where its needs are missing. */
export async function createSurveyFromTemplate(
  db: Db,
  choice: { programmeId: string; template: SurveyTemplateName; addsToCatalogue?: boolean },
  actorId: string,
): Promise<{ id: string }> {
  return await db.transaction().execute(async (trx) => await copySurveyTemplate(trx, choice, actorId));
}

/** The same as a part of another act. With `addsToCatalogue` the catalogue gets all that the survey asks about. */
export async function copySurveyTemplate(
  trx: Tx,
  { programmeId, template, addsToCatalogue = false }: { programmeId: string; template: SurveyTemplateName; addsToCatalogue?: boolean }, // prettier-ignore
  actorId: string,
): Promise<{ id: string }> {
  const { catalogue: about, questionnaire: make, anonymity, access } = surveyTemplates[template];
  const questionnaire = make(catalogueTemplates[about]);
  if (addsToCatalogue || startsCatalogue(await listCatalogueIds(trx, programmeId), questionnaire))
    await copyCatalogueTemplate(trx, { programmeId, template: about }, actorId);
  const fitted = fittedTo(await listCatalogueIds(trx, programmeId), questionnaire);
  const id = await insertSurvey(trx, programmeId, fitted.questionnaire, "needs", { anonymity, access });
  await recordAct(trx, { actorId, programmeId, act: "survey.create", subject: id, details: { template } });
  return { id };
}

/** Writes a draft with its questionnaire. */
export async function insertSurvey(
  trx: Tx,
  programmeId: string,
  questionnaire: Questionnaire,
  purpose: SurveyPurpose = "needs",
  answeredBy: Pick<Survey, "anonymity" | "access"> & { form?: InterviewForm } = {
    anonymity: "named",
    access: "invited",
  },
): Promise<string> {
  const { titles, intros, notice } = questionnaire;
  const opening = { titles: json(titles), intros: json(intros), notice: json(notice) };
  const values = { programmeId, purpose, ...opening, ...answeredBy };
  const { id } = await trx.insertInto("surveys").values(values).returning("id").executeTakeFirstOrThrow();
  await writeQuestionnaire(trx, { programmeId, surveyId: id }, questionnaire, "removed");
  return id;
}

/** Removes a draft that nobody has been invited to. */
export async function removeSurvey(
  db: Db,
  programmeId: string,
  surveyId: string,
  actorId: string,
): Promise<RemovalRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const refused = removalRefusal(survey, await countTies(trx, surveyId));
    if (refused !== null) return refused;
    await trx.deleteFrom("surveys").where("id", "=", surveyId).execute();
    await recordAct(trx, { actorId, programmeId, act: "survey.remove", subject: surveyId });
    return null;
  });
}
