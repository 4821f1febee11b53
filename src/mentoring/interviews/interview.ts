import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";

/** Those of one role who were met: how many they were, and a name only where its one bearer has agreed to it. */
export interface PersonMet {
  role: string;
  count: number;
  name: string;
  hasAgreed: boolean;
}

/** Why a row of people met cannot be stored. */
export type PersonMistake = "role-missing" | "not-agreed" | "name-of-many";

/** What is wrong with a row of people met, or null. */
export function personMistake({ role, count, name, hasAgreed }: PersonMet): PersonMistake | null {
  if (role === "") return "role-missing";
  if (name === "") return null;
  if (!hasAgreed) return "not-agreed";
  return count === 1 ? null : "name-of-many";
}

/** How many people were met in all. */
export function peopleMet(people: readonly Pick<PersonMet, "count">[]): number {
  return people.reduce((sum, { count }) => sum + count, 0);
}

/** What an interview is beside its answers. */
export interface InterviewDetails {
  mentorId: string | null;
  /** The day, "2021-05-20". */
  heldOn: string;
  people: PersonMet[];
  summary: string;
}

/**
 * Why an interview is not taken in: its day has not come; its form is ended; a person's row is wrong; the mentor is
 * another programme's; an answer does not fit its question; nothing at all was written down; or somebody else has changed
 * its details since they were shown.
 */
export type InterviewRefusal =
  | "in-future"
  | "form-ended"
  | "person-wrong"
  | "mentor-unknown"
  | "answer-wrong"
  | "nothing-written"
  | "changed-meanwhile";

/** A short text that changes with the details: a page sends it back, to tell what it had shown. */
export function seenOf({ heldOn, mentorId, summary, people }: InterviewDetails): string {
  const met = people.map(({ role, count, name, hasAgreed }) => [role, count, name, hasAgreed]);
  return createHash("sha256")
    .update(JSON.stringify([heldOn, mentorId, summary, met]))
    .digest("hex");
}

/** Why its details cannot be stored, or null; `today` is the programme's day. */
export function detailsRefusal({ heldOn, people }: InterviewDetails, today: string): InterviewRefusal | null {
  if (heldOn > today) return "in-future";
  return people.some((person) => personMistake(person) !== null) ? "person-wrong" : null;
}

/** One of a unit's interviews by one form, as it may count. */
export interface Round {
  responseId: string | null;
  heldOn: string;
  /** Null while it is a draft. */
  doneAt: Temporal.Instant | null;
}

/** The response of the round that counts: of those done the one held last, of one day the one finished last; null where none is. */
export function countingRound(rounds: readonly Round[]): string | null {
  const done = rounds.flatMap(({ responseId, heldOn, doneAt }) =>
    responseId === null || doneAt === null ? [] : [{ responseId, heldOn, doneAt: doneAt.epochMilliseconds }],
  );
  const [last] = done.sort((a, b) => (a.heldOn === b.heldOn ? b.doneAt - a.doneAt : a.heldOn < b.heldOn ? 1 : -1));
  return last?.responseId ?? null;
}
