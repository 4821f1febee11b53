import { Temporal } from "temporal-polyfill";
import type { AskWords } from "./words.ts";

/** A round of asking units for their own view, with what staff write to them. */
export interface Round extends AskWords {
  id: string;
  programmeId: string;
  closesAt: Temporal.Instant;
  createdAt: Temporal.Instant;
}

/** Whether answers are taken in. */
export function isOpen({ closesAt }: Pick<Round, "closesAt">, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, closesAt) < 0;
}

/** How far a unit has come that was asked. */
export const askStates = ["asked", "opened", "begun", "sent", "revoked"] as const;
export type AskState = (typeof askStates)[number];

/** What tells of it. */
export interface AskFacts {
  openedAt: Temporal.Instant | null;
  sentAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  /** To how many tools something has been answered. */
  answers: number;
}

/** What has been sent stays sent, whatever becomes of the link. */
export function askState({ openedAt, sentAt, revokedAt, answers }: AskFacts): AskState {
  if (sentAt !== null) return "sent";
  if (revokedAt !== null) return "revoked";
  if (answers > 0) return "begun";
  return openedAt === null ? "asked" : "opened";
}

/** The contact person who gets a unit's mail. */
export interface Contact {
  id: string;
  organisationId: string;
}

/** The contact of each unit by the unit's id: the first of those given, in their order. */
export function contactsOf<T extends Contact>(people: readonly T[]): Map<string, T> {
  const contacts = new Map<string, T>();
  for (const person of people) if (!contacts.has(person.organisationId)) contacts.set(person.organisationId, person);
  return contacts;
}

/** What decides whether a unit is reminded. */
export interface Reminded {
  participantId: string | null;
  mailedAt: Temporal.Instant | null;
  sentAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  declinedAt: Temporal.Instant | null;
}

const reminderPause = { hours: 1 };

/**
 * Whether the unit is to be reminded: it has not sent, its link has not been ended, whoever gets the mail has not declined
 * reminders, and the last mail left at least an hour ago, so that a form sent twice reminds once.
 */
export function isDue(ask: Reminded, contact: Pick<Contact, "id">, now: Temporal.Instant): boolean {
  if (ask.sentAt !== null || ask.revokedAt !== null) return false;
  if (ask.declinedAt !== null && ask.participantId === contact.id) return false;
  return ask.mailedAt === null || Temporal.Instant.compare(ask.mailedAt, now.subtract(reminderPause)) <= 0;
}

const linkPause = { minutes: 1 };

export type NewLinkRefusal = "closed" | "no-contact" | "just-sent";

/** Why no new link is sent to a unit, or null where one is. */
export function newLinkRefusal(
  {
    isRoundOpen,
    hasContact,
    mailedAt,
  }: { isRoundOpen: boolean; hasContact: boolean; mailedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): NewLinkRefusal | null {
  if (!isRoundOpen) return "closed";
  if (!hasContact) return "no-contact";
  return mailedAt !== null && Temporal.Instant.compare(mailedAt, now.subtract(linkPause)) > 0 ? "just-sent" : null;
}
