// Searched here and not in SQL: a database whose locale is C would not find "ähtäri" in "Ähtäri".
import { folded } from "../folded.ts";

/** The interviews that are done, those that are still being written, or the units that have had none. */
export const shownLists = ["held", "drafts", "waiting"] as const;
export type ShownList = (typeof shownLists)[number];

export const pageSize = 50;

/** The page that is wanted of those that pass; a number past the end is taken as the last. */
export function cutTo<T>(all: readonly T[], page: number): { rows: T[]; found: number; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const current = Math.min(page, pages);
  return { rows: all.slice((current - 1) * pageSize, current * pageSize), found: all.length, page: current, pages };
}

interface Held {
  unitId: string;
  unitName: string;
  mentorId: string | null;
  mentorName: string | null;
  heldOn: string;
}

/** Which units pass; null where all of them do. */
export type Within = ReadonlySet<string> | null;

/** The interviews that pass: by unit, by words in the unit's or the mentor's name, by mentor, and by day, both ends among it. */
export function passing<T extends Held>(
  all: readonly T[],
  { q, mentor, from, to }: { q: string; mentor: string; from: string; to: string },
  within: Within,
): T[] {
  const sought = folded(q);
  return all.filter(
    ({ unitId, unitName, mentorId, mentorName, heldOn }) =>
      (within === null || within.has(unitId)) &&
      (mentor === "" || mentorId === mentor) &&
      (from === "" || heldOn >= from) &&
      (to === "" || heldOn <= to) &&
      (sought === "" || folded(`${unitName} ${mentorName ?? ""}`).includes(sought)),
  );
}

/** The units at the bottom of the tree that have not been interviewed, by name; of one mentor where one is asked for. */
export function notInterviewed<T extends { id: string; name: string; isBottom: boolean }>(
  units: readonly T[],
  interviewed: ReadonlySet<string>,
  mentorOf: ReadonlyMap<string, string>,
  { q, mentor }: { q: string; mentor: string },
  within: Within,
): T[] {
  const sought = folded(q);
  return units.filter(
    ({ id, name, isBottom }) =>
      isBottom &&
      !interviewed.has(id) &&
      (within === null || within.has(id)) &&
      (mentor === "" || mentorOf.get(id) === mentor) &&
      (sought === "" || folded(name).includes(sought)),
  );
}
