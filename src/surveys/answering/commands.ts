import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { findGrant, goOnByLink, grantByLink } from "../../identity/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { Forbidden, LinkNeeded } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";
import { type Answers, isBlank } from "../questionnaire/answers.ts";
import { sendingMistakes, type SendingMistake } from "../questionnaire/completeness.ts";
import { shownPart } from "../questionnaire/conditions/shown.ts";
import type { StoredQuestionnaire } from "../questionnaire/stored.ts";
import { isOpen } from "../survey-life.ts";
import { askForSurveyLinkUrl } from "../links/addresses.ts";
import { readGrantKey, writeGrantKey } from "../links/grant-key.ts";
import { findOpeningOf } from "../links/queries.ts";
import { sendAnonymously, writeAnonymously } from "./anonymous/commands.ts";
import { takeSecretTurn } from "./anonymous/queries.ts";
import {
  answersByKey,
  findAskedByToken,
  holdSurvey,
  listStored,
  lockResponse,
  openingOf,
  takeTurnOf,
} from "./queries.ts";
import type { Asked, Respondent, Response } from "./queries.ts";
import { type Decision, decideSaving, type StoredAnswer, type TypedAnswer } from "./questions/saving.ts";

export type Opened = { sessionToken: string; asked: Asked } | { refused: "unknown-link" | "not-open" };

/** Exchanges a personal link for a session in this browser; the first time marks the invitation as opened. */
export async function openByLink(db: Db, token: string, oldSessionToken: string): Promise<Opened> {
  return await db.transaction().execute(async (trx) => {
    const asked = await findAskedByToken(trx, token);
    if (asked === undefined) return { refused: "unknown-link" };
    const { invitationId: id, linkId, surveyId, secret } = asked.respondent;
    const survey = await holdSurvey(trx, surveyId);
    if (!(await takeTurnOf(trx, asked.respondent))) return { refused: "unknown-link" };
    const now = await databaseNow(trx);
    if (!isOpen(survey, now) || secret?.isSpent === true) return { refused: "not-open" };
    // That a person has opened an anonymous survey is written nowhere, and the session keeps nothing that leads further.
    if (secret !== null) return { sessionToken: await grantAnonymously(trx, surveyId, oldSessionToken), asked };
    await trx
      .updateTable("surveyInvitations")
      .set({ openedAt: now })
      .where("id", "=", id)
      .where("openedAt", "is", null)
      .execute();
    await trx.updateTable("surveyLinks").set({ lastOpenedAt: now }).where("id", "=", linkId).execute();
    const key = writeGrantKey(openingOf(asked.respondent));
    if (await isOpenIn(trx, oldSessionToken, asked.respondent)) {
      await goOnByLink(trx, oldSessionToken);
      return { sessionToken: oldSessionToken, asked };
    }
    return {
      sessionToken: await grantByLink(trx, oldSessionToken, { kind: "survey", subjectId: surveyId, key }),
      asked,
    };
  });
}

/** Whether this browser has the same open already, by this link or by another to the whole. */
async function isOpenIn(trx: Tx, sessionToken: string, respondent: Respondent): Promise<boolean> {
  const held = await findGrant(trx, sessionToken, "survey", respondent.surveyId);
  if (held === undefined || held === writeGrantKey(openingOf(respondent))) return held !== undefined;
  const { invitationId, linkId } = readGrantKey(held);
  if (invitationId !== respondent.invitationId || linkId === null || respondent.sectionIds !== null) return false;
  return (await findOpeningOf(trx, linkId))?.sectionIds === null;
}

/**
 * Lets this browser go on in an anonymous survey; the token that leads to its answers stays with the browser alone. Where
 * the same token is open in it already nothing changes, so that a page in another tab goes on saving; with another token
 * that page's forms must not be taken for those of the new one.
 */
export async function grantAnonymously(
  trx: Tx,
  surveyId: string,
  oldSessionToken: string,
  isSameToken = false,
): Promise<string> {
  if (isSameToken && (await findGrant(trx, oldSessionToken, "survey", surveyId)) === "") {
    await goOnByLink(trx, oldSessionToken);
    return oldSessionToken;
  }
  return await grantByLink(trx, oldSessionToken, { kind: "survey", subjectId: surveyId, key: "" });
}

export interface Outcome {
  typed: TypedAnswer;
  decision: Decision;
  /** What is stored afterwards. */
  stored: StoredAnswer | undefined;
}

export type Saved = "closed" | { savedAt: Temporal.Instant; outcomes: Outcome[] };

/**
 * Saves the answers that a page sent, each for itself: what is right is stored even where a neighbour is refused or
 * clashes. The first one starts the respondent's response.
 */
