import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { registerOrganisations } from "../../../src/organisations/index.ts";
import { json, type Db } from "../../../src/platform/database.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import { publishSurvey } from "../../../src/surveys/publishing/commands.ts";
import type { Question, Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import { allQuestions, type StoredQuestion } from "../../../src/surveys/questionnaire/stored.ts";
import { aProgramme, type Browser, type TestApp } from "../../support/app.ts";
import { openText, option, single, text } from "../questions.ts";

/** Two short sections. */
export const questionnaire: Questionnaire = {
  titles: { fi: "Digivalmius", sv: "Digital beredskap", en: "Digital readiness" },
  intros: text(""),
  notice: text("**Vastaat nimettömästi.** Kysely on auki [[closes]] asti."),
  sections: [
    {
      key: "about",
      titles: text("Työsi"),
      helps: text(""),
      questions: [
        {
          ...single,
          key: "sector",
          required: true,
          texts: text("Missä työskentelet?"),
          options: [option("hoiva"), option("terveys"), option("lapset")],
        },
      ],
    },
    {
      key: "words",
      titles: text("Omin sanoin"),
      helps: text(""),
      questions: [{ ...openText, texts: text("Mistä olisi apua?") }],
    },
  ],
};

export interface AnonymousSurvey {
  programmeId: string;
  ownerId: string;
  surveyId: string;
  /** Staff's pages of it. */
  url: string;
  sector: StoredQuestion;
  words: StoredQuestion;
  sectionIds: string[];
}

/** A draft in a programme with two organisations of so many people each; `more` is asked at its end. */
export async function anAnonymousDraft(
  db: Db,
  access: "invited" | "common",
  peopleEach = 3,
  more: readonly Question[] = [],
): Promise<AnonymousSurvey> {
  const [about, words] = questionnaire.sections;
  const sections = [about!, { ...words!, questions: [...words!.questions, ...more] }];
  const { id: programmeId, ownerId } = await aProgramme(db);
  const organisation = (name: string) => ({
    ...{ name, industryId: null, sizeClass: null, municipality: "" },
    contacts: Array.from({ length: peopleEach }, (_, at) => {
      return {
        name: `${name} ${at}`,
        email: `${name.toLowerCase()}.${at}@example.org`,
        locale: at === 0 ? ("sv" as const) : ("fi" as const),
      };
    }),
  });
  const surveyId = await db.transaction().execute(async (trx) => {
    await registerOrganisations(trx, programmeId, [organisation("Hoiva"), organisation("Kunta")]);
    return await insertSurvey(trx, programmeId, { ...questionnaire, sections }, "needs", {
      anonymity: "anonymous",
      access,
    });
  });
  const stored = await getQuestionnaire(db, surveyId);
  const [sector, open] = allQuestions(stored);
  const sectionIds = stored.sections.map(({ id }) => id);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  return { programmeId, ownerId, surveyId, url, sector: sector!, words: open!, sectionIds };
}

/** The same, published and open for a week. */
export async function anAnonymousSurvey(
  { db, deps }: TestApp,
  access: "invited" | "common",
  peopleEach = 3,
  more: readonly Question[] = [],
): Promise<AnonymousSurvey> {
  const survey = await anAnonymousDraft(db, access, peopleEach, more);
  const { programmeId, surveyId, ownerId } = survey;
  const closesAt = Temporal.Now.instant().add({ hours: 24 * 7 });
  const outcome = await publishSurvey(deps, { programmeId, surveyId, closesAt }, ownerId);
  if (!("mailed" in outcome)) throw new Error(outcome.refused);
  return survey;
}

/** The path of the link that all share. */
export async function commonPath(db: Db, surveyId: string): Promise<string> {
  const row = await db.selectFrom("surveys").select("commonCode").where("id", "=", surveyId).executeTakeFirstOrThrow();
  return `/s/c/${row.commonCode ?? ""}`;
}

/** The tokens in the mails of the survey, by address, the latest of each. */
export async function tokens(db: Db, programmeId: string): Promise<Map<string, string>> {
  const mails = await db
    .selectFrom("mails")
    .select(["toAddress", "body"])
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt")
    .execute();
  return new Map(mails.map(({ toAddress, body }) => [toAddress, /\/s\/([\w-]{43})\?/.exec(body ?? "")?.[1] ?? ""]));
}

/** What a page shows of a question that has not been answered, as its hidden field says it. */
export const seenNothing = `0.${"0".repeat(16)}`;

/** Answers each question by itself for the first time, as the page's script does, and sends. */
export async function answerAndSend(
  browser: Browser,
  { surveyId, sector, words }: AnonymousSurvey,
  { chosen, said }: { chosen: string; said: string },
): Promise<void> {
  const fields: [StoredQuestion, string, string][] = [
    [sector, "chosen", chosen],
    [words, "text", said],
  ];
  for (const [{ id }, part, value] of fields)
    await browser.post(`/survey/${surveyId}/questions/${id}/answer`, {
      [`${id}.seen`]: seenNothing,
      [`${id}.${part}`]: value,
    });
  await browser.post(`/survey/${surveyId}/submission`);
}

/** Answers both sections by the browser in which the survey is open, as its pages do without a script. */
export async function answer(
  browser: Browser,
  { surveyId, sector, words, sectionIds }: AnonymousSurvey,
  { chosen, said = "" }: { chosen: string; said?: string },
): Promise<void> {
  const seen = async (at: number) => {
    const { text: page } = await browser.get(`/survey/${surveyId}/sections/${sectionIds[at] ?? ""}`);
    return /name="[^"]+\.seen" value="([^"]+)"/.exec(page)?.[1] ?? seenNothing;
  };
  await browser.post(`/survey/${surveyId}/sections/${sectionIds[0] ?? ""}`, {
    [`${sector.id}.seen`]: await seen(0),
    [`${sector.id}.chosen`]: chosen,
  });
  if (said !== "")
    await browser.post(`/survey/${surveyId}/sections/${sectionIds[1] ?? ""}`, {
      [`${words.id}.seen`]: await seen(1),
      [`${words.id}.text`]: said,
    });
}

/** What is stored of the survey's answers, without ids: by what they say. */
export async function storedAnswers(db: Db, surveyId: string): Promise<{ isSent: boolean; said: string[] }[]> {
  const rows = await db
    .selectFrom("anonymousResponses as response")
    .leftJoin("anonymousAnswers as answer", "answer.responseId", "response.id")
    .select(["response.id", "response.isSent", "answer.value"])
    .where("response.surveyId", "=", surveyId)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()]
    .map((answers) => ({
      isSent: answers[0]?.isSent ?? false,
      said: answers.map(({ value }) => saidIn(value)).sort(),
    }))
    .sort((a, b) => a.said.join().localeCompare(b.said.join()));
}

function saidIn(value: unknown): string {
  const { chosen, text: said } = value as { chosen?: string; text?: string };
  return chosen ?? said ?? "";
}

/** Sent answers as respondents' pages would have left them, each by a token of its own: many at once. */
export async function manySent(db: Db, survey: AnonymousSurvey, said: readonly string[]): Promise<void> {
  const { surveyId, words } = survey;
  for (const each of said) {
    const rowKey = randomBytes(32).toString("hex");
    const row = { surveyId, rowKey, noticeVersion: 1, isSent: true };
    const { id: responseId } = await db
      .insertInto("anonymousResponses")
      .values(row)
      .returning("id")
      .executeTakeFirstOrThrow();
    const value = json({ kind: "text", text: each });
    await db.insertInto("anonymousAnswers").values({ responseId, questionId: words.id, value, revision: 3 }).execute();
  }
}
