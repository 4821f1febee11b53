import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import type { StoredAnswer } from "../answering/questions/saving.ts";
import type { AnswerValue } from "../questionnaire/answers.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import type { StoredQuestionnaire } from "../questionnaire/stored.ts";

/** A response that staff write in. */
export interface Recorded {
  id: string;
  surveyId: string;
  savedAt: Temporal.Instant;
  isFinished: boolean;
  /** Of several rounds with one organisation, whether this is the one that counts. */
  counts: boolean;
  questionnaire: StoredQuestionnaire;
  /** By the question's id. */
  stored: Map<string, StoredAnswer>;
}

/** The response with its questions and answers; undefined where it is there no more. */
export async function findRecorded(db: Db, responseId: string): Promise<Recorded | undefined> {
  const row = await db
    .selectFrom("responses")
    .select(["id", "surveyId", "savedAt", "sentAt", "counts"])
    .where("id", "=", responseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { sentAt, ...response } = row;
  return {
    ...response,
    isFinished: sentAt !== null,
    questionnaire: await getQuestionnaire(db, row.surveyId),
    stored: await listRecorded(db, responseId),
  };
}

/** The response's answers by the question's id. */
export async function listRecorded(db: Db, responseId: string): Promise<Map<string, StoredAnswer>> {
  const rows = await db
    .selectFrom("answers")
    .select(["questionId", "value", "revision"])
    .where("responseId", "=", responseId)
    .execute();
  return new Map(
    rows.map(({ questionId, value, revision }) => [questionId, { value: value as AnswerValue, revision }]),
  );
}

/** What an answer said before it was corrected. */
export interface Corrected {
  questionId: string;
  /** Null where nothing had been answered. */
  value: AnswerValue | null;
  /** The revision that the correction took the place of. */
  revision: number;
  by: string | null;
  at: Temporal.Instant;
}

/** What was corrected in a finished response, the newest first. */
export async function listCorrected(db: Db, responseId: string): Promise<Corrected[]> {
  const rows = await db
    .selectFrom("correctedAnswers")
    .leftJoin("users", "users.id", "correctedBy")
    .select(["questionId", "value", "revision", "users.name as by", "correctedAt as at"])
    .where("responseId", "=", responseId)
    .orderBy("correctedAt", "desc")
    .orderBy("questionId")
    .execute();
  return rows.map(({ value, ...row }) => ({ ...row, value: value as AnswerValue | null }));
}
