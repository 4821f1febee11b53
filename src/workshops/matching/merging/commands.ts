import { sql } from "kysely";
import type { Tx } from "../../../platform/database.ts";
import { endGrants } from "../../../identity/index.ts";
import { moveFeedback } from "../../../surveys/index.ts";
import { tellLetIn, type Posting } from "../../letters/commands.ts";
import { letIn } from "../../seats/commands.ts";
import { listSeatsOf, lockRoom, type StoredSeat } from "../../seats/queries.ts";
import { isStronger } from "./stronger.ts";

/**
 * Makes one of two attendees who turn out to be the same person, as a part of another act: seats, links, calendars,
 * answers about dates and feedback become those of `to`, and `from` is gone. Where both have a seat in a workshop, the one
 * that says more stays; a place that comes free by it goes to who waits.
 */
export async function mergeAttendee(
  trx: Tx,
  posting: Posting,
  { programmeId, from, to }: { programmeId: string; from: string; to: string },
): Promise<void> {
  const mine = await listSeatsOf(trx, from);
  // In one order, so that two who merge at once do not wait for each other.
  for (const seat of mine.toSorted((a, b) => (a.workshopId < b.workshopId ? -1 : 1))) {
    const place = { programmeId, workshopId: seat.workshopId };
    await lockRoom(trx, programmeId, seat.workshopId);
    await moveSeat(trx, seat, to);
    await tellLetIn(trx, posting, place, await letIn(trx, await lockRoom(trx, programmeId, seat.workshopId)));
  }
  await trx.updateTable("workshopSeats").set({ sentBy: to }).where("sentBy", "=", from).execute();
  await trx.updateTable("attendeeLinks").set({ attendeeId: to }).where("attendeeId", "=", from).execute();
  await trx.updateTable("calendarFeeds").set({ attendeeId: to }).where("attendeeId", "=", from).execute();
  await movePolls(trx, from, to);
  await moveFeedback(trx, from, to);
  // What the links had opened opens again by the same links.
  await endGrants(trx, "attendee", from);
  await trx.deleteFrom("attendees").where("id", "=", from).execute();
}

async function moveSeat(trx: Tx, seat: StoredSeat, to: string): Promise<void> {
  const other = (await listSeatsOf(trx, to)).find(({ workshopId }) => workshopId === seat.workshopId);
  const remove = (id: string) => trx.deleteFrom("workshopSeats").where("id", "=", id).execute();
  if (other !== undefined && !isStronger(seat, other)) {
    await remove(seat.id);
    return;
  }
  if (other !== undefined) await remove(other.id);
  await trx.updateTable("workshopSeats").set({ attendeeId: to }).where("id", "=", seat.id).execute();
}

/** Answers about dates; where both have answered, those of `to` stay. Who was asked twice has answered where one of them has. */
async function movePolls(trx: Tx, from: string, to: string): Promise<void> {
  await sql`
    insert into poll_people (programme_id, poll_id, attendee_id, mailed_at, answered_at)
    select programme_id, poll_id, ${to}, mailed_at, answered_at from poll_people where attendee_id = ${from}
    on conflict (poll_id, attendee_id) do update set
      mailed_at = coalesce(poll_people.mailed_at, excluded.mailed_at),
      answered_at = coalesce(poll_people.answered_at, excluded.answered_at)`.execute(trx);
  await sql`
    update poll_answers set attendee_id = ${to}
    where attendee_id = ${from} and not exists (
      select from poll_answers mine where mine.attendee_id = ${to} and mine.poll_id = poll_answers.poll_id)`.execute(
    trx,
  );
}
