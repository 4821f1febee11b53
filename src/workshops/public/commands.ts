import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";
import { attendeeOfGuest } from "../attendees/commands.ts";
import { getAttendee } from "../attendees/queries.ts";
import {
  editionOf,
  planReminders,
  postLetter,
  tellLetIn,
  type Edition,
  type Posting,
  type WorkshopPlace,
} from "../letters/commands.ts";
import { letterLocale } from "../letters/writing.ts";
import { turnOf } from "../own/queries.ts";
import { answerSeat } from "../seats/commands.ts";
import { findSeat, listWaiting, lockRoom, type Room } from "../seats/queries.ts";
import { freePlaces, type Seat } from "../seats/seat.ts";
import type { RoomThen, SignUp } from "./forms.ts";
import { hasPublicPage, signUpClosed, type Closed } from "./open.ts";

/**
 * Signs somebody up for a workshop with a public page: a place while there is one, else a turn in the waiting list; the
 * personal link goes to the address by mail. Returns how the room stood before, which is the same for everybody: neither
 * the outcome nor the page tells whether the address is known. Who has a place or waits already stays as they are,
 * whoever signs them up again, and gets their link anew.
 */
export async function signUp(
  db: Db,
  posting: Posting,
  { programmeId, workshopId, form, locale }: WorkshopPlace & { form: SignUp; locale: Locale },
): Promise<{ room: RoomThen } | Closed> {
  const place = { programmeId, workshopId };
  return await db.transaction().execute(async (trx) => {
    const room = await lockRoom(trx, programmeId, workshopId);
    const edition = await editionOf(trx, place);
    if (!hasPublicPage(edition.workshop)) throw new NotFound("open workshop");
    const closed = signUpClosed(edition.workshop, await databaseNow(trx));
    if (closed !== null) return closed;

    const { name, email, organisation: organisationName } = form;
    const guest = { programmeId, name, email, organisationName, organisationId: null };
    const attendeeId = await attendeeOfGuest(trx, { ...guest, locale: letterLocale(edition.programme, locale) });
    const how = howOf(form, room);
    const then = how === "remote" ? "remote" : await roomThen(trx, room);
    const seat = await findSeat(trx, workshopId, attendeeId);
    if (seat?.state === "coming" || seat?.state === "waiting") {
      await postReceipt(trx, posting, edition, { attendeeId, seatId: seat.id, seat, isAgain: true });
      return { room: then };
    }
    const answered = await answerSeat(trx, { ...place, attendeeId }, how, { isOpen: true });
    if (typeof answered === "string") return answered === "cancelled" ? "cancelled" : "begun";
    await postReceipt(trx, posting, edition, { attendeeId, seatId: answered.seatId, seat: answered, isAgain: false });
    await tellLetIn(trx, posting, place, answered.letIn);
    await planReminders(trx, posting, place);
    await recordAct(trx, {
      ...{ actorId: null, programmeId, act: "workshop.sign-up", subject: workshopId },
      details: { attendee: attendeeId, letIn: answered.letIn.length },
    });
    return { room: then };
  });
}

/** The way of taking part that the workshop has, whatever an old page offered. */
function howOf({ how }: SignUp, { hasRoom, hasRemote }: Room): SignUp["how"] {
  if (!hasRoom) return "remote";
  return hasRemote ? how : "coming";
}

/** Whether somebody new would get a place: those who wait come first. */
async function roomThen(trx: Tx, room: Room): Promise<RoomThen> {
  return freePlaces(room) > (await listWaiting(trx, room.workshopId)).length ? "free" : "full";
}

async function postReceipt(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  { attendeeId, seatId, seat, isAgain }: { attendeeId: string; seatId: string; seat: Seat; isAgain: boolean },
): Promise<void> {
  const { programme, workshop } = edition;
  const person = await getAttendee(trx, programme.id, attendeeId);
  const isComing = seat.state === "coming";
  const letter = { programme, workshop, person, isComing };
  if (!isComing)
    await postLetter(trx, posting, { ...letter, kind: "waiting", turn: await turnOf(trx, workshop.id, seatId) });
  else await postLetter(trx, posting, { ...letter, kind: isAgain ? "link" : "signed-up" });
}
