import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { movedTo, nextReminder, reminderAt } from "../../../src/surveys/publishing/schedule/schedule.ts";

const zone = "Europe/Helsinki";
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
const shown = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDateTime().toString();

test("a reminder leaves at its time of day in the zone, whatever the clocks do before the close", () => {
  const nine = { daysBefore: 7, timeOfDay: "09:00" };
  // The clocks go forward on 28.3.2027 and back on 31.10.2027.
  expect(shown(reminderAt(local("2027-03-31T16:00"), nine, zone))).toBe("2027-03-24T09:00:00");
  expect(reminderAt(local("2027-03-31T16:00"), nine, zone).toString()).toBe("2027-03-24T07:00:00Z");
  expect(reminderAt(local("2027-11-03T16:00"), nine, zone).toString()).toBe("2027-10-27T06:00:00Z");
  // 3:30 does not exist on 28.3.2027.
  const skipped = reminderAt(local("2027-03-29T00:30"), { daysBefore: 1, timeOfDay: "03:30" }, zone);
  expect(shown(skipped)).toBe("2027-03-28T04:30:00");
  // The day of the close is that of the zone: half past midnight there is still the day before in UTC.
  expect(shown(reminderAt(local("2027-06-10T00:30"), { daysBefore: 2, timeOfDay: "23:00" }, zone))).toBe(
    "2027-06-08T23:00:00",
  );
});

test("a reminder is always before the close, on its day in the zone", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000 * 24 * 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 1439 }),
      (minutes, daysBefore, minuteOfDay) => {
        const closesAt = Temporal.Instant.from("2026-01-01T00:00:00Z").add({ minutes });
        const timeOfDay = Temporal.PlainTime.from("00:00").add({ minutes: minuteOfDay }).toString().slice(0, 5);
        const at = reminderAt(closesAt, { daysBefore, timeOfDay }, zone);
        expect(Temporal.Instant.compare(at, closesAt)).toBe(-1);
        const days = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
        expect(days(at).until(days(closesAt)).days).toBe(daysBefore);
      },
    ),
  );
});

test("a moved close moves what is ahead, forgets what has passed, and repeats what left long before", () => {
  const close = local("2027-06-10T16:00");
  const planned = { daysBefore: 7, timeOfDay: "09:00", dueAt: local("2027-06-03T09:00"), doneAt: null, mailed: 0 };
  const now = local("2027-06-01T12:00");
  const moved = (reminder: Parameters<typeof movedTo>[0], closesAt: Temporal.Instant, at = now) => {
    const then = movedTo(reminder, closesAt, { timeZone: zone, now: at });
    return then === null ? null : [shown(then.dueAt), then.doneAt === null];
  };
  expect(moved(planned, close.add({ hours: 48 }))).toEqual(["2027-06-05T09:00:00", true]);
  expect(moved(planned, close.subtract({ hours: 96 }))).toBeNull();
  const done = { ...planned, doneAt: planned.dueAt, mailed: 5 };
  const afterwards = local("2027-06-04T12:00");
  expect(moved(done, close.add({ hours: 48 }), afterwards)).toEqual(["2027-06-03T09:00:00", false]);
  expect(moved(done, close.add({ hours: 14 * 24 }), afterwards)).toEqual(["2027-06-17T09:00:00", true]);
  const second = { ...planned, daysBefore: 2, dueAt: local("2027-06-08T09:00") };
  expect(nextReminder([second, planned], now)).toEqual(planned);
  expect(nextReminder([second, planned], afterwards)).toEqual(second);
  expect(nextReminder([done], now)).toBeUndefined();
});
