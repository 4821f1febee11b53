import { catalogueTemplates, copyCatalogueTemplate } from "../catalogue/index.ts";
import { recordAct } from "../platform/audit-log.ts";
import { json, type Db, type Tx } from "../platform/database.ts";
import type { SurveyTexts } from "./forms.ts";
import { countTies, lockSurvey } from "./queries.ts";
import { insertQuestionnaire } from "./questionnaire/commands.ts";
import { listCatalogueIds } from "./questionnaire/queries.ts";
import type { Question, Questionnaire, QuestionOption } from "./questionnaire/questionnaire.ts";
import { editRefusal, removalRefusal } from "./survey-life.ts";
import type { EditRefusal, RemovalRefusal, SurveyPurpose } from "./survey-life.ts";
import { fittedTo, type SurveyTemplateName, surveyTemplates } from "./templates.ts";

/** Makes a draft of the template's survey, and takes the template's catalogue into use where its needs are missing. */
export async function createSurveyFromTemplate(
  db: Db,
  choice: { programmeId: string; template: SurveyTemplateName },
  actorId: string,
): Promise<{ id: string }> {
  return await db.transaction().execute(async (trx) => await copySurveyTemplate(trx, choice, actorId));
}

/** The same as a part of another act. */
export async function copySurveyTemplate(
  trx: Tx,
  { programmeId, template }: { programmeId: string; template: SurveyTemplateName },
  actorId: string,
): Promise<{ id: string }> {
  const { catalogue: about, questionnaire: make } = surveyTemplates[template];
  const questionnaire = make(catalogueTemplates[about]);
  if (!asksAboutAny(questionnaire, (await listCatalogueIds(trx, programmeId)).needs))
    await copyCatalogueTemplate(trx, { programmeId, template: about }, actorId);
  const catalogue = await listCatalogueIds(trx, programmeId);
  const id = await insertSurvey(trx, programmeId, fittedTo(catalogue, questionnaire));
  await recordAct(trx, { actorId, programmeId, act: "survey.create", subject: id, details: { template } });
  return { id };
}

function asksAboutAny({ sections }: Questionnaire, needs: { has(key: string): boolean }): boolean {
  const questions = sections.flatMap((section): Question[] => section.questions);
  const ties = questions.flatMap((question) => [
    "need" in question ? question.need : undefined,
    ...question.options.map(({ need }: QuestionOption) => need),
  ]);
  return ties.some((need) => need !== undefined && needs.has(need));
}

/** Writes a draft with its questionnaire. */
export async function insertSurvey(
  trx: Tx,
  programmeId: string,
  questionnaire: Questionnaire,
  purpose: SurveyPurpose = "needs",
): Promise<string> {
  const { titles, intros, notice } = questionnaire;
  const values = { programmeId, purpose, titles: json(titles), intros: json(intros), notice: json(notice) };
  const { id } = await trx.insertInto("surveys").values(values).returning("id").executeTakeFirstOrThrow();
  await insertQuestionnaire(trx, programmeId, id, questionnaire);
  return id;
}

/** Changes a draft's title, introduction and privacy notice. Once published they stay as respondents saw them. */
export async function editSurveyTexts(
  db: Db,
  programmeId: string,
  surveyId: string,
  { titles, intros, notice }: SurveyTexts,
  actorId: string,
): Promise<EditRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const refused = editRefusal(await lockSurvey(trx, programmeId, surveyId));
    if (refused !== null) return refused;
    const values = { titles: json(titles), intros: json(intros), notice: json(notice) };
    await trx.updateTable("surveys").set(values).where("id", "=", surveyId).execute();
    await recordAct(trx, { actorId, programmeId, act: "survey.edit", subject: surveyId });
    return null;
  });
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
