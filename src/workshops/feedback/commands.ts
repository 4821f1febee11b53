import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { formatDay } from "../../platform/i18n.ts";
import {
  askPersons,
  closeFeedback,
  moveFeedbackClosing,
  openFeedback,
  openFeedbackForPerson,
  remindPersons,
  type AskedByLink,
  type MovingRefusal,
} from "../../surveys/index.ts";
import { getWorkshop, lockWorkshop } from "../register/queries.ts";
import { inEachLanguage } from "../words.ts";
import { askingRefusal, type AskingRefusal } from "./asking.ts";
import { postFeedbackLetters, type FeedbackLetterKind } from "./letters/commands.ts";
import { findFeedbackSurvey, listCoveredNeeds, listFeedbackPeople, listOwnFeedback } from "./queries.ts";

type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMail">;

interface Place {
  programmeId: string;
  workshopId: string;
}

export type Asked = { mailed: number } | { refused: AskingRefusal };

/**
 * Asks those who were at the workshop for their feedback, all at once or not at all. Where it has been asked already, only
 * those who have been marked as present since are written to; the closing time stays.
 */
export async function askFeedback(
  posting: Posting,
  { programmeId, workshopId, closesAt }: Place & { closesAt: Temporal.Instant },
  actorId: string,
): Promise<Asked> {
  return await posting.db.transaction().execute(async (trx) => {
    const state = await lockWorkshop(trx, programmeId, workshopId);
    const before = await findFeedbackSurvey(trx, programmeId, workshopId);
    if (before === undefined) {
      const people = await listWritable(trx, { programmeId, workshopId });
      const refused = askingRefusal({ state, people: people.length }, closesAt, await databaseNow(trx));
      if (refused !== null) return { refused };
    }
    const surveyId = before ?? (await startFeedback(trx, { programmeId, workshopId }, closesAt));
    return { mailed: await askRest(trx, posting, { programmeId, workshopId, surveyId }, actorId) };
  });
}

/** Asks those who have been marked as present since; returns how many there were. */
export async function askAdded(posting: Posting, { programmeId, workshopId }: Place, actorId: string): Promise<number> {
  return await posting.db.transaction().execute(async (trx) => {
    await lockWorkshop(trx, programmeId, workshopId);
    const surveyId = await getFeedbackSurvey(trx, { programmeId, workshopId });
    return await askRest(trx, posting, { programmeId, workshopId, surveyId }, actorId);
  });
}

/** Reminds those who have not answered and don't decline reminders; returns how many there were. */
export async function remindOfFeedback(
  posting: Posting,
  { programmeId, workshopId }: Place,
  actorId: string,
): Promise<number> {
  return await posting.db.transaction().execute(async (trx) => {
    const surveyId = await getFeedbackSurvey(trx, { programmeId, workshopId });
    const people = await listWritable(trx, { programmeId, workshopId });
    const may = people.filter(({ declinesReminders }) => !declinesReminders).map(({ id }) => id);
    const reminded = await remindPersons(trx, { programmeId, surveyId }, may);
    await post(trx, posting, { programmeId, workshopId, surveyId }, reminded, "reminder");
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.feedback.remind", subject: workshopId },
      details: { mailed: reminded.length },
    });
    return reminded.length;
  });
}

/** Gives the feedback a new closing time while it is open. */
export async function moveClosing(
  db: Db,
  { programmeId, workshopId, closesAt }: Place & { closesAt: Temporal.Instant },
  actorId: string,
): Promise<MovingRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const surveyId = await getFeedbackSurvey(trx, { programmeId, workshopId });
    const refused = await moveFeedbackClosing(trx, { programmeId, surveyId, closesAt });
    if (refused !== null) return refused;
    await recordAct(trx, { actorId, programmeId, act: "workshop.feedback.move-closing", subject: workshopId });
    return null;
  });
}

/** Closes the feedback before its time, for good. */
export async function closeNow(db: Db, { programmeId, workshopId }: Place, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const surveyId = await getFeedbackSurvey(trx, { programmeId, workshopId });
    if (!(await closeFeedback(trx, programmeId, surveyId))) return;
    await recordAct(trx, { actorId, programmeId, act: "workshop.feedback.close", subject: workshopId });
  });
}

/** Opens the questions to somebody whose own pages are open in this browser. */
export async function openOwnFeedback(
  db: Db,
  { attendeeId, workshopId }: { attendeeId: string; workshopId: string },
  oldSessionToken: string,
): Promise<{ surveyId: string; sessionToken: string }> {
  const own = (await listOwnFeedback(db, attendeeId)).get(workshopId);
  if (own === undefined) throw new NotFound("feedback");
  const { surveyId } = own;
  return {
    surveyId,
    sessionToken: await openFeedbackForPerson(db, { surveyId, personId: attendeeId }, oldSessionToken),
  };
}

async function startFeedback(trx: Tx, { programmeId, workshopId }: Place, closesAt: Temporal.Instant): Promise<string> {
  const { names, heldOn, topicId } = await getWorkshop(trx, programmeId, workshopId);
  const days = inEachLanguage((locale) => (heldOn === null ? "" : formatDay(heldOn, locale)));
  const needs = await listCoveredNeeds(trx, programmeId, topicId);
  const surveyId = await openFeedback(trx, programmeId, { names, days, needs }, closesAt);
  await trx.insertInto("workshopFeedback").values({ programmeId, workshopId, surveyId }).execute();
  return surveyId;
}

async function getFeedbackSurvey(trx: Tx, { programmeId, workshopId }: Place): Promise<string> {
  const surveyId = await findFeedbackSurvey(trx, programmeId, workshopId);
  if (surveyId === undefined) throw new NotFound("feedback");
  return surveyId;
}

/** Those whose feedback is asked for and who have an address. */
async function listWritable(trx: Tx, { programmeId, workshopId }: Place) {
  const { people } = await listFeedbackPeople(trx, programmeId, workshopId);
  return people.filter(({ email }) => email !== "");
}

type Surveyed = Place & { surveyId: string };

async function askRest(trx: Tx, posting: Posting, place: Surveyed, actorId: string): Promise<number> {
  const { programmeId, workshopId } = place;
  const people = (await listWritable(trx, place)).map(({ id }) => id);
  const asked = await askPersons(trx, place, people);
  await post(trx, posting, place, asked, "request");
  await recordAct(trx, {
    ...{ actorId, programmeId, act: "workshop.feedback.ask", subject: workshopId },
    details: { asked: asked.length },
  });
  return asked.length;
}

async function post(
  trx: Tx,
  posting: Posting,
  place: Surveyed,
  asked: readonly AskedByLink[],
  kind: FeedbackLetterKind,
): Promise<void> {
  const people = new Map((await listWritable(trx, place)).map((person) => [person.id, person]));
  const letters = asked.flatMap(({ personId, token }) => {
    const person = people.get(personId);
    return person === undefined ? [] : [{ person, token }];
  });
  await postFeedbackLetters(trx, posting, place, letters, kind);
}
