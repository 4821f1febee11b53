import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { AnswerValue } from "../../questionnaire/answers.ts";
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";
import type { Given } from "./touched.ts";

/** What has been answered by those who gave a name to it, sent or not; answers brought in from files count as sent. */
export async function listGiven(db: Db, surveyId: string): Promise<Given[]> {
  const rows = await db
    .selectFrom("responses")
    .leftJoin("answers", "answers.responseId", "responses.id")
    .leftJoin("questions", "questions.id", "answers.questionId")
    .select(["responses.id", "responses.sentAt", "questions.key", "answers.value"])
    .where("responses.surveyId", "=", surveyId)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => ({
    isSent: (own[0]?.sentAt ?? null) !== null,
    answers: Object.fromEntries(own.flatMap(({ key, value }) => (key === null ? [] : [[key, value as AnswerValue]]))),
  }));
}

/** A version that a later one has replaced. */
export interface EarlierVersion {
  number: number;
  questionnaire: Questionnaire;
  touched: number;
  replacedAt: Temporal.Instant;
  actorName: string | null;
}

/** The survey's earlier versions, the latest first. */
export async function listVersions(db: Db, surveyId: string): Promise<EarlierVersion[]> {
  return (await versions(db, surveyId).orderBy("number", "desc").execute()).map(asVersion);
}

export async function getVersion(db: Db, surveyId: string, number: number): Promise<EarlierVersion> {
  const row = await versions(db, surveyId).where("number", "=", number).executeTakeFirst();
  if (row === undefined) throw new NotFound("version");
  return asVersion(row);
}

function versions(db: Db, surveyId: string) {
  return db
    .selectFrom("surveyVersions")
    .leftJoin("users", "users.id", "actorId")
    .select(["number", "questionnaire", "touched", "replacedAt", "users.name as actorName"])
    .where("surveyId", "=", surveyId);
}

function asVersion<Row extends { questionnaire: unknown }>(row: Row): Row & { questionnaire: Questionnaire } {
  return { ...row, questionnaire: row.questionnaire as Questionnaire };
}
