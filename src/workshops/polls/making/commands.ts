import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { Posting } from "../../letters/commands.ts";
import { getWorkshop } from "../../register/queries.ts";
import { lockRoom } from "../../seats/queries.ts";
import { addAsked } from "../asked/commands.ts";
import { postAsking } from "../letters/commands.ts";
import { getPoll, loadPoll } from "../queries.ts";
import type { AskedChoice } from "../recipients.ts";
import { planPollReminder } from "../reminders/commands.ts";
import type { ReadDate } from "./typed-dates.ts";

export interface NewPoll {
  /** Made with the form, so that a form sent twice makes one poll and asks once. */
  id: string;
  programmeId: string;
  workshopId: string | null;
  /** What a poll for planning is called; a workshop's has the workshop's name. */
  titles: Texts | null;
  dates: ReadDate[];
  closesAt: Temporal.Instant;
  who: AskedChoice;
}

export type MakingRefusal = "cancelled" | "over" | "nobody";

/** Makes a poll and asks its people by mail, all at once or not at all. */
export async function makePoll(
  db: Db,
  posting: Posting,
  made: NewPoll,
  actorId: string,
): Promise<MakingRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { id, programmeId, workshopId, dates, closesAt, who } = made;
    const refused = await workshopRefusal(trx, made);
    if (refused !== null) return refused;
    const row = { id, programmeId, workshopId, titles: json(await titlesOf(trx, made)), closesAt };
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("datePolls")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    const poll = await getPoll(trx, programmeId, id);
    if (numInsertedOrUpdatedRows !== 1n) return null;
    const asked = await addAsked(trx, poll, { who, chosen: [] });
    if (asked.length === 0) {
      await trx.deleteFrom("datePolls").where("id", "=", id).execute();
      return "nobody";
    }
    await trx
      .insertInto("pollDates")
      .values(dates.map((date) => ({ ...date, pollId: id })))
      .execute();
    const contents = await loadPoll(trx, poll);
    const mailed = await postAsking(trx, posting, "ask", contents, contents.people);
    await planPollReminder(trx, posting, poll, contents.programme.timeZone);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "poll.make", subject: id },
      details: { who, asked: asked.length, mailed },
    });
    return null;
  });
}

async function workshopRefusal(
  trx: Tx,
  { programmeId, workshopId }: Pick<NewPoll, "programmeId" | "workshopId">,
): Promise<MakingRefusal | null> {
  if (workshopId === null) return null;
  const { state } = await lockRoom(trx, programmeId, workshopId);
  if (state === "planned") return null;
  return state === "cancelled" ? "cancelled" : "over";
}

async function titlesOf(trx: Tx, { programmeId, workshopId, titles }: NewPoll): Promise<Texts> {
  if (workshopId !== null) return (await getWorkshop(trx, programmeId, workshopId)).names;
  if (titles === null) throw new Error("a poll for planning has titles of its own");
  return titles;
}
