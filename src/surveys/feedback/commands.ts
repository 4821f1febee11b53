import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { grantByLink } from "../../identity/index.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { insertSurvey } from "../commands.ts";
import { newSurveyLink, newSurveyLinks } from "../links/commands.ts";
import { lockSurvey } from "../queries.ts";
import { isOpen } from "../survey-life.ts";
import { findLevels, listAskedPeople } from "./queries.ts";
import { feedbackQuestionnaire, type FeedbackSubject } from "./feedback-survey.ts";

/*
 * Asking for feedback, as parts of other acts: who holds workshops knows who was there, writes the mails and the audit
 * row, in the same transaction.
 */

/** Opens the feedback on a workshop until the closing time; returns the survey's id. Nobody is asked yet. */
export async function openFeedback(
  trx: Tx,
  programmeId: string,
  subject: Omit<FeedbackSubject, "levels">,
  closesAt: Temporal.Instant,
): Promise<string> {
  const questionnaire = feedbackQuestionnaire({ ...subject, levels: await findLevels(trx, programmeId) });
  const id = await insertSurvey(trx, programmeId, questionnaire, "feedback");
  await trx
    .updateTable("surveys")
    .set({ state: "open", openedAt: await databaseNow(trx), closesAt })
    .where("id", "=", id)
    .execute();
  return id;
}

/** A person with the link that is in their mail. */
export interface AskedByLink {
  personId: string;
  token: string;
}

/** Asks those of the persons who are not asked yet; each gets a link. None where the feedback is closed. */
export async function askPersons(
  trx: Tx,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  personIds: readonly string[],
): Promise<AskedByLink[]> {
  const survey = await lockSurvey(trx, programmeId, surveyId, "feedback");
  if (!isOpen(survey, await databaseNow(trx))) return [];
  const before = new Set((await listAskedPeople(trx, surveyId)).map(({ personId }) => personId));
  const rows = personIds
    .filter((personId) => !before.has(personId))
    .map((personId) => ({ id: randomUUID(), programmeId, surveyId, personId, purpose: "feedback" as const }));
  if (rows.length > 0) await trx.insertInto("surveyInvitations").values(rows).execute();
  const ids = rows.map(({ id }) => id);
  const tokens = await newSurveyLinks(trx, ids, { madeFor: "invitation" });
  return rows.map(({ id, personId }) => ({ personId, token: tokens.get(id) ?? "" }));
}

/** Makes what one person was asked and said another's: they turned out to be the same. Where both did, the other's stays. */
export async function moveFeedback(trx: Tx, from: string, to: string): Promise<void> {
  for (const table of ["surveyInvitations", "responses"] as const)
    await trx
      .updateTable(table)
      .set({ personId: to })
      .where("personId", "=", from)
      .where("surveyId", "not in", (eb) => eb.selectFrom(table).select("surveyId").where("personId", "=", to))
      .execute();
}

const reminderPause = { hours: 1 };

/**
 * Who is to be reminded, each with a new link: who has not sent, and has not been written to within the hour (a form sent
 * twice reminds once). Of `personIds`, those who may be.
 */
export async function remindPersons(
  trx: Tx,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  personIds: readonly string[],
): Promise<AskedByLink[]> {
  const survey = await lockSurvey(trx, programmeId, surveyId, "feedback");
  const now = await databaseNow(trx);
  if (!isOpen(survey, now)) return [];
  const latest = now.subtract(reminderPause);
  const may = new Set(personIds);
  const due = (await listAskedPeople(trx, surveyId)).filter(
    ({ personId, isSent, mailedAt }) => may.has(personId) && !isSent && Temporal.Instant.compare(mailedAt, latest) <= 0,
  );
  const reminded: AskedByLink[] = [];
  for (const { invitationId, personId } of due) {
    await trx.updateTable("surveyInvitations").set({ mailedAt: now }).where("id", "=", invitationId).execute();
    reminded.push({ personId, token: await newSurveyLink(trx, invitationId, { madeFor: "reminder" }) });
  }
  return reminded;
}

/** Lets the browser in which a person's own pages are open answer the feedback too; returns its new session token. */
export async function openFeedbackForPerson(
  db: Db,
  { surveyId, personId }: { surveyId: string; personId: string },
  oldSessionToken: string,
): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const now = await databaseNow(trx);
    const invitation = await trx
      .updateTable("surveyInvitations")
      .set((eb) => ({ openedAt: eb.fn.coalesce("openedAt", eb.val(now)) }))
      .where("surveyId", "=", surveyId)
      .where("personId", "=", personId)
      .returning("id")
      .executeTakeFirst();
    if (invitation === undefined) throw new NotFound("invitation");
    return await grantByLink(trx, oldSessionToken, { kind: "survey", subjectId: surveyId, key: invitation.id });
  });
}
