import type { Temporal } from "temporal-polyfill";
import { listOrganisations } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";

export interface SentAnswers {
  responseId: string;
  organisationId: string;
  organisationName: string;
  locale: Locale;
  source: "link" | "import";
  /** By the question's key; a question that was not answered is not there. */
  answers: Answers;
}

/** The responses that have been sent, with their answers: by the organisation's name, then its id, on every database alike. */
export async function listSentAnswers(db: Db, programmeId: string, surveyId: string): Promise<SentAnswers[]> {
  const responses = await db
    .selectFrom("responses")
    .innerJoin("organisations", "organisations.id", "responses.organisationId")
    .select(["responses.id", "organisations.id as organisationId", "organisations.name"])
    .select(["responses.locale", "responses.source"])
    .where("responses.programmeId", "=", programmeId)
    .where("responses.surveyId", "=", surveyId)
    .where("responses.sentAt", "is not", null)
    .execute();
  const answers = await listAnswers(db, surveyId);
  return responses
    .map(({ id, name, ...row }) => ({
      responseId: id,
      organisationName: name,
      answers: answers.get(id) ?? {},
      ...row,
    }))
    .sort((a, b) => inOrder(a.organisationName, b.organisationName) || inOrder(a.organisationId, b.organisationId));
}

/** All answers of the survey by response. */
export async function listAnswers(db: Db, surveyId: string): Promise<Map<string, Answers>> {
  const rows = await db
    .selectFrom("answers")
    .innerJoin("questions", "questions.id", "answers.questionId")
    .select(["answers.responseId", "questions.key", "answers.value"])
    .where("questions.surveyId", "=", surveyId)
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

export type Stage = "invited" | "opened" | "begun" | "sent" | "imported";

/** An organisation that a survey asks, how far it has come, and since when. */
export interface Progress {
  organisationId: string;
  organisationName: string;
  invitationId: string | null;
  responseId: string | null;
  stage: Stage;
  since: Temporal.Instant;
}

/** Every organisation that the survey asks, by name. */
export async function listProgress(db: Db, programmeId: string, surveyId: string): Promise<Progress[]> {
  const invitations = await db
    .selectFrom("surveyInvitations")
    .select(["id", "organisationId", "mailedAt", "openedAt"])
    .where("programmeId", "=", programmeId)
    .where("surveyId", "=", surveyId)
    .execute();
  const responses = await db
    .selectFrom("responses")
    .select(["id", "organisationId", "source", "savedAt", "sentAt"])
    .where("programmeId", "=", programmeId)
    .where("surveyId", "=", surveyId)
    .execute();
  const invitationOf = new Map(invitations.map((invitation) => [invitation.organisationId, invitation]));
  const responseOf = new Map(responses.map((response) => [response.organisationId, response]));
  return (await listOrganisations(db, programmeId)).flatMap(({ id, name }): Progress[] => {
    const invitation = invitationOf.get(id);
    const response = responseOf.get(id);
    const organisation = { organisationId: id, organisationName: name, invitationId: invitation?.id ?? null };
    if (response !== undefined) {
      const sentStage = response.source === "import" ? "imported" : "sent";
      const stage = response.sentAt === null ? "begun" : sentStage;
      return [{ ...organisation, responseId: response.id, stage, since: response.sentAt ?? response.savedAt }];
    }
    if (invitation === undefined) return [];
    const { openedAt, mailedAt } = invitation;
    const stage = openedAt === null ? "invited" : "opened";
    return [{ ...organisation, responseId: null, stage, since: openedAt ?? mailedAt }];
  });
}

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
