import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import { attendeeOfContact } from "../../attendees/commands.ts";
import type { Posting } from "../../letters/commands.ts";
import { listContacts } from "../../people/queries.ts";
import { getWorkshop } from "../../register/queries.ts";
import { listSeats, lockRoom } from "../../seats/queries.ts";
import { isTold } from "../../seats/seat.ts";
import { postAsking } from "../letters/commands.ts";
import { getPoll, loadPoll } from "../queries.ts";
import { contactsOf, type AskedChoice } from "../recipients.ts";
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
    const attendeeIds = await attendeesOf(trx, made);
    if (attendeeIds.length === 0) {
      await trx.deleteFrom("datePolls").where("id", "=", id).execute();
      return "nobody";
    }
    await trx
      .insertInto("pollDates")
      .values(dates.map((date) => ({ ...date, pollId: id })))
      .execute();
    await trx
      .insertInto("pollPeople")
      .values(attendeeIds.map((attendeeId) => ({ programmeId, pollId: id, attendeeId })))
      .execute();
    const contents = await loadPoll(trx, poll);
    const mailed = await postAsking(trx, posting, "ask", contents, contents.people);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "poll.make", subject: id },
      details: { who, asked: attendeeIds.length, mailed },
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

/** Those who are asked: people of the workshop, or contacts, who become attendees by it. */
async function attendeesOf(trx: Tx, { programmeId, workshopId, who }: NewPoll): Promise<string[]> {
  if (who === "seated") {
    if (workshopId === null) return [];
    return (await listSeats(trx, programmeId, workshopId)).filter(isTold).map(({ attendeeId }) => attendeeId);
  }
  const audience = workshopId === null ? [] : (await getWorkshop(trx, programmeId, workshopId)).organisationIds;
  const contacts = await listContacts(trx, programmeId, { id: workshopId, organisationIds: audience });
  // Always in the same order, so that two who ask the same people at once wait for each other.
  const chosen = contactsOf(contacts, who).sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
  const ids: string[] = [];
  for (const { participantId, organisationId } of chosen)
    ids.push(await attendeeOfContact(trx, { programmeId, participantId, organisationId }));
  return ids;
}
