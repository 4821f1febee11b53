import type { Instance } from "./instance.ts";

/** The slots of a series in numbers: who is away when, and how many workshops fit in at once. */
export interface Timetable {
  slots: number;
  /** By person, then slot: 1 where the person can't come. */
  away: Uint8Array;
  /** By slot; Infinity where nothing limits it. */
  rooms: readonly number[];
}

/** Null where time isn't planned. */
export function timetableOf({ participants, slots }: Pick<Instance, "participants" | "slots">): Timetable | null {
  if (slots === undefined) return null;
  const indexOf = new Map(participants.map(({ id }, i) => [id, i]));
  const away = new Uint8Array(participants.length * slots.length);
  slots.forEach((slot, s) => {
    for (const id of slot.away) {
      const i = indexOf.get(id);
      if (i !== undefined) away[i * slots.length + s] = 1;
    }
  });
  return { slots: slots.length, away, rooms: slots.map(({ rooms = Infinity }) => rooms) };
}

/** Whether a person gets what a workshop in this slot gives: always where it has no slot. */
export function isPresent(timetable: Timetable | null, slot: number | undefined, person: number): boolean {
  if (timetable === null || slot === undefined || slot < 0) return true;
  return timetable.away[person * timetable.slots + slot] === 0;
}
