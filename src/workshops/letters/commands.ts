import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { formatSpan, textIn } from "../../platform/i18n.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { newAttendeeLink } from "../attendees/commands.ts";
import type { Attendee } from "../attendees/queries.ts";
import { getWorkshop, type Workshop } from "../register/queries.ts";
import { reminderQueue } from "../reminders/queue.ts";
import { reminderAt, reminderKinds } from "../reminders/reminder.ts";
import { isAhead, isTold } from "../seats/seat.ts";
import { listSeated, type Seated } from "../seats/queries.ts";
import { calendarOf } from "./calendars/commands.ts";
import { letterForms, type LetterKind } from "./letter.ts";
import { letterLocale, writeLetter, type Letter } from "./writing.ts";

/** What letters with personal links and calendar entries are made of. */
export type Posting = Pick<Deps, "publicUrl" | "texts" | "postMail" | "jobs">;

export interface WorkshopPlace {
  programmeId: string;
  workshopId: string;
}

/** What a letter is about. */
export interface Edition {
  programme: Programme;
  workshop: Workshop;
}

/** What letters to people of the workshop are about, as it stands now. */
export async function editionOf(trx: Tx, { programmeId, workshopId }: WorkshopPlace): Promise<Edition> {
  return {
    programme: await getProgramme(trx, programmeId),
    workshop: await getWorkshop(trx, programmeId, workshopId),
  };
}

/**
 * Puts a letter in the outbox, in the act's own transaction, with a personal link of its own. Returns false where there
 * is no address to write to: somebody who walked in, or who has been removed from the register.
 */
export async function postLetter(
  trx: Tx,
  { publicUrl, texts, postMail }: Posting,
  letter: Letter & { person: Attendee },
): Promise<boolean> {
  const { kind, programme, workshop, person } = letter;
  if (person.email === "") return false;
  const locale = letterLocale(programme, person.locale);
  const t = texts[locale];
  const { asks } = letterForms[kind];
  // Who needs nothing done gets no link: one more to be found in an old mail box.
  const token = asks === "nothing" ? "" : await newAttendeeLink(trx, person.id);
  const when = formatSpan(workshop, locale, programme.timeZone);
  const tongue = { t, locale, name: textIn(workshop.names, locale), when };
  const calendar = await calendarOf(trx, letter, tongue);
  await postMail(trx, {
    programmeId: programme.id,
    toName: person.name,
    toAddress: person.email,
    locale,
    // The link leads to what the person has said of workshops too, which nobody else is to see.
    isPrivate: asks !== "nothing",
    ...writeLetter(letter, tongue, new URL(`/w/${token}`, publicUrl)),
    ...(calendar !== null && { calendar }),
  });
  return true;
}

/** Writes to each of them; returns how many had an address. */
export async function postLetters(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  seated: readonly Seated[],
  { kind, ...more }: Pick<Letter, "kind" | "reason" | "titles">,
): Promise<number> {
  let posted = 0;
  for (const { seat, person } of seated) {
    const letter = { ...edition, ...more, kind, person, isComing: seat.state === "coming" };
    if (await postLetter(trx, posting, letter)) posted += 1;
  }
  return posted;
}

/**
 * Tells everybody who comes, waits or has been invited of a changed time or place, and plans the reminders anew. To be
 * called in the transaction of the change, after it was written; the first time counts too. Returns how many were told.
 */
export async function tellChange(
  trx: Tx,
  posting: Posting,
  place: WorkshopPlace,
  besides: readonly string[] = [],
): Promise<number> {
  const told = await tellAll(trx, posting, place, { kind: "change" }, besides);
  await planReminders(trx, posting, place);
  return told;
}

/**
 * Writes to everybody who comes, waits or has been invited, while the workshop is still ahead; returns how many. Whose
 * seats are in `besides` get another letter of the same act, which tells the same.
 */
export async function tellAll(
  trx: Tx,
  posting: Posting,
  place: WorkshopPlace,
  letter: { kind: LetterKind; reason?: string },
  besides: readonly string[] = [],
): Promise<number> {
  const edition = await editionOf(trx, place);
  const now = await databaseNow(trx);
  if (!isAhead(edition.workshop, now)) return 0;
  const seated = (await listSeated(trx, place.programmeId, place.workshopId)).filter(
    ({ seat }) => isTold(seat) && !besides.includes(seat.id),
  );
  const told = await postLetters(trx, posting, edition, seated, letter);
  // Who has just been written to needs no reminder the next day.
  await noteWritten(trx, seated, now);
  return told;
}

/** Notes when people were last written to; who has no address was not. */
export async function noteWritten(trx: Tx, seated: readonly Seated[], now: Temporal.Instant): Promise<void> {
  const ids = seated.filter(({ person }) => person.email !== "").map(({ seat }) => seat.id);
  if (ids.length > 0) await trx.updateTable("workshopSeats").set({ remindedAt: now }).where("id", "in", ids).execute();
}

/** Tells those who got a place from the waiting list; they need no reminder the next day. */
export async function tellLetIn(
  trx: Tx,
  posting: Posting,
  place: WorkshopPlace,
  seatIds: readonly string[],
): Promise<void> {
  if (seatIds.length === 0) return;
  const letIn = (await listSeated(trx, place.programmeId, place.workshopId)).filter(({ seat }) =>
    seatIds.includes(seat.id),
  );
  await postLetters(trx, posting, await editionOf(trx, place), letIn, { kind: "place-given" });
  await noteWritten(trx, letIn, await databaseNow(trx));
}

/**
 * Sets the reminders for the workshop's time, once for each time, however often it is asked. Those set for an earlier
 * time find nothing to do when they are due.
 */
export async function planReminders(trx: Tx, { jobs }: Pick<Deps, "jobs">, place: WorkshopPlace): Promise<void> {
  const planned = await trx
    .updateTable("workshops")
    .set((eb) => ({ remindersFor: eb.ref("startsAt") }))
    .where("programmeId", "=", place.programmeId)
    .where("id", "=", place.workshopId)
    .where("startsAt", "is not", null)
    .where((eb) => eb("remindersFor", "is distinct from", eb.ref("startsAt")))
    .returning("startsAt")
    .executeTakeFirst();
  const startsAt = planned?.startsAt ?? null;
  if (startsAt === null) return;
  const now = await databaseNow(trx);
  for (const kind of reminderKinds) {
    const at = reminderAt(kind, startsAt);
    if (at.epochMilliseconds > now.epochMilliseconds) await jobs.enqueue(trx, reminderQueue, { ...place, kind }, at);
  }
}
