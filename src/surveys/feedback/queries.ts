import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import type { MatrixQuestion, Question } from "../questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { levelsOfPerson, presentLevels } from "../present-levels.ts";
import { listSurveys } from "../queries.ts";
import { isOpen } from "../survey-life.ts";
import { readFeedback, type FeedbackAnswer } from "./feedback-answers.ts";

/** What came back of one workshop's feedback. */
export interface Feedback {
  surveyId: string;
  isOpen: boolean;
  closesAt: Temporal.Instant | null;
  asked: number;
  sent: number;
  /** Answers were sent, and have been deleted since: it closed long ago. */
  isErased: boolean;
  /** The needs that it asks about, by their keys, in its order. */
  needs: string[];
  /** The steps of how well one manages them. */
  levels: Texts[];
  /** None while it is open; in an order that tells neither whose nor when. */
  answers: FeedbackAnswer[];
}

/** The programme's feedback by survey, in the order of closing: all of it, or of the one survey. */
export async function listFeedback(db: Db, programmeId: string, surveyId?: string): Promise<Feedback[]> {
  const now = await databaseNow(db);
  const surveys = await db
    .selectFrom("surveys")
    .select(["id", "state", "opensAt", "closesAt", "closedAt"])
    .where("programmeId", "=", programmeId)
    .where("purpose", "=", "feedback")
    .$if(surveyId !== undefined, (query) => query.where("id", "=", surveyId ?? ""))
    .orderBy((eb) => eb.fn.coalesce("closedAt", "closesAt"))
    .orderBy("id")
    .execute();
  if (surveys.length === 0) return [];
  const ids = surveys.map(({ id }) => id);
  const asked = await countAsked(db, ids);
  const scales = await listScales(db, ids);
  const responses = await listSent(db, ids);
  const answers = await listAnswersOf(db, ids);
  return surveys.map((survey): Feedback => {
    const sent = responses.get(survey.id) ?? [];
    const isOpenNow = isOpen(survey, now);
    const { people, keptSent } = asked.get(survey.id) ?? { people: 0, keptSent: 0 };
    return {
      surveyId: survey.id,
      isOpen: isOpenNow,
      closesAt: survey.closedAt ?? survey.closesAt,
      asked: people,
      sent: Math.max(sent.length, keptSent),
      isErased: sent.length === 0 && keptSent > 0,
      ...(scales.get(survey.id) ?? { needs: [], levels: [] }),
      answers: isOpenNow ? [] : sent.map((id) => readFeedback(answers.get(id) ?? {})),
    };
  });
}

/** How many people each survey asks, and how many of them are known to have sent answers since it closed. */
async function countAsked(db: Db, surveyIds: string[]): Promise<Map<string, { people: number; keptSent: number }>> {
  const rows = await db
    .selectFrom("surveyInvitations")
    .select("surveyId")
    .select(({ fn }) => [
      fn.countAll<number>().as("people"),
      fn.countAll<number>().filterWhere("hasSent", "=", true).as("keptSent"),
    ])
    .where("surveyId", "in", surveyIds)
    .groupBy("surveyId")
    .execute();
  return new Map(rows.map(({ surveyId, ...counts }) => [surveyId, counts]));
}

/** The ids of what was sent, in their own order, by survey. */
async function listSent(db: Db, surveyIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("responses")
    .select(["id", "surveyId"])
    .where("surveyId", "in", surveyIds)
    .where("sentAt", "is not", null)
    .orderBy("id")
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.surveyId)].map(([id, sent]) => [id, sent.map((row) => row.id)]));
}

async function listAnswersOf(db: Db, surveyIds: string[]): Promise<Map<string, Answers>> {
  const rows = await db
    .selectFrom("answers")
    .innerJoin("questions", "questions.id", "answers.questionId")
    .select(["answers.responseId", "questions.key", "answers.value"])
    .where("questions.surveyId", "in", surveyIds)
    .execute();
  const byResponse = new Map<string, Answers>();
  for (const { responseId, key, value } of rows)
    byResponse.set(responseId, { ...byResponse.get(responseId), [key]: value as AnswerValue });
  return byResponse;
}

