import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { eraseAccessMails } from "../../../platform/mail.ts";
import { getSurvey, lockSurvey, type Survey } from "../../queries.ts";
import { closedSince } from "../../survey-life.ts";
import { dropKeys, listWithKeys } from "./queries.ts";

/*
 * The close of an anonymous survey is final: it takes the keys off the answers, and only then are there results. Were they
 * shown before, or could it be opened again, one more answer would be the difference of what was shown before and after
 * it. The sessions that respondents have open stay: they hold no key (answering/anonymous/secret.ts), and who saves too
 * late must get the page that says so, with the words back. So do the people's links: who opens one late is told that the
 * survey has closed, and a hash of a token leads to no answer any more.
 */

/** The survey as its time has made it: without keys if its close has passed and nobody has come to it yet. */
export async function settled(db: Db, survey: Survey): Promise<Survey> {
  if (survey.anonymity === "named" || survey.keysDroppedAt !== null) return survey;
  if (closedSince(survey, await databaseNow(db)) === null) return survey;
  await closeWhenDue(db, survey);
  return await getSurvey(db, survey.programmeId, survey.id);
}

/** Finishes the close of a survey whose time has passed. May be asked any number of times. */
export async function closeWhenDue(db: Db, { id, programmeId }: { id: string; programmeId: string }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, id);
    await finishClose(trx, survey);
  });
}

/** The same by the survey's id alone, for its job. A survey that is gone has nothing left to close. */
export async function closeDueSurvey(db: Db, surveyId: string): Promise<void> {
  const due = (await listWithKeys(db)).find(({ id }) => id === surveyId);
  if (due !== undefined) await closeWhenDue(db, due);
}

/** Does what is promised of anonymous surveys in the course of time: finishes each close that was left undone. */
export async function keepAnonymousPromises(db: Db): Promise<void> {
  for (const survey of await listWithKeys(db)) await closeWhenDue(db, survey);
}

/**
 * A part of the acts that close: whoever saves holds the survey, so that what was acknowledged is there and nothing comes
 * after. All of it happens or nothing, and what has happened stays so.
 */
export async function finishClose(trx: Tx, survey: Survey): Promise<void> {
  const { id, programmeId } = survey;
  if (survey.anonymity === "named" || survey.keysDroppedAt !== null) return;
  const now = await databaseNow(trx);
  const closedAt = closedSince(survey, now);
  if (closedAt === null) return;
  const answers = await dropKeys(trx, id);
  await eraseAccessMails(trx, id);
  const closed = { state: "closed" as const, closedAt, keysDroppedAt: now };
  await trx.updateTable("surveys").set(closed).where("id", "=", id).execute();
  await recordAct(trx, { actorId: null, programmeId, act: "survey.keys-dropped", subject: id, details: { answers } });
}
