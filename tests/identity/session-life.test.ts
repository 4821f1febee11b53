import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  canGoOn,
  extendedEnd,
  idleHours,
  isLongUnnoted,
  longestHours,
  sessionEnd,
  stretchHours,
  type SessionTimes,
} from "../../src/identity/session-life.ts";
import { standingOf } from "../../src/identity/sessions/standing.ts";

const began = Temporal.Instant.from("2027-03-01T06:00:00Z");
const at = (hours: number) => began.add({ minutes: Math.round(hours * 60) });
const times = (seen: number, end: number): SessionTimes => ({ createdAt: began, seenAt: at(seen), expiresAt: at(end) });
const hoursOf = (instant: Temporal.Instant) => began.until(instant).total("hours");

test.each([
  ["by idling", times(1, 12), 9],
  ["with its stretch", times(11, 12), 12],
])("a session ends %s", (_, each, hours) => {
  expect(hoursOf(sessionEnd(each))).toBe(hours);
});

test.each([
  ["after idling, by as much", times(1, 12), 8.9, 8.9 + idleHours],
  ["at the end of the stretch, by idling again", times(11.9, 12), 11.9, 11.9 + idleHours],
  ["not beyond the longest", times(20, 20.5), 20, longestHours],
  ["not at all in the last stretch", times(23.5, longestHours), 23.6, longestHours],
])("saying that it goes on moves the end: %s", (_, each, now, hours) => {
  expect(hoursOf(extendedEnd(each, at(now)))).toBeCloseTo(hours, 5);
});

test("going on never shortens a session, never lasts beyond the longest, and is offered only where it helps", () => {
  const hours = fc.double({ min: 0, max: stretchHours, noNaN: true });
  fc.assert(
    fc.property(hours, hours, hours, (seen, later, more) => {
      const each = times(seen, Math.min(longestHours, stretchHours + more));
      const now = at(seen + Math.min(later, idleHours));
      const [end, moved] = [hoursOf(sessionEnd(each)), hoursOf(extendedEnd(each, now))];
      expect(moved).toBeGreaterThanOrEqual(end);
      expect(moved).toBeLessThanOrEqual(longestHours);
      expect(canGoOn(each, now)).toBe(moved - end >= 1 / 60);
    }),
  );
});

test("use is noted again after five minutes, not at every page", () => {
  expect([1, 300, 301].map((seconds) => isLongUnnoted(times(1, 12), at(1).add({ seconds })))).toEqual([
    false,
    false,
    true,
  ]);
});

test("people are told twenty minutes before", () => {
  const standing = (now: number) => standingOf(times(11, 12), at(now), { isStaff: true });
  expect(standing(11).quietSeconds).toBe(40 * 60);
  expect(standing(11.75)).toMatchObject({ quietSeconds: 0, canGoOn: true, isStaff: true, hasGoneOn: false });
});
