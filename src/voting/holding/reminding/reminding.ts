import { Temporal } from "temporal-polyfill";

interface Planned {
  readonly closesAt: Temporal.Instant | null;
  /** How long before the close; null for never. */
  readonly reminderHours: number | null;
}

/** When the reminder of the ballot leaves by itself; null for never. It moves with the close. */
export function reminderTime({ closesAt, reminderHours }: Planned): Temporal.Instant | null {
  return closesAt === null || reminderHours === null ? null : closesAt.subtract({ hours: reminderHours });
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
