import { Temporal } from "temporal-polyfill";
import { databaseNow, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { findSeat, getSeat, listWaiting, lockRoom, type Room, type StoredSeat } from "./queries.ts";
import {
  answerRefusal,
  freePlaces,
  hasPlace,
  seatAfter,
  type Seat,
  type SeatAnswer,
  type SeatRefusal,
  type SeatState,
} from "./seat.ts";
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
  seatId: string;
  state: SeatState;
  isRemote: boolean;
  wasAlready: boolean;
  /** How it stood before; null where there was no seat. */
  stateBefore: SeatState | null;
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

/**
 * Answers for somebody: comes, takes part from afar, waits where it is full, or doesn't come. Free places go first to
 * those who wait, so that nobody overtakes them. Who has no seat gets one where `isOpen`, and is not found otherwise.
 */
export async function answerSeat(
  trx: Tx,
  wish: SeatWish,
  answer: SeatAnswer,
  { isOpen }: { isOpen: boolean },
): Promise<Answered | SeatRefusal> {
  const { programmeId, workshopId, attendeeId } = wish;
  const locked = await lockRoom(trx, programmeId, workshopId);
  const seat = await findSeat(trx, workshopId, attendeeId);
  if (seat === undefined && !isOpen) throw new NotFound("seat");
  const now = await databaseNow(trx);
  const refused = answerRefusal(answer, locked, now);
  if (refused !== null) return refused;

  const waitedIn = await letIn(trx, locked);
  const room = { ...locked, taken: locked.taken + waitedIn.length };
  const before = seat === undefined ? notAnswered : waitedIn.includes(seat.id) ? inTheRoom : seat;
  const after = seatAfter(before, answer, room);
  if (seat === undefined) await addSeat(trx, wish, { source: "sign-up" });

  const wasAlready = seat?.state === after.state && seat.isRemote === after.isRemote;
  const waitingSince = after.state === "waiting" ? (seat?.waitingSince ?? now) : null;
  const { id: seatId } = await trx
    .updateTable("workshopSeats")
    .set({ ...after, waitingSince, answeredAt: wasAlready ? (seat.answeredAt ?? now) : now })
    .where("workshopId", "=", workshopId)
    .where("attendeeId", "=", attendeeId)
    .returning("id")
    .executeTakeFirstOrThrow();
  const freed = Number(hasPlace(before)) - Number(hasPlace(after));
  const next = freed > 0 ? await letIn(trx, { ...room, taken: room.taken - freed }) : [];
  return {
    seatId,
    ...after,
    wasAlready,
    stateBefore: seat?.state ?? null,
    letIn: [...waitedIn, ...next].filter((id) => id !== seatId),
  };
}

const notAnswered: Seat = { state: "invited", isRemote: false };
const inTheRoom: Seat = { state: "coming", isRemote: false };

/** Takes somebody's seat away; returns how it stood, and the seats of those who got the place. */
export async function removeSeat(
  trx: Tx,
  { programmeId, workshopId }: Omit<SeatWish, "attendeeId">,
  seatId: string,
): Promise<{ seat: StoredSeat; letIn: string[] }> {
  await lockRoom(trx, programmeId, workshopId);
  const seat = await getSeat(trx, programmeId, workshopId, seatId);
  await trx.deleteFrom("workshopSeats").where("id", "=", seatId).execute();
  return { seat, letIn: await letIn(trx, await lockRoom(trx, programmeId, workshopId)) };
}

/**
 * Gives somebody's seat to another as it stands: a place is never free in between, and a turn in the waiting list is
 * kept. The one who had it no longer comes.
 */
export async function passSeat(trx: Tx, seat: StoredSeat, wish: SeatWish): Promise<void> {
  const now = await databaseNow(trx);
  const { state, isRemote, waitingSince } = seat;
  await trx
    .updateTable("workshopSeats")
    .set({ state: "declined", isRemote: false, waitingSince: null, answeredAt: now })
    .where("id", "=", seat.id)
    .execute();
  const passed = {
    state,
    isRemote,
    waitingSince,
    source: "colleague" as const,
    sentBy: seat.attendeeId,
    invitedAt: now,
  };
  await trx
    .insertInto("workshopSeats")
    .values({ ...wish, ...passed })
    .onConflict((conflict) =>
      conflict.columns(["workshopId", "attendeeId"]).doUpdateSet({ ...passed, answeredAt: null }),
    )
    .execute();
}

/**
 * Gives the places that are free to those who wait, in turn; returns their seats. To be called after any change that
 * may have freed a place: an answer, a seat taken away, more places, a bigger room. Once the workshop has begun nobody is
 * let in: they would not know of it in time.
 */
export async function letIn(trx: Tx, room: Room): Promise<string[]> {
  const free = freePlaces(room);
  if (room.state !== "planned" || !room.hasRoom || free === 0) return [];
  if (room.startsAt !== null && Temporal.Instant.compare(await databaseNow(trx), room.startsAt) >= 0) return [];
  const next = inTurn(await listWaiting(trx, room.workshopId)).slice(0, free);
  const seatIds = next.map(({ seatId }) => seatId);
  if (seatIds.length > 0)
    await trx
      .updateTable("workshopSeats")
      .set({ state: "coming", waitingSince: null })
      .where("id", "in", seatIds)
      .execute();
  return seatIds;
}
