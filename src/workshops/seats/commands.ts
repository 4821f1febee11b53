import { databaseNow, type Tx } from "../../platform/database.ts";
import { findSeat, listWaiting, lockRoom, type Room, type StoredSeat } from "./queries.ts";
import { freePlaces, seatAfter, type SeatAnswer, type SeatRefusal, type SeatState } from "./seat.ts";
import { inTurn } from "./waiting-list.ts";

/*
 * Seats, as parts of other acts: the caller's transaction also writes the audit row and posts the mails, for the answer
 * and for everybody in `letIn`. Every change of a seat begins with the workshop's lock (`lockRoom`), so that a place is
 * given once; the database refuses one too many whoever writes.
 */

export interface SeatWish {
  programmeId: string;
  workshopId: string;
  attendeeId: string;
}

/** Where the answer led, and the seats of those who got a place from the waiting list by it. */
export interface Answered {
  state: SeatState;
  isRemote: boolean;
  wasAlready: boolean;
  letIn: string[];
}

/**
 * Adds somebody to the workshop, not yet answered; who is there already stays as they are. Returns whether they are new.
 */
export async function addSeat(
  trx: Tx,
  { programmeId, workshopId, attendeeId }: SeatWish,
  from: { source: StoredSeat["source"]; sentBy?: string | null; isInvited?: boolean },
): Promise<boolean> {
  const invitedAt = from.isInvited === true ? await databaseNow(trx) : null;
  const seat = { programmeId, workshopId, attendeeId, state: "invited" as const };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("workshopSeats")
    .values({ ...seat, source: from.source, sentBy: from.sentBy ?? null, invitedAt })
    .onConflict((conflict) => conflict.columns(["workshopId", "attendeeId"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Answers for somebody who has a seat: comes, takes part from afar, waits where it is full, or doesn't come. */
export async function answerSeat(trx: Tx, wish: SeatWish, answer: SeatAnswer): Promise<Answered | SeatRefusal> {
  const { programmeId, workshopId, attendeeId } = wish;
  const room = await lockRoom(trx, programmeId, workshopId);
  const seat = await findSeat(trx, workshopId, attendeeId);
  const now = await databaseNow(trx);
  const after = seatAfter(seat ?? { state: "invited", isRemote: false }, answer, room, now);
  if (typeof after === "string") return after;
  if (seat === undefined) await addSeat(trx, wish, { source: "sign-up" });

  const wasAlready = seat?.state === after.state && seat.isRemote === after.isRemote;
  const waitingSince = after.state === "waiting" ? (seat?.waitingSince ?? now) : null;
  await trx
    .updateTable("workshopSeats")
    .set({ ...after, waitingSince, answeredAt: wasAlready ? (seat.answeredAt ?? now) : now })
    .where("workshopId", "=", workshopId)
    .where("attendeeId", "=", attendeeId)
    .execute();
  return { ...after, wasAlready, letIn: await letIn(trx, await lockRoom(trx, programmeId, workshopId)) };
}

/**
 * Gives the places that are free to those who wait, in turn; returns their seats. To be called after any change that
 * may have freed a place: an answer, a seat taken away, more places, a bigger room.
 */
export async function letIn(trx: Tx, room: Room): Promise<string[]> {
  if (room.state !== "planned") return [];
  const free = freePlaces(room);
  if (free === 0) return [];
  const next = inTurn(await listWaiting(trx, room.workshopId)).slice(0, free);
  // One by one, and the order anew after each: who comes from the same organisation as the one before waits on.
  const [first] = next;
  if (first === undefined) return [];
  await trx
    .updateTable("workshopSeats")
    .set({ state: "coming", waitingSince: null })
    .where("id", "=", first.seatId)
    .execute();
  return [first.seatId, ...(await letIn(trx, { ...room, taken: room.taken + 1 }))];
}
