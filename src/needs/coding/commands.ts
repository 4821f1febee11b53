import { listNeeds } from "../../catalogue/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { decide, type Choice, type Decided } from "./choice.ts";
import { textDigest } from "./open-answers.ts";
import { lockOpenAnswer } from "./queries.ts";

interface AnswerId {
  programmeId: string;
  responseId: string;
  questionId: string;
}

/** The answer's text is not the one that the coder's page showed. */
export type Outdated = "changed";

/**
 * Writes down what a coder found in an open answer. Codes of an earlier text are forgotten; those that somebody else
 * has accepted meanwhile are kept, the coder's own earlier ones are not. Refused suggestions are kept too: they are learned from.
 * @param digest of the text that the coder read
 */
export async function codeAnswer(
  db: Db,
  { programmeId, ...id }: AnswerId,
  choice: Choice & { digest: string },
  actorId: string,
): Promise<Outdated | { isTogether: boolean }> {
  return await db.transaction().execute(async (trx) => {
    const { surveyId, text } = await lockOpenAnswer(trx, programmeId, id);
    const digest = textDigest(text);
    if (digest !== choice.digest) return "changed";

    const { byOthers, ...stands } = await findCodes(trx, id, digest, actorId);
    const known = new Set((await listNeeds(trx, programmeId)).map((need) => need.id));
    if (choice.chosen.some((need) => !known.has(need))) throw new NotFound("need");
    const still = (needs: readonly string[]) => needs.filter((need) => known.has(need));
    const decided = decide({ ...choice, offered: still(choice.offered), shown: still(choice.shown) }, { ...stands, accepted: byOthers }); // prettier-ignore
    const row = { programmeId, surveyId, ...id, textDigest: digest, codedBy: actorId };
    await trx
      .insertInto("codedAnswers")
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(["responseId", "questionId"])
          .doUpdateSet((eb) => ({ textDigest: digest, codedBy: actorId, codedAt: eb.fn("now") })),
      )
      .execute();
    await writeCodes(trx, { programmeId, ...id }, decided, stands, actorId);
    const details = { questionId: id.questionId, accepted: decided.accepted.length, refused: decided.refused.length };
    await recordAct(trx, { actorId, programmeId, act: "answer.code", subject: id.responseId, details });
    return { isTogether: decided.isTogether };
  });
}

/** Takes an answer's codes back, so that it is to be coded again. Without codes nothing happens. */
export async function removeCodes(db: Db, { programmeId, ...id }: AnswerId, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockOpenAnswer(trx, programmeId, id);
    const removed = await trx
      .deleteFrom("codedAnswers")
      .where("responseId", "=", id.responseId)
      .where("questionId", "=", id.questionId)
      .returning("responseId")
      .executeTakeFirst();
    if (removed === undefined) return;
    const details = { questionId: id.questionId };
    await recordAct(trx, { actorId, programmeId, act: "answer.uncode", subject: id.responseId, details });
  });
}

/**
 * The answer's codes as they stand, and those of them that others than `actorId` accepted: who goes back to correct a
 * choice of their own replaces it. None where they were given to another text.
 */
async function findCodes(
  trx: Tx,
  { responseId, questionId }: Omit<AnswerId, "programmeId">,
  digest: string,
  actorId: string,
) {
  const rows = await trx
    .selectFrom("answerCodes")
    .innerJoin("codedAnswers", (join) =>
      join
        .onRef("codedAnswers.responseId", "=", "answerCodes.responseId")
        .onRef("codedAnswers.questionId", "=", "answerCodes.questionId"),
    )
    .select(["needId", "state", "decidedBy"])
    .where("codedAnswers.responseId", "=", responseId)
    .where("codedAnswers.questionId", "=", questionId)
    .where("textDigest", "=", digest)
    .execute();
  const needs = (wanted: "accepted" | "refused") =>
    rows.filter(({ state }) => state === wanted).map(({ needId }) => needId);
  const byOthers = rows.filter(({ state, decidedBy }) => state === "accepted" && decidedBy !== actorId);
  return { accepted: needs("accepted"), refused: needs("refused"), byOthers: byOthers.map(({ needId }) => needId) };
}

// A code that stays as it was keeps who decided it, and when.
async function writeCodes(
  trx: Tx,
  { programmeId, responseId, questionId }: AnswerId,
  { accepted, refused }: Decided,
  stands: { accepted: readonly string[]; refused: readonly string[] },
  decidedBy: string,
): Promise<void> {
  const kept = [
    ...accepted.filter((need) => stands.accepted.includes(need)),
    ...refused.filter((need) => stands.refused.includes(need)),
  ];
  await trx
    .deleteFrom("answerCodes")
    .where("responseId", "=", responseId)
    .where("questionId", "=", questionId)
    .$if(kept.length > 0, (query) => query.where("needId", "not in", kept))
    .execute();
  const common = { programmeId, responseId, questionId, decidedBy };
  const rows = [
    ...accepted.map((needId) => ({ ...common, needId, state: "accepted" as const })),
    ...refused.map((needId) => ({ ...common, needId, state: "refused" as const })),
  ].filter(({ needId }) => !kept.includes(needId));
  if (rows.length > 0) await trx.insertInto("answerCodes").values(rows).execute();
}
