import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { databaseNow, json, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Outcome } from "../answering/commands.ts";
import { decideSaving, type StoredAnswer, type TypedAnswer } from "../answering/questions/saving.ts";
import type { SurveyPurpose } from "../survey-life.ts";
import { listRecorded } from "./queries.ts";

/** Whose answers are written in, into which survey. */
export interface Written {
  programmeId: string;
  surveyId: string;
  purpose: Exclude<SurveyPurpose, "feedback">;
  organisationId: string;
  locale: Locale;
}

/** Begins a response that staff write in; until it is finished nothing counts it. Returns its id. */
export async function beginRecorded(trx: Tx, { locale, ...whose }: Written): Promise<string> {
  const now = await databaseNow(trx);
  const { noticeVersion } = await trx
    .selectFrom("surveys")
    .select("noticeVersion")
    .where("id", "=", whose.surveyId)
    .executeTakeFirstOrThrow();
  // Of an interview's rounds one counts, and a draft is none yet.
  const counts = whose.purpose !== "assessment";
  const { id } = await trx
    .insertInto("responses")
    .values({ ...whose, locale, noticeVersion, counts, source: "interview", startedAt: now, savedAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Writes answers into a response: those that are right, each for itself. What a finished response said before is kept
 * with who corrected it. The caller has locked what the response belongs to.
 */
export async function saveRecorded(
  trx: Tx,
  responseId: string,
  typed: readonly TypedAnswer[],
  actorId: string,
): Promise<{ savedAt: Temporal.Instant; outcomes: Outcome[] }> {
  const now = await databaseNow(trx);
  const response = await trx
    .selectFrom("responses")
    .select("sentAt")
    .where("id", "=", responseId)
    .forUpdate()
    .executeTakeFirst();
  if (response === undefined) throw new NotFound("response");
  const stored = await listRecorded(trx, responseId);
  const decided = typed.map((each) => ({ typed: each, decision: decideSaving(each, stored.get(each.question.id)) }));
  const writes = decided.flatMap(({ typed: { question }, decision }) =>
    decision.kind === "write" ? [{ questionId: question.id, value: decision.value, revision: decision.revision }] : [],
  );
  if (writes.length > 0) {
    if (response.sentAt !== null) await keepBefore(trx, responseId, writes, stored, actorId);
    await writeAnswers(trx, responseId, writes, now);
    await trx.updateTable("responses").set({ savedAt: now }).where("id", "=", responseId).execute();
  }
  for (const { questionId, ...answer } of writes) stored.set(questionId, answer);
  const outcomes = decided.map((each) => ({ ...each, stored: stored.get(each.typed.question.id) }));
  return { savedAt: now, outcomes };
}

type Write = { questionId: string } & StoredAnswer;

async function keepBefore(
  trx: Tx,
  responseId: string,
  writes: readonly Write[],
  stored: ReadonlyMap<string, StoredAnswer>,
  correctedBy: string,
): Promise<void> {
  const rows = writes.map(({ questionId, revision }) => ({
    ...{ responseId, questionId, correctedBy, revision: revision - 1 },
    value: json(stored.get(questionId)?.value ?? null),
  }));
  await trx.insertInto("correctedAnswers").values(rows).execute();
}

async function writeAnswers(trx: Tx, responseId: string, writes: readonly Write[], savedAt: Temporal.Instant) {
  const rows = writes.map(({ value, ...row }) => ({ responseId, ...row, value: json(value), savedAt }));
  await trx
    .insertInto("answers")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["responseId", "questionId"]).doUpdateSet({
        value: sql<string>`excluded.value`,
        revision: sql<number>`excluded.revision`,
        savedAt,
      }),
    )
    .execute();
}

/** Finishes the response: from now on its answers are read with the others'. */
export async function finishRecorded(trx: Tx, responseId: string): Promise<void> {
  const sentAt = await databaseNow(trx);
  await trx.updateTable("responses").set({ sentAt }).where("id", "=", responseId).where("sentAt", "is", null).execute();
}

/** Makes this round of an organisation's interviews the one that counts, or none; the others stay as they are. */
export async function countRound(
  trx: Tx,
  { surveyId, organisationId }: Pick<Written, "surveyId" | "organisationId">,
  responseId: string | null,
): Promise<void> {
  const rounds = trx
    .updateTable("responses")
    .where("surveyId", "=", surveyId)
    .where("organisationId", "=", organisationId);
  await rounds
    .set({ counts: false })
    .where("counts", "=", true)
    .$if(responseId !== null, (query) => query.where("id", "<>", responseId))
    .execute();
  if (responseId !== null) await rounds.set({ counts: true }).where("id", "=", responseId).execute();
}

/** Removes a response with everything found in it. */
export async function removeRecorded(trx: Tx, responseId: string): Promise<void> {
  await trx.deleteFrom("responses").where("id", "=", responseId).execute();
}
