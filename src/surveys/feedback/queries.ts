import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import type { MatrixQuestion, Question } from "../questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { levelsOfPerson, presentLevels } from "../present-levels.ts";
import { listSurveys } from "../queries.ts";
import { isOpen } from "../survey-life.ts";
import { countedAnswers, readFeedback, type FeedbackAnswer } from "./feedback-answers.ts";

/** What came back of one workshop's feedback. */
export interface Feedback {
  surveyId: string;
  isOpen: boolean;
  closesAt: Temporal.Instant | null;
  asked: number;
  sent: number;
  /** The needs that it asks about, by their keys, in its order. */
  needs: string[];
  /** The steps of how well one manages them. */
  levels: Texts[];
  /** Those that count in figures (see countedAnswers), in no order that tells whose or when. */
  answers: FeedbackAnswer[];
}

/** The programme's feedback by survey: all of it, or of the one survey. */
export async function listFeedback(db: Db, programmeId: string, surveyId?: string): Promise<Feedback[]> {
  const now = await databaseNow(db);
  const surveys = await db
    .selectFrom("surveys")
    .select(["id", "state", "closesAt"])
    .where("programmeId", "=", programmeId)
    .where("purpose", "=", "feedback")
    .$if(surveyId !== undefined, (query) => query.where("id", "=", surveyId ?? ""))
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
  if (surveys.length === 0) return [];
  const ids = surveys.map(({ id }) => id);
  const asked = await countAsked(db, ids);
  const scales = await listScales(db, ids);
  const responses = Map.groupBy(await listSent(db, ids), (response) => response.surveyId);
  const answers = await listAnswersOf(db, ids);
  return surveys.map((survey): Feedback => {
    const sent = responses.get(survey.id) ?? [];
    const isOpenNow = isOpen(survey, now);
    // In the order of sending, to take the first; then in that of random ids.
    const counted = sent.slice(0, countedAnswers(sent.length, isOpenNow)).map(({ id }) => id);
    return {
      surveyId: survey.id,
      isOpen: isOpenNow,
      closesAt: survey.closesAt,
      asked: asked.get(survey.id) ?? 0,
      sent: sent.length,
      ...(scales.get(survey.id) ?? { needs: [], levels: [] }),
      answers: counted.toSorted().map((id) => readFeedback(answers.get(id) ?? {})),
    };
  });
}

async function countAsked(db: Db, surveyIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("surveyInvitations")
    .select(["surveyId", ({ fn }) => fn.countAll<number>().as("n")])
    .where("surveyId", "in", surveyIds)
    .groupBy("surveyId")
    .execute();
  return new Map(rows.map(({ surveyId, n }) => [surveyId, n]));
}

async function listSent(db: Db, surveyIds: string[]): Promise<{ id: string; surveyId: string }[]> {
  return await db
    .selectFrom("responses")
    .select(["id", "surveyId"])
    .where("surveyId", "in", surveyIds)
    .where("sentAt", "is not", null)
    .orderBy("sentAt")
    .orderBy("id")
    .execute();
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
    .select(["invitation.id as invitationId", "invitation.personId", "invitation.mailedAt", "response.sentAt"])
    .where("invitation.surveyId", "=", surveyId)
    .orderBy("invitation.createdAt")
    .orderBy("invitation.id")
    .execute();
  return rows.flatMap(({ personId, sentAt, ...row }) =>
    personId === null ? [] : [{ ...row, personId, isSent: sentAt !== null }],
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
    .select(["surveys.id", "surveys.state", "surveys.closesAt", "response.sentAt"])
    .where("invitation.personId", "=", personId)
    .execute();
  return rows.map(({ id, sentAt, ...survey }) => ({
    surveyId: id,
    isOpen: isOpen(survey, now),
    closesAt: survey.closesAt,
    hasSent: sentAt !== null,
  }));
}
