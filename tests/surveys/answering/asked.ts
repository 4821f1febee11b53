import { randomBytes } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../../src/platform/database.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import { newSurveyLink } from "../../../src/surveys/links/commands.ts";
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import {
  allQuestions,
  type StoredQuestion,
  type StoredQuestionnaire,
} from "../../../src/surveys/questionnaire/stored.ts";
import { aProgramme, type Browser, type TestApp } from "../../support/app.ts";
import { matrix, multiple, openText, text } from "../questions.ts";

// The programme of these tests has no catalogue.
const withoutNeeds = { ...matrix, options: matrix.options.map(({ key, texts }) => ({ key, texts })) };

/** Two sections: a required choice and two matrix rows; a text. */
const questionnaire: Questionnaire = {
  titles: { fi: "Tarvekysely", sv: "Behovsenkät", en: "Needs survey" },
  intros: text("Vastaaminen vie noin 10 minuuttia."),
  notice: text("**Miksi kysymme.** Suunnittelemme työpajat.\n\nKysely on auki [[closes]] asti. Yhteys: [[contact]]"),
  sections: [
    {
      key: "first",
      titles: text("Palvelut"),
      helps: text(""),
      questions: [
        { ...multiple, required: true, texts: text("Mitä käytätte?") },
        { ...withoutNeeds, texts: text("Mitä tukea kaipaatte?") },
      ],
    },
    {
      key: "second",
      titles: text("Omin sanoin"),
      helps: text(""),
      questions: [{ ...openText, texts: text("Mistä olisi apua?") }],
    },
  ],
};

export interface AskedSurvey {
  programmeId: string;
  surveyId: string;
  questionnaire: StoredQuestionnaire;
  services: StoredQuestion;
  support: StoredQuestion;
  words: StoredQuestion;
  /** The addresses of the two sections. */
  first: string;
  second: string;
}

/** An open survey that closes in so many seconds. */
export async function anOpenSurvey(db: Db, seconds = 86_400): Promise<AskedSurvey> {
  const { id: programmeId } = await aProgramme(db);
  const surveyId = await db.transaction().execute((trx) => insertSurvey(trx, programmeId, questionnaire));
  const stored = await getQuestionnaire(db, surveyId);
  const [services, support, words] = allQuestions(stored);
  const [first, second] = stored.sections.map(({ id }) => `/survey/${surveyId}/sections/${id}`);
  const survey = {
    programmeId,
    surveyId,
    questionnaire: stored,
    services: services!,
    support: support!,
    words: words!,
    first: first!,
    second: second!,
  };
  await openUntil(db, survey, seconds);
  return survey;
}

/** Opens the survey, or opens it again, until so many seconds from now (a negative number: until then in the past). */
export async function openUntil(
  db: Db,
  { surveyId }: Pick<AskedSurvey, "surveyId">,
  seconds: number,
): Promise<Temporal.Instant> {
  const now = await databaseNow(db);
  const closesAt = now.add({ seconds });
  await db
    .updateTable("surveys")
    .set({ state: "open", openedAt: now, closesAt, closedAt: null })
    .where("id", "=", surveyId)
    .execute();
  return closesAt;
}

export interface Invited {
  organisationId: string;
  organisationName: string;
  invitationId: string;
  token: string;
}

/** An organisation with a personal link to the survey. */
export async function anInvitation(
  db: Db,
  { programmeId, surveyId }: Pick<AskedSurvey, "programmeId" | "surveyId">,
): Promise<Invited> {
  const organisationName = `Hoivakoti ${randomBytes(3).toString("hex")}`;
  const organisation = await db
    .insertInto("organisations")
    .values({ programmeId, name: organisationName })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto("surveyInvitations")
    .values({ programmeId, surveyId, organisationId: organisation.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  const token = await db.transaction().execute((trx) => newSurveyLink(trx, id, { madeFor: "invitation" }));
  return { organisationId: organisation.id, organisationName, invitationId: id, token };
}

/** A browser in which the personal link has been opened. */
export async function opened(product: TestApp, { token }: Invited): Promise<Browser> {
  const browser = product.browser();
  await browser.get(`/s/${token}`);
  await browser.post(`/s/${token}`);
  return browser;
}

/** What the page shows of a question: the hidden field that travels with its answer. */
export async function seen(browser: Browser, page: string, question: StoredQuestion): Promise<Record<string, string>> {
  const name = `${question.id}.seen`;
  const { text: html } = await browser.get(page);
  const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`${page} does not show ${question.key}`);
  return { [name]: value };
}

/** What is stored of the organisation's answers: by the question's key, with revisions. */
export async function storedAnswers(db: Db, { surveyId }: Pick<AskedSurvey, "surveyId">, { organisationId }: Invited) {
  const rows = await db
    .selectFrom("answers")
    .innerJoin("responses", "responses.id", "answers.responseId")
    .innerJoin("questions", "questions.id", "answers.questionId")
    .select(["questions.key", "answers.value", "answers.revision"])
    .where("responses.surveyId", "=", surveyId)
    .where("responses.organisationId", "=", organisationId)
    .orderBy("questions.key")
    .execute();
  return Object.fromEntries(rows.map(({ key, ...answer }) => [key, answer]));
}

/** The organisation's responses to the survey. */
export async function responsesOf(db: Db, { surveyId }: AskedSurvey, { organisationId }: Invited) {
  return await db
    .selectFrom("responses")
    .select(["id", "savedAt", "sentAt", "locale", "noticeVersion", "source"])
    .where("surveyId", "=", surveyId)
    .where("organisationId", "=", organisationId)
    .execute();
}