/** Which needs each survey asks about, on which scale. */
async function listScales(db: Db, surveyIds: string[]): Promise<Map<string, { needs: string[]; levels: Texts[] }>> {
  const rows = await db
    .selectFrom("questions")
    .innerJoin("questionOptions", "questionOptions.questionId", "questions.id")
    .select(["questions.surveyId", "questions.settings", "questionOptions.key"])
    .where("questions.surveyId", "in", surveyIds)
    .where("questions.key", "=", "now")
    .where("questions.kind", "=", "ratings")
    .orderBy("questionOptions.position")
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ surveyId }) => surveyId)].map(([surveyId, options]) => {
      const { labels = [] } = (options[0]?.settings ?? {}) as { labels?: Texts[] };
      return [surveyId, { needs: options.map(({ key }) => key), levels: labels }];
    }),
  );
}

/**
 * The steps on which the programme asks how well something is managed now: those of its newest survey of needs that asks
 * it, worded for one person; our own where none does.
 */
export async function findLevels(db: Db, programmeId: string): Promise<Texts[]> {
  for (const { id } of await listSurveys(db, programmeId)) {
    const questions = (await getQuestionnaire(db, id)).sections.flatMap((section): Question[] => section.questions);
    const matrix = questions.find((question): question is MatrixQuestion => question.kind === "matrix");
    if (matrix !== undefined) return levelsOfPerson(matrix.settings.level.labels);
  }
  return levelsOfPerson(presentLevels);
}

/** Somebody who is asked for feedback: when last written to, and whether the answers have been sent. */
export interface AskedPerson {
  personId: string;
  invitationId: string;
  mailedAt: Temporal.Instant;
  isSent: boolean;
}

/** Everybody whom the survey asks. Who has answered is for reminding alone, never for a page. */
export async function listAskedPeople(db: Db, surveyId: string): Promise<AskedPerson[]> {
  const rows = await db
    .selectFrom("surveyInvitations as invitation")
    .leftJoin("responses as response", (join) =>
      join
        .onRef("response.surveyId", "=", "invitation.surveyId")
        .onRef("response.personId", "=", "invitation.personId"),
    )
    .select(["invitation.id as invitationId", "invitation.personId", "invitation.mailedAt"])
    .select(["invitation.hasSent", "response.sentAt"])
    .where("invitation.surveyId", "=", surveyId)
    .orderBy("invitation.createdAt")
    .orderBy("invitation.id")
    .execute();
  return rows.flatMap(({ personId, sentAt, hasSent, ...row }) =>
    personId === null ? [] : [{ ...row, personId, isSent: hasSent || sentAt !== null }],
  );
}

/** How a person stands with the feedback that they are asked for. */
export interface OwnFeedback {
  surveyId: string;
  isOpen: boolean;
  closesAt: Temporal.Instant | null;
  hasSent: boolean;
}

/** The feedback that the person is asked for, by survey. */
export async function listFeedbackOf(db: Db, personId: string): Promise<OwnFeedback[]> {
  const now = await databaseNow(db);
  const rows = await db
    .selectFrom("surveyInvitations as invitation")
    .innerJoin("surveys", "surveys.id", "invitation.surveyId")
    .leftJoin("responses as response", (join) =>
      join
        .onRef("response.surveyId", "=", "invitation.surveyId")
        .onRef("response.personId", "=", "invitation.personId"),
    )
    .select([
      "surveys.id",
      "surveys.state",
      "surveys.opensAt",
      "surveys.closesAt",
      "invitation.hasSent",
      "response.sentAt",
    ])
    .where("invitation.personId", "=", personId)
    .execute();
  return rows.map(({ id, sentAt, hasSent, ...survey }) => ({
    surveyId: id,
    isOpen: isOpen(survey, now),
    closesAt: survey.closesAt,
    hasSent: hasSent || sentAt !== null,
  }));
}
