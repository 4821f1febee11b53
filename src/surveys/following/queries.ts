import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import { notAskedThen } from "../questionnaire/asked-then/asked-then.ts";
import { loadVersions } from "../questionnaire/asked-then/queries.ts";
import { countedAnswers } from "../questionnaire/conditions/shown.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import type { ResponseSource } from "../survey-life.ts";

export interface SentAnswers {
  responseId: string;
  organisationId: string;
  organisationName: string;
  locale: Locale;
  source: ResponseSource;
  /**
   * By the question's key; a question that was not answered is not there, and one that the answers have hidden says that
   * it was not shown, whatever was answered to it before. So does one that was not asked when they were sent.
   */
  answers: Answers;
}

/**
 * The responses that have been sent, with their answers: by the organisation's name, then its id, on every database alike.
 * Of several interviews with an organisation there is the one that counts. Where one organisation is named, its alone.
 */
export async function listSentAnswers(
  db: Db,
  programmeId: string,
  surveyId: string,
  organisationId: string | null = null,
): Promise<SentAnswers[]> {
  const responses = await db
    .selectFrom("responses")
    .innerJoin("organisations", "organisations.id", "responses.organisationId")
    .select(["responses.id", "organisations.id as organisationId", "organisations.name"])
    .select(["responses.locale", "responses.source", "responses.sentAt"])
    .where("responses.programmeId", "=", programmeId)
    .where("responses.surveyId", "=", surveyId)
    .where("responses.sentAt", "is not", null)
    .where("responses.counts", "=", true)
    .$if(organisationId !== null, (query) => query.where("responses.organisationId", "=", organisationId))
    .execute();
  const questionnaire = await getQuestionnaire(db, surveyId);
  const versions = await loadVersions(db, surveyId);
  const answers = await listAnswers(db, surveyId, organisationId);
  return responses
    .map(({ id, name, sentAt, ...row }) => ({
      responseId: id,
      organisationName: name,
      answers: countedAnswers(questionnaire, { ...notAskedThen(versions, sentAt), ...answers.get(id) }),
      ...row,
    }))
    .sort((a, b) => inOrder(a.organisationName, b.organisationName) || inOrder(a.organisationId, b.organisationId));
}

/** All answers of the survey by response, as they are stored; of one organisation where it is named. */
export async function listAnswers(
  db: Db,
  surveyId: string,
  organisationId: string | null = null,
): Promise<Map<string, Answers>> {
  const rows = await db
    .selectFrom("answers")
    .innerJoin("questions", "questions.id", "answers.questionId")
    .select(["answers.responseId", "questions.key", "answers.value"])
    .where("questions.surveyId", "=", surveyId)
    .$if(organisationId !== null, (query) =>
      query
        .innerJoin("responses", "responses.id", "answers.responseId")
        .where("responses.surveyId", "=", surveyId)
        .where("responses.organisationId", "=", organisationId),
    )
    .execute();
  const byResponse = new Map<string, Answers>();
  for (const { responseId, key, value } of rows) {
    const answers = byResponse.get(responseId) ?? {};
    answers[key] = value as AnswerValue;
    byResponse.set(responseId, answers);
  }
  return byResponse;
}

// Databases sort letters by their own rules; grouping must get the same order from each.
const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** One sent response of the survey; one that is still being written is its writer's own. */
export async function getSentResponse(
  db: Db,
  programmeId: string,
  surveyId: string,
  responseId: string,
): Promise<SentAnswers> {
  const all = await listSentAnswers(db, programmeId, surveyId);
  const response = all.find((each) => each.responseId === responseId);
  if (response === undefined) throw new NotFound("response");
  return response;
}
