import { Temporal } from "temporal-polyfill";
import type { Locale } from "../../platform/locales.ts";

/** An organisation with the person who gets its mail. */
export interface Recipient {
  organisationId: string;
  organisationName: string;
  participantId: string;
  name: string;
  email: string;
  locale: Locale;
}

interface Organisation {
  id: string;
  name: string;
}

/** A contact person; of several the main one comes first. */
interface Participant {
  id: string;
  organisationId: string;
  name: string;
  email: string;
  locale: Locale;
}

/** Who can be written to, and who cannot for want of a contact person; both in the order of the organisations. */
export function recipientsOf<T extends Organisation>(
  organisations: readonly T[],
  participants: readonly Participant[],
): { recipients: Recipient[]; withoutContact: T[] } {
  const contacts = new Map<string, Participant>();
  for (const person of participants)
    if (!contacts.has(person.organisationId)) contacts.set(person.organisationId, person);
  return {
    recipients: organisations.flatMap(({ id, name }) => {
      const contact = contacts.get(id);
      return contact === undefined ? [] : [asRecipient(id, name, contact)];
    }),
    withoutContact: organisations.filter(({ id }) => !contacts.has(id)),
  };
}

function asRecipient(organisationId: string, organisationName: string, contact: Participant): Recipient {
  const { id: participantId, name, email, locale } = contact;
  return { organisationId, organisationName, participantId, name, email, locale };
}

/** An invitation as it stands. */
export interface Invitation {
  id: string;
  organisationId: string;
  mailedAt: Temporal.Instant;
  isSent: boolean;
}

const reminderPause = { hours: 1 };

/** Who is to be reminded: who has not sent, and has not been written to within the hour (a form sent twice reminds once). */
export function dueReminders<T extends Invitation>(invitations: readonly T[], now: Temporal.Instant): T[] {
  const latest = now.subtract(reminderPause);
  return invitations.filter(({ isSent, mailedAt }) => !isSent && Temporal.Instant.compare(mailedAt, latest) <= 0);
}

const linkPause = { minutes: 1 };

export type NewLinkRefusal = "not-open" | "no-contact" | "just-sent";

/** Why a new link may not be sent to the organisation, or null when it may. */
export function newLinkRefusal(
  plan: { isOpen: boolean; hasContact: boolean; mailedAt: Temporal.Instant },
  now: Temporal.Instant,
): NewLinkRefusal | null {
  if (!plan.isOpen) return "not-open";
  if (!plan.hasContact) return "no-contact";
  return Temporal.Instant.compare(plan.mailedAt, now.subtract(linkPause)) > 0 ? "just-sent" : null;
}

/** The instant of a day and a time of day in the zone; a time that the clocks skip is moved on by the skipped hour. */
export function instantOf(day: string, time: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant();
}

/** Two weeks ahead at four in the afternoon, moved from a weekend to the Monday: what the form suggests. */
export function suggestedClosing(now: Temporal.Instant, timeZone: string): { day: string; time: string } {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ weeks: 2 });
  return { day: day.add({ days: day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0 }).toString(), time: "16:00" };
}
