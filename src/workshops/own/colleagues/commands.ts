import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { attendeeOfGuest } from "../../attendees/commands.ts";
import { getAttendee, type Attendee } from "../../attendees/queries.ts";
import { editionOf, planReminders, postLetter, type Posting } from "../../letters/commands.ts";
import type { LetterKind } from "../../letters/letter.ts";
import { addSeat, passSeat } from "../../seats/commands.ts";
import { findSeat, lockRoom, type StoredSeat } from "../../seats/queries.ts";
import { getHolder } from "../queries.ts";
import { colleagueRefusal, passRefusal, type ColleagueRefusal } from "./colleague.ts";
import type { Colleague } from "./forms.ts";

export interface Proposal {
  attendeeId: string;
  workshopId: string;
  colleague: Colleague;
}

/** Gives one's place to a colleague: it passes over as it is, so that nobody from the waiting list gets in between. */
export async function passPlace(db: Db, posting: Posting, proposal: Proposal): Promise<ColleagueRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const found = await meet(trx, proposal);
    if (typeof found === "string") return found;
    const { own, seat, colleague, theirs } = found;
    const isSentTwice = seat.state === "declined" && theirs?.sentBy === own.id && theirs.state !== "declined";
    if (isSentTwice) return null;
    const refused = passRefusal(seat, theirs?.state ?? null);
    if (refused !== null) return refused;
    const place = { programmeId: own.programmeId, workshopId: proposal.workshopId };
    await passSeat(trx, seat, { ...place, attendeeId: colleague.id });
    const isComing = seat.state === "coming";
    await tell(trx, posting, { place, own, colleague, kind: isComing ? "substitute" : "substitute-waiting" }, isComing);
    if (isComing) {
      const edition = await editionOf(trx, place);
      await postLetter(trx, posting, { ...edition, kind: "given-up", person: own, isComing: false });
    }
    await recordAct(trx, {
      ...{ actorId: null, programmeId: own.programmeId, act: "workshop.pass-place", subject: proposal.workshopId },
      details: { from: own.id, to: colleague.id },
    });
    return null;
  });
}

/** Proposes to a colleague to come too; who has been invited already is not written to again. */
export async function proposeTo(db: Db, posting: Posting, proposal: Proposal): Promise<ColleagueRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const found = await meet(trx, proposal);
    if (typeof found === "string") return found;
    const { own, colleague, theirs } = found;
    if (theirs !== undefined) return theirs.sentBy === own.id ? null : "already-there";
    const place = { programmeId: own.programmeId, workshopId: proposal.workshopId };
    const from = { source: "colleague" as const, sentBy: own.id, isInvited: true };
    await addSeat(trx, { ...place, attendeeId: colleague.id }, from);
    await tell(trx, posting, { place, own, colleague, kind: "colleague" }, false);
    await planReminders(trx, posting, place);
    await recordAct(trx, {
      ...{ actorId: null, programmeId: own.programmeId, act: "workshop.propose-colleague", subject: place.workshopId },
      details: { from: own.id, to: colleague.id },
    });
    return null;
  });
}

interface Meeting {
  own: Attendee;
  seat: StoredSeat;
  colleague: Attendee;
  theirs: StoredSeat | undefined;
}

/** Both people and their seats, under the workshop's lock. The colleague is of the same organisation, where new here. */
async function meet(
  trx: Tx,
  { attendeeId, workshopId, colleague: typed }: Proposal,
): Promise<Meeting | ColleagueRefusal> {
  const own = await getHolder(trx, attendeeId);
  const { programmeId, organisationId, organisationName } = own;
  const room = await lockRoom(trx, programmeId, workshopId);
  const seat = await findSeat(trx, workshopId, attendeeId);
  if (seat === undefined) throw new NotFound("seat");
  const refused = colleagueRefusal(room, await databaseNow(trx));
  if (refused !== null) return refused;
  if (typed.email === own.email.toLowerCase()) return "yourself";
  const id = await attendeeOfGuest(trx, { ...typed, programmeId, organisationId, organisationName });
  if (id === attendeeId) return "yourself";
  const colleague = await getAttendee(trx, programmeId, id);
  return { own, seat, colleague, theirs: await findSeat(trx, workshopId, id) };
}

interface Word {
  place: { programmeId: string; workshopId: string };
  own: Attendee;
  colleague: Attendee;
  kind: LetterKind;
}

async function tell(trx: Tx, posting: Posting, { place, own, colleague, kind }: Word, isComing: boolean) {
  const edition = await editionOf(trx, place);
  await postLetter(trx, posting, { ...edition, kind, person: colleague, sender: own.name, isComing });
}
