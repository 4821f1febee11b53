import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import type { Db, Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Posting } from "../letters/commands.ts";
import { postAsking } from "./letters/commands.ts";
import { isToBeReminded, type PollState } from "./poll.ts";
import { getPoll, loadPoll, lockPoll, type PollContents } from "./queries.ts";
import { planPollReminder } from "./reminders/commands.ts";

export interface PollPlace {
  programmeId: string;
  pollId: string;
}

/** Why nothing is asked any more. */
export type PollRefusal = Exclude<PollState, "open">;

/** Reminds those who have not answered and want reminders; returns how many were written to. */
export async function remindPoll(
  db: Db,
  posting: Posting,
  place: PollPlace,
  actorId: string,
): Promise<{ mailed: number } | PollRefusal> {
  return await db.transaction().execute(async (trx) => {
    const contents = await lockContents(trx, place);
    if (contents.state !== "open") return contents.state;
    const due = contents.people.filter((person) => isToBeReminded(person, contents.now) && !person.declinesReminders);
    const mailed = await postAsking(trx, posting, "remind", contents, due);
    await record(trx, place, "poll.remind", actorId, { mailed });
    return { mailed };
  });
}

/** Ends the asking; done twice, it ended the first time. */
export async function closePoll(db: Db, place: PollPlace, actorId: string): Promise<PollRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { state, now } = await lockContents(trx, place);
    if (state !== "open") return state;
    await setClosing(trx, place.pollId, { closedAt: now });
    await record(trx, place, "poll.close", actorId);
    return null;
  });
}

/** Gives more time, also to a poll that was closed, while there is a date to come. */
export async function prolongPoll(
  db: Db,
  posting: Pick<Deps, "jobs">,
  { closesAt, ...place }: PollPlace & { closesAt: Temporal.Instant },
  actorId: string,
): Promise<Exclude<PollRefusal, "closed"> | null> {
  return await db.transaction().execute(async (trx) => {
    const { state, poll, programme } = await lockContents(trx, place);
    if (state === "cancelled" || state === "past") return state;
    await setClosing(trx, place.pollId, { closesAt, closedAt: null });
    await planPollReminder(trx, posting, { ...poll, closesAt }, programme.timeZone);
    await record(trx, place, "poll.prolong", actorId);
    return null;
  });
}

/** Removes a poll with its answers, whatever its state; a time that was picked stays the workshop's. */
export async function removePoll(db: Db, { programmeId, pollId }: PollPlace, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { workshopId } = await getPoll(trx, programmeId, pollId);
    await trx.deleteFrom("datePolls").where("id", "=", pollId).execute();
    const details = { workshop: workshopId };
    await recordAct(trx, { actorId, programmeId, act: "poll.remove", subject: pollId, details });
  });
}

/** The poll under its lock with all that is known of it, and its state by the database's clock. */
export async function lockContents(trx: Tx, { programmeId, pollId }: PollPlace): Promise<PollContents> {
  const poll = await lockPoll(trx, programmeId, pollId);
  if (poll === undefined) throw new NotFound("poll");
  return await loadPoll(trx, poll);
}

/** Part of other acts too: picking a date ends the asking. */
export async function setClosing(
  trx: Tx,
  pollId: string,
  closing: { closesAt?: Temporal.Instant; closedAt: Temporal.Instant | null },
): Promise<void> {
  await trx.updateTable("datePolls").set(closing).where("id", "=", pollId).execute();
}

async function record(
  trx: Tx,
  { programmeId, pollId }: PollPlace,
  act: string,
  actorId: string,
  details: Record<string, number> = {},
): Promise<void> {
  await recordAct(trx, { actorId, programmeId, act, subject: pollId, details });
}
