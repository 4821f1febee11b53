import { sql } from "kysely";
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
  /** Whether staff want answers given by people's own links to be replaced by the file's. */
  replacesOwn: boolean;
  /** The questions that the file asks; null where it asks them all. */
  asked: ReadonlySet<string> | null;
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
  const { added, updated, unchanged, kept, gone } = changesTo(responders, answers, entries, leftOut, target.asked); // prettier-ignore
  const removed = target.removesGone ? gone : [];
  const replaced = target.replacesOwn ? kept : [];
  const rewritten = [...updated, ...replaced];
  await insertResponses(trx, target, added);
  const ids = new Map((await listResponders(trx, surveyId)).map((each) => [each.organisationId, each.responseId]));
  const idOf = ({ organisationId }: Entry) => ids.get(organisationId) ?? "";
  await clearAnswers(trx, rewritten.map(idOf), await askedIds(trx, target));
  await clearAnswers(trx, idsOf(removed), null);
  await removeResponses(trx, idsOf(removed));
  for (const isSent of [true, false])
    await touchResponses(trx, rewritten.filter((each) => each.isSent === isSent).map(idOf), {
      now: target.now,
      isSent,
    });
  await insertAnswers(trx, target, [...added, ...rewritten], ids);
  return {
    added: added.length,
    updated: updated.length,
    unchanged: unchanged.length,
    kept: kept.length - replaced.length,
    replaced: replaced.length,
    removed: removed.length,
  };
}

const idsOf = (responders: readonly Responder[]) => responders.map(({ responseId }) => responseId);

/** The ids of the questions that the file asks; null where it asks them all. */
async function askedIds(trx: Tx, { surveyId, asked }: Target): Promise<string[] | null> {
  if (asked === null) return null;
  const questions = allQuestions(await getQuestionnaire(trx, surveyId, { retired: true }));
  return questions.filter(({ key }) => asked.has(key)).map(({ id }) => id);
}

async function insertResponses(trx: Tx, { programmeId, surveyId, locale, now }: Target, entries: readonly Entry[]) {
  const row = { surveyId, programmeId, source: "import" as const, noticeVersion: 1 };
  const times = { startedAt: now, savedAt: now };
  for (const batch of batches(entries))
    await trx
      .insertInto("responses")
      .values(
        batch.map((entry) => ({
          ...row,
          ...times,
          sentAt: entry.isSent ? now : null,
          organisationId: entry.organisationId,
          locale: entry.locale ?? locale,
        })),
      ) // prettier-ignore
      .execute();
}

async function insertAnswers(trx: Tx, { surveyId, now }: Target, entries: readonly Entry[], ids: Map<string, string>) {
  const questionIds = new Map(
    allQuestions(await getQuestionnaire(trx, surveyId, { retired: true })).map(({ key, id }) => [key, id]),
  );
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

async function clearAnswers(trx: Tx, responseIds: readonly string[], asked: readonly string[] | null): Promise<void> {
  for (const batch of batches(responseIds)) {
    const ofResponses = trx.deleteFrom("answers").where("responseId", "in", batch);
    if (asked === null) await ofResponses.execute();
    else if (asked.length > 0) await ofResponses.where("questionId", "in", asked).execute();
  }
}

async function removeResponses(trx: Tx, responseIds: readonly string[]): Promise<void> {
  for (const batch of batches(responseIds)) await trx.deleteFrom("responses").where("id", "in", batch).execute();
}

/** What has been sent by a link of the organisation's own stays sent, whatever the file says of it. */
async function touchResponses(
  trx: Tx,
  responseIds: readonly string[],
  { now, isSent }: { now: Temporal.Instant; isSent: boolean },
): Promise<void> {
  for (const batch of batches(responseIds))
    await trx
      .updateTable("responses")
      .set({
        savedAt: now,
        source: "import",
        sentAt: isSent ? sql`coalesce(sent_at, ${now})` : sql`case when source <> 'import' then sent_at end`,
      })
      .where("id", "in", batch)
      .execute();
}

// A statement may have 65,535 parameters.
const batchSize = 2_000;

function batches<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / batchSize);
  return Array.from({ length: count }, (_, at) => rows.slice(at * batchSize, (at + 1) * batchSize));
}
