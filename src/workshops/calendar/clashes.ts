import { Temporal } from "temporal-polyfill";

/** A workshop with a time, and what it takes up meanwhile. */
export interface Timed {
  id: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  roomId: string | null;
  facilitatorIds: readonly string[];
  /** Who has been invited, comes or waits. */
  attendeeIds: readonly string[];
  /** For whom it is, where nobody has been invited yet; empty for one that is open to all. */
  organisationIds: readonly string[];
}

/** Two workshops at the same time, and what both of them need: ids. */
export interface Clash {
  withId: string;
  roomId: string | null;
  facilitatorIds: string[];
  attendeeIds: string[];
  /** Organisations meant for both, where at least one of the two has nobody invited yet. */
  organisationIds: string[];
}

/** What the workshop and the others need at the same time; those that share nothing are left out. */
export function clashesOf(one: Timed, others: readonly Timed[]): Clash[] {
  return others
    .filter((other) => other.id !== one.id && overlap(one, other))
    .map((other) => shared(one, other))
    .filter((clash) => isReal(clash));
}

/** Every clash among the workshops, by workshop; each stands at both of its workshops. */
export function clashesAmong(workshops: readonly Timed[]): Map<string, Clash[]> {
  const inOrder = [...workshops].sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
  const found = new Map<string, Clash[]>();
  const note = (id: string, clash: Clash) => found.set(id, [...(found.get(id) ?? []), clash]);
  for (const [at, one] of inOrder.entries()) {
    for (const other of inOrder.slice(at + 1)) {
      if (Temporal.Instant.compare(other.startsAt, one.endsAt) >= 0) break;
      const clash = shared(one, other);
      if (!isReal(clash)) continue;
      note(one.id, clash);
      note(other.id, { ...clash, withId: one.id });
    }
  }
  return found;
}

/** Whether the two are at the same time; one that begins when the other ends is not. */
export function overlap(a: Pick<Timed, "startsAt" | "endsAt">, b: Pick<Timed, "startsAt" | "endsAt">): boolean {
  return Temporal.Instant.compare(a.startsAt, b.endsAt) < 0 && Temporal.Instant.compare(b.startsAt, a.endsAt) < 0;
}

function shared(one: Timed, other: Timed): Clash {
  const arePeopleKnown = one.attendeeIds.length > 0 && other.attendeeIds.length > 0;
  return {
    withId: other.id,
    roomId: one.roomId !== null && one.roomId === other.roomId ? one.roomId : null,
    facilitatorIds: inBoth(one.facilitatorIds, other.facilitatorIds),
    attendeeIds: inBoth(one.attendeeIds, other.attendeeIds),
    organisationIds: arePeopleKnown ? [] : inBoth(one.organisationIds, other.organisationIds),
  };
}

function inBoth(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((id) => known.has(id));
}

function isReal({ roomId, facilitatorIds, attendeeIds, organisationIds }: Clash): boolean {
  return roomId !== null || facilitatorIds.length + attendeeIds.length + organisationIds.length > 0;
}

/** A room that is too small: for how many it is, and how many are to fit in it. */
export interface TooSmall {
  holds: number;
  needed: number;
}

/** Whether the room is too small for the places that are given, or for those who come; null when it is not. */
export function tooSmall(room: { places: number } | null, places: number | null, coming: number): TooSmall | null {
  const needed = Math.max(places ?? 0, coming);
  return room === null || room.places >= needed ? null : { holds: room.places, needed };
}
