import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { editionOf, planReminders, postLetter, type Posting } from "../../letters/commands.ts";
import type { ArrangementRefusal } from "../../one/time/arrangement.ts";
import { setTime } from "../../one/time/commands.ts";
import { addSeat } from "../../seats/commands.ts";
import { listSeats } from "../../seats/queries.ts";
import { isTold } from "../../seats/seat.ts";
import { lockContents, setClosing, type PollPlace } from "../commands.ts";
import { postFixed } from "../letters/commands.ts";
import { pickedDate } from "../poll.ts";
import type { PollContents, PollPerson } from "../queries.ts";
import { pickVersion } from "./version.ts";

export type PickRefusal = ArrangementRefusal | "date-past";

/** How many were written to in all, and how many of them were invited by it. */
export interface Picked {
  told: number;
  invited: number;
}

/**
 * Holds the workshop on one of the dates: sets its time, ends the asking and tells everybody once. Who has a seat gets the
 * letter of a changed time; of the others, those who can are invited where that is wanted, and the rest learn the date.
 * Done twice, nobody hears of it again; and two who pick different dates at once do not send everybody two.
 */
export async function pickDate(
  db: Db,
  posting: Posting,
  {
    dateId,
    invites,
    version,
    ...place
  }: PollPlace & { dateId: string; invites: boolean; version?: string | undefined },
  actorId: string,
): Promise<Picked | PickRefusal> {
  return await db.transaction().execute(async (trx) => {
    const contents = await lockContents(trx, place);
    const { poll, dates, workshop, now } = contents;
    const date = dates.find(({ id }) => id === dateId);
    if (date === undefined || workshop === null) throw new NotFound("date");
    if (pickedDate(contents)?.id === dateId) return { told: 0, invited: 0 };
    if (Temporal.Instant.compare(date.startsAt, now) <= 0) return "date-past";
    if (version !== undefined && version !== pickVersion(poll, workshop)) return "changed-meanwhile";
    const { startsAt, endsAt } = date;
    const workshopPlace = { programmeId: place.programmeId, workshopId: workshop.id };
    const arranged = await setTime(trx, posting, { ...workshopPlace, startsAt, endsAt }, actorId);
    if (typeof arranged === "string") return arranged;
    await setClosing(trx, poll.id, { closedAt: now });
    const picked = await tellAsked(trx, posting, contents, { dateId, invites });
    const told = arranged.told + picked.told;
    await recordAct(trx, {
      ...{ actorId, programmeId: place.programmeId, act: "poll.pick", subject: poll.id },
      details: { date: dateId, told, invited: picked.invited },
    });
    return { told, invited: picked.invited };
  });
}

/** Tells those who have been asked and have no seat, with an invitation for those who can come where that is wanted. */
async function tellAsked(
  trx: Tx,
  posting: Posting,
  contents: PollContents,
  { dateId, invites }: { dateId: string; invites: boolean },
): Promise<Picked> {
  const { programme, poll, workshop, people, answers, dates } = contents;
  if (workshop === null) return { told: 0, invited: 0 };
  const place = { programmeId: programme.id, workshopId: workshop.id };
  const seats = new Map((await listSeats(trx, programme.id, workshop.id)).map((seat) => [seat.attendeeId, seat]));
  const can = new Set(
    answers.filter((each) => each.dateId === dateId && each.answer !== "no").map(({ attendeeId }) => attendeeId),
  );
  const edition = await editionOf(trx, place);
  let invited = 0;
  const others: PollPerson[] = [];
  for (const person of people) {
    const { attendeeId } = person;
    const seat = seats.get(attendeeId);
    if (seat !== undefined && isTold(seat)) continue;
    if (!invites || !can.has(attendeeId) || seat !== undefined) {
      others.push(person);
      continue;
    }
    await addSeat(trx, { ...place, attendeeId }, { source: "invitation", isInvited: true });
    if (await postLetter(trx, posting, { ...edition, kind: "invitation", person, isComing: false })) invited += 1;
  }
  await planReminders(trx, posting, place);
  const fixed = { programme, poll, dates: dates.filter(({ id }) => id === dateId) };
  return { told: invited + (await postFixed(trx, posting, fixed, others)), invited };
}
