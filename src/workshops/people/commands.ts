import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { attendeeOfContact, attendeeOfGuest } from "../attendees/commands.ts";
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
import { answerFor } from "../own/commands.ts";
import { getWorkshop } from "../register/queries.ts";
import { addSeat, removeSeat } from "../seats/commands.ts";
import { getSeat, lockRoom } from "../seats/queries.ts";
import { isAhead, isTold, type SeatAnswer, type SeatRefusal } from "../seats/seat.ts";
import type { GuestDetails } from "./forms.ts";
import { findOrganisation, listContacts } from "./queries.ts";
import { recipientsOf, type Choice, type InviteRefusal } from "./recipients.ts";

/** Invites contacts of the audience who have not been invited, all at once or not at all; returns how many. */
export async function invite(
  db: Db,
  posting: Posting,
  { choice, chosen, ...place }: WorkshopPlace & { choice: Choice; chosen: string[] },
  actorId: string,
): Promise<{ invited: number } | InviteRefusal> {
  return await db.transaction().execute(async (trx) => {
    const refused = await inviteRefusal(trx, place);
    if (refused !== null) return refused;
    const { programmeId, workshopId } = place;
    const edition = await editionOf(trx, place);
    const contacts = await listContacts(trx, programmeId, edition.workshop);
    const recipients = recipientsOf(contacts, choice, chosen);
    if (choice === "chosen" && chosen.length === 0) return "nobody";
    // Always in the same order, so that two who invite the same people at once wait for each other.
    const inOrder = recipients.sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
    for (const { participantId, organisationId } of inOrder) {
      const attendeeId = await attendeeOfContact(trx, { programmeId, participantId, organisationId });
      await inviteOne(trx, posting, edition, attendeeId);
    }
    await planReminders(trx, posting, place);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.invite", subject: workshopId },
      details: { invited: recipients.length },
    });
    return { invited: recipients.length };
  });
}

/** Invites somebody by name and e-mail; a contact with that e-mail is that contact. */
export async function inviteByName(
  db: Db,
  posting: Posting,
  { guest, ...place }: WorkshopPlace & { guest: GuestDetails },
  actorId: string,
): Promise<InviteRefusal | "already-there" | null> {
  return await db.transaction().execute(async (trx) => {
    const refused = await inviteRefusal(trx, place);
    if (refused !== null) return refused;
    const { programmeId, workshopId } = place;
    const { organisation: organisationName, ...person } = guest;
    const known = organisationName === "" ? undefined : await findOrganisation(trx, programmeId, organisationName);
    const whole = { ...person, programmeId, organisationName, organisationId: known?.id ?? null };
    const isNew = await inviteOne(trx, posting, await editionOf(trx, place), await attendeeOfGuest(trx, whole));
    if (!isNew) return "already-there";
    await planReminders(trx, posting, place);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.invite", subject: workshopId },
      details: { invited: 1 },
    });
    return null;
  });
}

async function inviteRefusal(trx: Tx, { programmeId, workshopId }: WorkshopPlace): Promise<InviteRefusal | null> {
  const room = await lockRoom(trx, programmeId, workshopId);
  if (room.state === "cancelled") return "cancelled";
  if (room.state === "held" || !isAhead(room, await databaseNow(trx))) return "over";
  return room.startsAt === null ? "no-time" : null;
}

/** A seat and a letter for who has none; returns whether there was none. */
async function inviteOne(trx: Tx, posting: Posting, edition: Edition, attendeeId: string): Promise<boolean> {
  const { programme, workshop } = edition;
  const wish = { programmeId: programme.id, workshopId: workshop.id, attendeeId };
  if (!(await addSeat(trx, wish, { source: "invitation", isInvited: true }))) return false;
  const person = await getAttendee(trx, programme.id, attendeeId);
  await postLetter(trx, posting, { ...edition, kind: "invitation", person, isComing: false });
  return true;
}

interface SeatPlace extends WorkshopPlace {
  seatId: string;
}

/** Answers in somebody's place, who has said it by phone. */
export async function answerInPlace(
  db: Db,
  posting: Posting,
  { seatId, answer, ...place }: SeatPlace & { answer: SeatAnswer },
  actorId: string,
): Promise<SeatRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    await lockRoom(trx, place.programmeId, place.workshopId);
    const { attendeeId } = await getSeat(trx, place.programmeId, place.workshopId, seatId);
    return await answerFor(trx, posting, { ...place, attendeeId }, answer, actorId);
  });
}

/** Takes somebody's seat away and tells them, and who gets the place instead. */
export async function takeAway(
  db: Db,
  posting: Posting,
  { seatId, ...place }: SeatPlace,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    const { seat, letIn } = await removeSeat(trx, place, seatId);
    const workshop = await getWorkshop(trx, programmeId, workshopId);
    if (isTold(seat) && workshop.state === "planned" && isAhead(workshop, await databaseNow(trx))) {
      const person = await getAttendee(trx, programmeId, seat.attendeeId);
      await postLetter(trx, posting, { ...(await editionOf(trx, place)), kind: "removal", person, isComing: false });
    }
    await tellLetIn(trx, posting, place, letIn);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.remove-seat", subject: workshopId },
      details: { attendee: seat.attendeeId },
    });
  });
}
