import { copyCatalogueTemplate, listNeeds } from "../../catalogue/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { insertSurvey } from "../commands.ts";
import { lockSurvey } from "../queries.ts";
import { writeQuestionnaire } from "../questionnaire/commands.ts";
import { getQuestionnaire, listCatalogueIds } from "../questionnaire/queries.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { plainQuestionnaire } from "../questionnaire/stored.ts";
import { fittedTo } from "../starting/fitting.ts";
import { asTemplate } from "./own-catalogue.ts";
import { findOpenForm, loadOwnCatalogue } from "./queries.ts";
import { recordedForm, type InterviewForm } from "./recorded-form.ts";

const written = { anonymity: "named", access: "invited" } as const;

interface Wanted {
  programmeId: string;
  form: InterviewForm;
}

/**
 * Takes the form of interviews into use, or finds the one that is in use. It asks about the programme's own catalogue; a
 * programme that has none yet starts from the ready one. It is open from the start and never mails anybody.
 */
export async function openInterviewForm(db: Db, wanted: Wanted, actorId: string): Promise<{ surveyId: string }> {
  try {
    return await db.transaction().execute(async (trx) => await ensureForm(trx, wanted, actorId));
  } catch (error) {
    if (brokenConstraint(error) !== "surveys_one_form") throw error;
    // Somebody else took it into use at the same moment.
    return await db.transaction().execute(async (trx) => await ensureForm(trx, wanted, actorId));
  }
}

async function ensureForm(trx: Tx, { programmeId, form }: Wanted, actorId: string): Promise<{ surveyId: string }> {
  const there = await findOpenForm(trx, programmeId, form);
  if (there !== undefined) return { surveyId: there };
  if ((await listNeeds(trx, programmeId)).length === 0)
    await copyCatalogueTemplate(trx, { programmeId, template: "phhyky" }, actorId);
  const questionnaire = await formNow(trx, programmeId, form);
  const surveyId = await insertSurvey(trx, programmeId, questionnaire, "assessment", { ...written, form });
  const openedAt = await databaseNow(trx);
  await trx.updateTable("surveys").set({ state: "open", openedAt }).where("id", "=", surveyId).execute();
  await recordAct(trx, { actorId, programmeId, act: "interview.form.open", subject: surveyId, details: { form } });
  return { surveyId };
}

/**
 * Lets the form ask about the catalogue as it is now: needs that have come to it can be recorded from then on. What is not
 * asked any more stays with what was answered.
 */
export async function refreshForm(
  trx: Tx,
  { programmeId, surveyId, form }: Wanted & { surveyId: string },
): Promise<void> {
  await lockSurvey(trx, programmeId, surveyId, "assessment");
  const before = plainQuestionnaire(await getQuestionnaire(trx, surveyId));
  const now = await formNow(trx, programmeId, form);
  if (JSON.stringify(asked(before)) === JSON.stringify(asked(now))) return;
  const { version: number } = await trx
    .updateTable("surveys")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("id", "=", surveyId)
    .returning("version")
    .executeTakeFirstOrThrow();
  const version = { surveyId, number: number - 1, questionnaire: json(before), touched: 0, actorId: null };
  await trx.insertInto("surveyVersions").values(version).execute();
  await writeQuestionnaire(trx, { programmeId, surveyId }, now, "retired");
}

/** What a form asks about, question by question in every language: whether it is the catalogue's as it is now. */
function asked({ sections }: Questionnaire) {
  const inEach = (texts: Texts) => locales.map((locale) => texts[locale]);
  return sections.map(({ key, titles, questions }) => [
    [key, inEach(titles)],
    questions.map(({ key: question, block, options }) => [
      [question, block],
      options.map((option) => [option.key, inEach(option.texts)]),
    ]),
  ]);
}

async function formNow(trx: Tx, programmeId: string, form: InterviewForm): Promise<Questionnaire> {
  const whole = recordedForm(form, asTemplate(await loadOwnCatalogue(trx, programmeId)));
  return fittedTo(await listCatalogueIds(trx, programmeId), whole).questionnaire;
}

/** Ends the form: no interview is written into it any more, and its answers are kept as long as its notice says. */
export async function endInterviewForm(
  db: Db,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { state } = await lockSurvey(trx, programmeId, surveyId, "assessment");
    if (state === "closed") return;
    const closedAt = await databaseNow(trx);
    await trx.updateTable("surveys").set({ state: "closed", closedAt }).where("id", "=", surveyId).execute();
    await recordAct(trx, { actorId, programmeId, act: "interview.form.end", subject: surveyId });
  });
}
