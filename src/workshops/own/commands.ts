import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { getAttendee } from "../attendees/queries.ts";
import { editionOf, postLetter, tellLetIn, type Posting, type WorkshopPlace } from "../letters/commands.ts";
import { answerSeat, type Answered } from "../seats/commands.ts";
import type { SeatAnswer, SeatRefusal } from "../seats/seat.ts";
import { getHolder, turnOf } from "./queries.ts";

/** Answers for oneself to a workshop that one has been invited to; an answer given again changes nothing. */
export async function answerForOneself(
  db: Db,
  posting: Posting,
  { attendeeId, workshopId, answer }: { attendeeId: string; workshopId: string; answer: SeatAnswer },
): Promise<SeatRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId } = await getHolder(trx, attendeeId);
    return await answerFor(trx, posting, { programmeId, workshopId, attendeeId }, answer, null);
  });
}

/**
 * Answers for somebody who has a seat, as a part of another act: who has to wait is told their turn, and those who get
 * a place by it are told of it. `actorId` is the staff member who answers in the person's place.
 */
export async function answerFor(
  trx: Tx,
  posting: Posting,
  { attendeeId, ...place }: WorkshopPlace & { attendeeId: string },
  answer: SeatAnswer,
  actorId: string | null,
): Promise<SeatRefusal | null> {
  const { programmeId, workshopId } = place;
  const answered = await answerSeat(trx, { ...place, attendeeId }, answer, { isOpen: false });
  if (typeof answered === "string") return answered;
  const { seatId, state, wasAlready } = answered;
  if (state === "waiting" && !wasAlready) await tellTurn(trx, posting, { ...place, attendeeId, seatId });
  const kind = calendarLetter(answered);
  if (kind !== null) {
    const person = await getAttendee(trx, programmeId, attendeeId);
    await postLetter(trx, posting, { ...(await editionOf(trx, place)), kind, person, isComing: state === "coming" });
  }
  await tellLetIn(trx, posting, place, answered.letIn);
  if (!wasAlready)
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.answer", subject: workshopId },
      details: { attendee: attendeeId, letIn: answered.letIn.length },
    });
  return null;
}

/** The letter that sets the person's calendar right: out of it who gives a place up, back into it who comes after all. */
function calendarLetter({ state, stateBefore }: Answered): "given-up" | "signed-up" | null {
  if (stateBefore === "coming" && state === "declined") return "given-up";
  return stateBefore === "declined" && state === "coming" ? "signed-up" : null;
}

/** Tells somebody who has to wait their turn in the waiting list. */
async function tellTurn(
  trx: Tx,
  posting: Posting,
  { attendeeId, seatId, ...place }: WorkshopPlace & { attendeeId: string; seatId: string },
): Promise<void> {
  const person = await getAttendee(trx, place.programmeId, attendeeId);
  const turn = await turnOf(trx, place.workshopId, seatId);
  await postLetter(trx, posting, { ...(await editionOf(trx, place)), kind: "waiting", person, isComing: false, turn });
}

/** Declines reminders, or takes that back. Letters that must reach everybody still come. */
export async function declineReminders(db: Db, attendeeId: string, isDeclined: boolean): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { programmeId, declinesReminders } = await getHolder(trx, attendeeId);
    if (declinesReminders === isDeclined) return;
    await trx
      .updateTable("attendees")
      .set({ remindersDeclinedAt: isDeclined ? sql<Temporal.Instant>`now()` : null })
      .where("id", "=", attendeeId)
      .execute();
    await recordAct(trx, { actorId: null, programmeId, act: "attendee.reminders", subject: attendeeId });
  });
}
