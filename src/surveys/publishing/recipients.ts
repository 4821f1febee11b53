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
  /** Who got the last mail; null once that person is no longer there. */
  participantId: string | null;
  mailedAt: Temporal.Instant;
  /** When who got the last mail declined reminders. */
  declinedAt: Temporal.Instant | null;
  isSent: boolean;
}

/** An invitation with the person who gets its mails now. */
export interface Invited {
  invitation: Pick<Invitation, "id" | "participantId">;
  recipient: Recipient;
}

/** The invitations whose organisations can be written to, each with the person who gets the mail now. */
export function reachable<T extends Invitation>(
  invitations: readonly T[],
  recipients: readonly Recipient[],
): { invitation: T; recipient: Recipient }[] {
  const of = new Map(recipients.map((recipient) => [recipient.organisationId, recipient]));
  return invitations.flatMap((invitation) => {
    const recipient = of.get(invitation.organisationId);
    return recipient === undefined ? [] : [{ invitation, recipient }];
  });
}

/** Whether the person who gets the mail now has declined reminders: what a contact before said is not theirs. */
export function hasDeclined(
  invitation: Pick<Invitation, "declinedAt" | "participantId">,
  recipient: Recipient,
): boolean {
  return invitation.declinedAt !== null && invitation.participantId === recipient.participantId;
}

const reminderPause = { hours: 1 };

/**
 * Who is to be reminded: who has not sent, has not declined reminders, and has not been written to within the pause. By
 * hand that is an hour, so that a form sent twice reminds once.
 */
export function dueReminders<T extends { invitation: Invitation; recipient: Recipient }>(
  invited: readonly T[],
  now: Temporal.Instant,
  pause: { hours: number } = reminderPause,
): T[] {
  const latest = now.subtract(pause);
  return invited.filter(
    ({ invitation, recipient }) =>
      !invitation.isSent &&
      !hasDeclined(invitation, recipient) &&
      Temporal.Instant.compare(invitation.mailedAt, latest) <= 0,
  );
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

/** What a form of publishing says of the times; null for the opening where that is at once. */
export function timesOf(
  typed: { closesOn: string; closesAt: string } & (
    { opens: "now" } | { opens: "later"; opensOn: string; opensAt: string }
  ),
  timeZone: string,
): { opensAt: Temporal.Instant | null; closesAt: Temporal.Instant } {
  return {
    opensAt: typed.opens === "later" ? instantOf(typed.opensOn, typed.opensAt, timeZone) : null,
    closesAt: instantOf(typed.closesOn, typed.closesAt, timeZone),
  };
}

/** Two weeks ahead at four in the afternoon, moved from a weekend to the Monday: what the form suggests. */
export function suggestedClosing(now: Temporal.Instant, timeZone: string): { day: string; time: string } {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ weeks: 2 });
  return { day: day.add({ days: day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0 }).toString(), time: "16:00" };
}