export async function saveAnswers(
  db: Db,
  respondent: Respondent,
  locale: Locale,
  typed: TypedAnswer[],
): Promise<Saved> {
  return await db.transaction().execute(async (trx) => {
    const { isClosed, now, noticeVersion } = await takeTurn(trx, respondent);
    if (isClosed) return "closed";
    const before = await lockResponse(trx, respondent);
    const stored =
      before === undefined ? new Map<string, StoredAnswer>() : await listStored(trx, respondent, before.id);
    const decided = typed.map((each) => ({ typed: each, decision: decideSaving(each, stored.get(each.question.id)) }));
    const writes = decided.flatMap(({ typed: { question }, decision }) =>
      decision.kind === "write"
        ? [{ questionId: question.id, value: decision.value, revision: decision.revision }]
        : [],
    );
    if (writes.length > 0) {
      const { surveyId, secret } = respondent;
      if (secret !== null) await writeAnonymously(trx, { surveyId, secret, noticeVersion }, writes);
      else {
        const { id } = before ?? (await startResponse(trx, respondent, locale, noticeVersion, now));
        await writeAnswers(trx, id, writes, now);
        // The language is that of who answers for the whole.
        const language = respondent.sectionIds === null ? { locale } : {};
        await trx
          .updateTable("responses")
          .set({ savedAt: now, ...language })
          .where("id", "=", id)
          .execute();
      }
      for (const { questionId, ...answer } of writes) stored.set(questionId, answer);
    }
    return { savedAt: now, outcomes: decided.map((each) => ({ ...each, stored: stored.get(each.typed.question.id) })) };
  });
}

export type Sent = "closed" | "nothing-answered" | { missing: SendingMistake[] } | { sentAt: Temporal.Instant };

/**
 * Sends the answers as they stand. Sent twice without a change in between, they have been sent once.
 * @param whole with the questions that are hidden: which they are is decided by the answers that are sent
 */
export async function sendAnswers(db: Db, respondent: Respondent, whole: StoredQuestionnaire): Promise<Sent> {
  if (respondent.sectionIds !== null) throw new Forbidden("only who answers for the whole organisation sends");
  return await db.transaction().execute(async (trx) => {
    const { isClosed, now } = await takeTurn(trx, respondent);
    if (isClosed) return "closed";
    const response = await lockResponse(trx, respondent);
    const stored =
      response === undefined ? new Map<string, StoredAnswer>() : await listStored(trx, respondent, response.id);
    const questionnaire = shownPart(whole, answersByKey(whole, stored));
    const answers = answersByKey(questionnaire, stored);
    const missing = sendingMistakes(questionnaire, answers);
    if (missing.length > 0) return { missing };
    if (response === undefined || isAllBlank(answers)) return "nothing-answered";
    const { secret } = respondent;
    if (response.isSent && !response.hasChanged) return { sentAt: response.sentAt ?? now };
    if (secret !== null) return (await sendAnonymously(trx, response.id, secret)) ? { sentAt: now } : "closed";
    await trx.updateTable("responses").set({ sentAt: now }).where("id", "=", response.id).execute();
    await recordAct(trx, {
      actorId: null,
      programmeId: respondent.programmeId,
      act: "survey.answers.send",
      subject: response.id,
    });
    return { sentAt: now };
  });
}

const isAllBlank = (answers: Answers) => Object.values(answers).every((answer) => isBlank(answer));

/**
 * Waits for this respondent's turn and asks the database's clock whether answers are still taken in. The survey is
 * held before the invitation, as those who close surveys and renew links do: otherwise they could wait for each other.
 */
async function takeTurn(trx: Tx, respondent: Respondent) {
  const survey = await holdSurvey(trx, respondent.surveyId);
  const { isSpent } = await turnOf(trx, respondent);
  const now = await databaseNow(trx);
  return { isClosed: isSpent || !isOpen(survey, now), now, noticeVersion: survey.noticeVersion };
}

/** Whether answers by this link are closed already: the person has answered by another. */
async function turnOf(trx: Tx, respondent: Respondent): Promise<{ isSpent: boolean }> {
  const { secret } = respondent;
  const turn =
    secret === null ? (await takeTurnOf(trx, respondent)) && { isSpent: false } : await takeSecretTurn(trx, secret);
  if (turn === false || turn === undefined) throw new LinkNeeded("survey", askForSurveyLinkUrl);
  return turn;
}

async function startResponse(
  trx: Tx,
  { surveyId, programmeId, purpose, organisationId, personId }: Respondent,
  locale: Locale,
  noticeVersion: number,
  now: Temporal.Instant,
): Promise<Pick<Response, "id">> {
  const whose = { surveyId, programmeId, purpose, organisationId, personId };
  const values = { ...whose, locale, noticeVersion, startedAt: now, savedAt: now };
  return await trx.insertInto("responses").values(values).returning("id").executeTakeFirstOrThrow();
}

async function writeAnswers(
  trx: Tx,
  responseId: string,
  writes: ({ questionId: string } & StoredAnswer)[],
  savedAt: Temporal.Instant,
): Promise<void> {
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
