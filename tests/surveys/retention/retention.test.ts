import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  erasedFrom,
  isDue,
  mostMonths,
  retentionRefusal,
  type Kept,
} from "../../../src/surveys/retention/retention.ts";

const zone = "Europe/Helsinki";
const at = (text: string) => Temporal.Instant.from(text);
const closed: Kept = {
  ...{ state: "closed", opensAt: null, closesAt: at("2027-03-12T14:00:00Z"), closedAt: null },
  ...{ retentionMonths: 24, answersErasedAt: null },
};

describe("answers are kept", () => {
  test("by the calendar of the programme's zone, from the last close", () => {
    // In Finland 16.00 in winter and in summer is another time of the world's clock.
    expect(erasedFrom({ ...closed, retentionMonths: 4 }, zone)).toEqual(at("2027-07-12T13:00:00Z"));
    expect(erasedFrom({ ...closed, closedAt: at("2027-01-31T10:00:00Z"), retentionMonths: 1 }, zone)).toEqual(at("2027-02-28T10:00:00Z")); // prettier-ignore
    expect(erasedFrom({ ...closed, closesAt: null }, zone)).toBeNull();
  });

  test("until the very time, and of an open survey whatever the figure says", () => {
    const due = erasedFrom(closed, zone)!;
    expect([due.subtract({ nanoseconds: 1 }), due].map((now) => isDue(closed, zone, now))).toEqual([false, true]);
    const open: Kept = { ...closed, state: "open", closesAt: due.add({ hours: 1 }), retentionMonths: 1 };
    expect(isDue(open, zone, due)).toBe(false);
    expect(isDue({ ...closed, state: "draft", closesAt: null }, zone, due)).toBe(false);
  });

  test("no longer than promised, and never by a time that has passed", () => {
    const now = at("2028-03-12T15:00:00Z");
    const refused = (months: number, isPromised: boolean, kept: Kept = closed) =>
      retentionRefusal(kept, { months, isPromised, timeZone: zone }, now);
    expect([24, 13, 12, 25].map((months) => refused(months, true))).toEqual([
      null,
      null,
      "past",
      "longer-than-promised",
    ]);
    expect(refused(36, false)).toBeNull();
    expect(refused(13, true, { ...closed, answersErasedAt: now })).toBe("erased");
  });

  test("so that what was allowed never erases at once", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: mostMonths }),
        fc.integer({ min: 1, max: mostMonths }),
        fc.integer({ min: 0, max: 4000 }),
        fc.boolean(),
        (before, months, days, isPromised) => {
          const kept = { ...closed, retentionMonths: before };
          const now = at("2027-03-12T14:00:00Z").add({ hours: 24 * days });
          if (retentionRefusal(kept, { months, isPromised, timeZone: zone }, now) !== null) return;
          expect(isDue({ ...kept, retentionMonths: months }, zone, now)).toBe(false);
          if (isPromised) expect(months).toBeLessThanOrEqual(before);
        },
      ),
    );
  });
});
