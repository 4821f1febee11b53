import { calendarFile } from "../../../platform/calendar-file.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Mail } from "../../../platform/mail.ts";
import { letterForms } from "../letter.ts";
import { calendarEntry, type Letter, type Tongue } from "../writing.ts";

/**
 * What a letter does in the person's calendar, as a part of the act that writes it; null where it does nothing, or nobody
 * is there to ask: without one, calendars do not know what to do with an invitation.
 */
export async function calendarOf(
  trx: Tx,
  letter: Letter,
  tongue: Tongue,
): Promise<NonNullable<Mail["calendar"]> | null> {
  const { calendar: method } = letterForms[letter.kind];
  const entry = method === null ? null : calendarEntry(letter, tongue, await databaseNow(trx));
  if (method === null || entry?.organiser == null) return null;
  const { programme, workshop } = letter;
  const isCancelled = method === "CANCEL";
  // A workshop that is cancelled for all has got its number by that act.
  const isTheirsOnly = isCancelled && workshop.state !== "cancelled";
  const sequence = isTheirsOnly ? await sequenceOfLeaving(trx, workshop.id) : entry.sequence;
  return { method, content: calendarFile([{ ...entry, sequence, isCancelled }], { name: programme.name, method }) };
}

/**
 * The number with which one person's entry is taken out of their calendar. Calendars take in only what has a higher number
 * than what they hold, so it is higher than that of any letter before, and lower than that of any after, by which the
 * person may get a place again. The act that gives up or takes away the seat holds the workshop's lock.
 */
async function sequenceOfLeaving(trx: Tx, workshopId: string): Promise<number> {
  const { calendarSequence } = await trx
    .updateTable("workshops")
    .set((eb) => ({ calendarSequence: eb("calendarSequence", "+", 2) }))
    .where("id", "=", workshopId)
    .returning("calendarSequence")
    .executeTakeFirstOrThrow();
  return calendarSequence - 1;
}
