import type { Temporal } from "temporal-polyfill";
import { json, type Tx } from "../../../platform/database.ts";
import type { Locale } from "../../../platform/locales.ts";
import { listAnswers } from "../../following/queries.ts";
import type { Answers } from "../../questionnaire/answers.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { allQuestions } from "../../questionnaire/stored.ts";
import { listResponders, type Responder } from "../queries.ts";
import { changesTo, type Entry, type Written } from "./changes.ts";

interface Target {
  programmeId: string;
  surveyId: string;
  locale: Locale;
  now: Temporal.Instant;
  /** Whether staff want the answers of those who are no longer in the file to go. */
  removesGone: boolean;
}

/** Writes the responses of a file into the survey; what is there already in the same form stays untouched. */
export async function writeResponses(
  trx: Tx,
  target: Target,
  entries: readonly Entry[],
  leftOut: readonly (string | null)[],
): Promise<Written> {
  const { surveyId } = target;
  const responders = await listResponders(trx, surveyId);
  const answers = await listAnswers(trx, surveyId);
  const { added, updated, unchanged, kept, gone } = changesTo(responders, answers, entries, leftOut);
  const removed = target.removesGone ? gone : [];
  await insertResponses(trx, target, added);
  const ids = new Map((await listResponders(trx, surveyId)).map((each) => [each.organisationId, each.responseId]));
  await clearAnswers(trx, [...updated.map(({ organisationId }) => ids.get(organisationId) ?? ""), ...idsOf(removed)]);
  await removeResponses(trx, idsOf(removed));
  await touchResponses(
    trx,
    updated.map(({ organisationId }) => ids.get(organisationId) ?? ""),
    target.now,
  );
  await insertAnswers(trx, target, [...added, ...updated], ids);
  return {
    added: added.length,
    updated: updated.length,
    unchanged: unchanged.length,
    kept: kept.length,
    removed: removed.length,
  };
}

const idsOf = (responders: readonly Responder[]) => responders.map(({ responseId }) => responseId);

async function insertResponses(trx: Tx, { programmeId, surveyId, locale, now }: Target, entries: readonly Entry[]) {
  const row = { surveyId, programmeId, source: "import" as const, locale, noticeVersion: 1 };
  const times = { startedAt: now, savedAt: now, sentAt: now };
  for (const batch of batches(entries))
    await trx
      .insertInto("responses")
      .values(batch.map(({ organisationId }) => ({ ...row, ...times, organisationId })))
      .execute();
}

async function insertAnswers(trx: Tx, { surveyId, now }: Target, entries: readonly Entry[], ids: Map<string, string>) {
  const questionIds = new Map(allQuestions(await getQuestionnaire(trx, surveyId)).map(({ key, id }) => [key, id]));
  const rows = entries.flatMap(({ organisationId, answers }) =>
    answerRows(answers, questionIds).map((row) => ({
      ...row,
      responseId: ids.get(organisationId) ?? "",
      savedAt: now,
    })),
  );
  for (const batch of batches(rows)) await trx.insertInto("answers").values(batch).execute();
}

function answerRows(answers: Answers, questionIds: Map<string, string>) {
  return Object.entries(answers).flatMap(([key, value]) => {
    const questionId = questionIds.get(key);
    return questionId === undefined ? [] : [{ questionId, value: json(value) }];
  });
}

async function clearAnswers(trx: Tx, responseIds: readonly string[]): Promise<void> {
  for (const batch of batches(responseIds)) await trx.deleteFrom("answers").where("responseId", "in", batch).execute();
}

async function removeResponses(trx: Tx, responseIds: readonly string[]): Promise<void> {
  for (const batch of batches(responseIds)) await trx.deleteFrom("responses").where("id", "in", batch).execute();
}

async function touchResponses(trx: Tx, responseIds: readonly string[], now: Temporal.Instant): Promise<void> {
  for (const batch of batches(responseIds))
    await trx.updateTable("responses").set({ savedAt: now }).where("id", "in", batch).execute();
}

// A statement may have 65,535 parameters.
const batchSize = 2_000;

function batches<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / batchSize);
  return Array.from({ length: count }, (_, at) => rows.slice(at * batchSize, (at + 1) * batchSize));
}
