import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";
import {
  getQuestionnaire,
  getSurvey,
  listSentAnswers,
  type AnswerValue,
  type QuestionBlock,
} from "../../surveys/index.ts";
import {
  answerKey,
  codableAnswers,
  codedBlocks,
  openTextOf,
  standingOf,
  type CodableAnswer,
  type Coding,
} from "./open-answers.ts";

/**
 * Every open answer of the survey that has been sent, question by question and by the organisation's name; those of one
 * organisation where it is named.
 */
export async function listCodableAnswers(
  db: Db,
  programmeId: string,
  surveyId: string,
  organisationId: string | null = null,
): Promise<CodableAnswer[]> {
  await getSurvey(db, programmeId, surveyId);
  const questionnaire = await getQuestionnaire(db, surveyId);
  const sent = await listSentAnswers(db, programmeId, surveyId, organisationId);
  return codableAnswers(questionnaire, sent, await listCodings(db, programmeId, surveyId));
}

/** What staff have found in the survey's open answers, by the answer's key. */
export async function listCodings(db: Db, programmeId: string, surveyId: string): Promise<Map<string, Coding>> {
  const rows = await db
    .selectFrom("codedAnswers")
    .leftJoin("users", "users.id", "codedAnswers.codedBy")
    .select(["responseId", "questionId", "textDigest", "users.name as coderName"])
    .where("programmeId", "=", programmeId)
    .where("surveyId", "=", surveyId)
    .execute();
  const codes = await db
    .selectFrom("answerCodes")
    .innerJoin("codedAnswers", (join) =>
      join
        .onRef("codedAnswers.responseId", "=", "answerCodes.responseId")
        .onRef("codedAnswers.questionId", "=", "answerCodes.questionId"),
    )
    .select(["answerCodes.responseId", "answerCodes.questionId", "needId", "state"])
    .where("codedAnswers.programmeId", "=", programmeId)
    .where("codedAnswers.surveyId", "=", surveyId)
    .orderBy("needId")
    .execute();
  const byAnswer = Map.groupBy(codes, answerKey);
  return new Map(
    rows.map(({ responseId, questionId, ...row }) => {
      const key = answerKey({ responseId, questionId });
      const own = byAnswer.get(key) ?? [];
      const needs = (wanted: "accepted" | "refused") =>
        own.filter(({ state }) => state === wanted).map(({ needId }) => needId);
      return [key, { ...row, accepted: needs("accepted"), refused: needs("refused") }];
    }),
  );
}

/** So many coded answers are learned from, the latest ones: more make the next page slow and the suggestions no better. */
const mostExamples = 500;

/** A coded answer of any of the programme's surveys, to learn from; `accepted` and `refused` are keys of needs. */
export interface CodedText {
  responseId: string;
  questionId: string;
  text: string;
  locale: Locale;
  accepted: string[];
  refused: string[];
}

/** The latest coded answers whose text is still the one that was coded, the latest first. */
export async function listCodedTexts(db: Db, programmeId: string): Promise<CodedText[]> {
  const rows = await db
    .selectFrom("codedAnswers as c")
    .innerJoin("answers", (join) =>
      join.onRef("answers.responseId", "=", "c.responseId").onRef("answers.questionId", "=", "c.questionId"),
    )
    .innerJoin("responses", "responses.id", "c.responseId")
    .innerJoin("questions", "questions.id", "c.questionId")
    .select(["c.responseId", "c.questionId", "textDigest", "answers.value", "responses.locale", "questions.block"])
    .where("c.programmeId", "=", programmeId)
    .orderBy("c.codedAt", "desc")
    .orderBy("c.responseId")
    .orderBy("c.questionId")
    .limit(mostExamples)
    .execute();
  if (rows.length === 0) return [];
  const codes = await db
    .selectFrom("answerCodes")
    .innerJoin("needs", "needs.id", "needId")
    .select(["responseId", "questionId", "needs.key", "state"])
    .where("answerCodes.programmeId", "=", programmeId)
    .where("responseId", "in", [...new Set(rows.map(({ responseId }) => responseId))])
    .execute();
  const byAnswer = Map.groupBy(codes, answerKey);
  return rows.flatMap(({ responseId, questionId, textDigest, value, locale, block }) => {
    const text = openTextOf(block, value as AnswerValue);
    if (text === null || standingOf({ textDigest }, text) !== "coded") return [];
    const own = byAnswer.get(answerKey({ responseId, questionId })) ?? [];
    const keys = (wanted: "accepted" | "refused") => own.filter(({ state }) => state === wanted).map(({ key }) => key);
    return [{ responseId, questionId, text, locale, accepted: keys("accepted"), refused: keys("refused") }];
  });
}

/** The sent answer's text and survey; another programme's is not found, nor one in which nothing was written. */
export async function getOpenAnswer(db: Db, programmeId: string, id: AnswerId): Promise<OpenText> {
  return openText(await sentAnswer(db, programmeId, id).executeTakeFirst());
}

/** The same, its row locked until the act on it is done, so that two people code it one after the other. */
export async function lockOpenAnswer(trx: Tx, programmeId: string, id: AnswerId): Promise<OpenText> {
  return openText(await sentAnswer(trx, programmeId, id).forNoKeyUpdate("answers").executeTakeFirst());
}

type AnswerId = Pick<CodableAnswer, "responseId" | "questionId">;

interface OpenText {
  surveyId: string;
  text: string;
}

function sentAnswer(db: Db, programmeId: string, { responseId, questionId }: AnswerId) {
  return db
    .selectFrom("answers")
    .innerJoin("responses", "responses.id", "answers.responseId")
    .innerJoin("questions", "questions.id", "answers.questionId")
    .select(["responses.surveyId", "questions.block", "answers.value"])
    .where("responses.programmeId", "=", programmeId)
    .where("responses.sentAt", "is not", null)
    .where("answers.responseId", "=", responseId)
    .where("answers.questionId", "=", questionId);
}

function openText(row: { surveyId: string; block: QuestionBlock; value: unknown } | undefined): OpenText {
  const text = row === undefined ? null : openTextOf(row.block, row.value as AnswerValue);
  if (row === undefined || text === null) throw new NotFound("open answer");
  return { surveyId: row.surveyId, text };
}

/** Whether the survey asks anything that is answered in one's own words and may speak of needs. */
export async function hasOpenQuestions(db: Db, surveyId: string): Promise<boolean> {
  const row = await db
    .selectFrom("questions")
    .leftJoin("questionOptions", "questionOptions.questionId", "questions.id")
    .select("questions.id")
    .where("surveyId", "=", surveyId)
    .where("questions.retiredAt", "is", null)
    .where("block", "in", codedBlocks)
    .where((eb) => eb.or([eb("kind", "=", "text"), eb("isOther", "=", true)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
