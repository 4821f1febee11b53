import { Temporal } from "temporal-polyfill";

interface Planned {
  readonly closesAt: Temporal.Instant | null;
  /** When voting was opened, or will be by itself; null while nobody knows. */
  readonly openedAt: Temporal.Instant | null;
  /** How long before the close; null for never. */
  readonly reminderHours: number | null;
}

/**
 * When the reminder of the ballot leaves by itself; null for never, as where voting is shorter than that: its voters have
 * only just got their links. It moves with the close.
 */
export function reminderTime({ closesAt, openedAt, reminderHours }: Planned): Temporal.Instant | null {
  if (closesAt === null || reminderHours === null) return null;
  const due = closesAt.subtract({ hours: reminderHours });
  return openedAt !== null && Temporal.Instant.compare(due, openedAt) <= 0 ? null : due;
}

/** A button that is pressed twice reminds once; one's own reminder shortly before the planned one makes that needless. */
export const pauseMinutes = { byHand: 60, planned: 12 * 60 } as const;

interface Waiting {
  readonly remindedAt: Temporal.Instant | null;
  readonly declinedAt: Temporal.Instant | null;
}

/** Whether one who has not voted is reminded as of then: not if they declined, or were reminded less than a pause before, or since. */
export function isReminded({ remindedAt, declinedAt }: Waiting, asOf: Temporal.Instant, pause: number): boolean {
  if (declinedAt !== null) return false;
  return remindedAt === null || Temporal.Instant.compare(remindedAt.add({ minutes: pause }), asOf) <= 0;
}
