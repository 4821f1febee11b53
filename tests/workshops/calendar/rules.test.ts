import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { clashesAmong, clashesOf, tooSmall, type Timed } from "../../../src/workshops/calendar/clashes.ts";
import { holidayOn, holidaysOf } from "../../../src/workshops/calendar/holidays.ts";
import { foldOf, localDayAndTime, localInstant } from "../../../src/workshops/calendar/local-times.ts";
import { timeWarnings } from "../../../src/workshops/calendar/time-warnings.ts";

const helsinki = "Europe/Helsinki";
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[${helsinki}]`).toInstant();

describe("Finnish days off", () => {
  // The almanac office's days of the movable feasts.
  const almanac = {
    2024: { easter: "03-31", ascension: "05-09", pentecost: "05-19", midsummerEve: "06-21", allSaints: "11-02" },
    2025: { easter: "04-20", ascension: "05-29", pentecost: "06-08", midsummerEve: "06-20", allSaints: "11-01" },
    2026: { easter: "04-05", ascension: "05-14", pentecost: "05-24", midsummerEve: "06-19", allSaints: "10-31" },
    2027: { easter: "03-28", ascension: "05-06", pentecost: "05-16", midsummerEve: "06-25", allSaints: "11-06" },
    2028: { easter: "04-16", ascension: "05-25", pentecost: "06-04", midsummerEve: "06-23", allSaints: "11-04" },
    2029: { easter: "04-01", ascension: "05-10", pentecost: "05-20", midsummerEve: "06-22", allSaints: "11-03" },
    2030: { easter: "04-21", ascension: "05-30", pentecost: "06-09", midsummerEve: "06-21", allSaints: "11-02" },
  };
  test.each(Object.entries(almanac))("of %s are the almanac's", (year, feasts) => {
    const days = new Map([...holidaysOf(Number(year))].map(([day, holiday]) => [holiday, day]));
    for (const [feast, day] of Object.entries(feasts))
      expect([feast, days.get(feast as "easter")]).toEqual([feast, `${year}-${day}`]);
    const easter = Temporal.PlainDate.from(days.get("easter") ?? "");
    expect(days.get("goodFriday")).toBe(easter.subtract({ days: 2 }).toString());
    expect(days.get("easterMonday")).toBe(easter.add({ days: 1 }).toString());
    expect(days.get("midsummer")).toBe(
      Temporal.PlainDate.from(days.get("midsummerEve") ?? "")
        .add({ days: 1 })
        .toString(),
    );
    expect(days.size).toBe(15);
  });

  test("fixed ones stand on their days, and other days are working days", () => {
    expect(
      ["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"].map((day) => holidayOn(`2027-${day}`)),
    ).toEqual(["newYear", "epiphany", "mayDay", "independence", "christmasEve", "christmas", "stephen"]);
    expect(["2027-03-12", "2027-06-24", "2027-12-27"].map(holidayOn)).toEqual([null, null, null]);
  });
});

describe("clock times and daylight saving", () => {
  test("an ordinary time is one instant, by summer time or by winter time", () => {
    expect(String(localInstant("2027-03-12", "13:00", helsinki, null))).toBe("2027-03-12T11:00:00Z");
    expect(String(localInstant("2027-06-12", "13:00", helsinki, null))).toBe("2027-06-12T10:00:00Z");
  });

  test("a time that the clocks skip is none", () => {
    expect(localInstant("2027-03-28", "03:30", helsinki, null)).toBe("skipped");
    expect(localInstant("2027-03-28", "03:30", helsinki, "second")).toBe("skipped");
    expect(String(localInstant("2027-03-28", "04:00", helsinki, null))).toBe("2027-03-28T01:00:00Z");
  });

  test("a time that the clocks show twice takes a word which is meant", () => {
    expect(localInstant("2027-10-31", "03:30", helsinki, null)).toBe("twice");
    expect(String(localInstant("2027-10-31", "03:30", helsinki, "first"))).toBe("2027-10-31T00:30:00Z");
    expect(String(localInstant("2027-10-31", "03:30", helsinki, "second"))).toBe("2027-10-31T01:30:00Z");
    expect(String(localInstant("2027-10-31", "04:00", helsinki, null))).toBe("2027-10-31T02:00:00Z");
  });

  test("what the form shows of any instant leads back to it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 730 }), (minutes) => {
        const instant = Temporal.Instant.from("2027-01-01T00:00Z").add({ minutes });
        const { day, time } = localDayAndTime(instant, helsinki);
        expect(String(localInstant(day, time, helsinki, foldOf(instant, helsinki)))).toBe(String(instant));
      }),
    );
    for (const hour of ["00:30", "01:30"]) {
      const instant = Temporal.Instant.from(`2027-10-31T${hour}Z`);
      expect(foldOf(instant, helsinki)).toBe(hour === "00:30" ? "first" : "second");
    }
  });

  test("one thinks twice of days off, weekends, odd hours, nights of clocks and the past", () => {
    const now = at("2027-01-01T12:00");
    const kinds = (from: string, to: string) =>
      timeWarnings({ startsAt: at(from), endsAt: at(to) }, helsinki, now).map((warning) =>
        warning.kind === "holiday" ? warning.holiday : warning.kind,
      );
    expect(kinds("2027-03-12T07:00", "2027-03-12T21:00")).toEqual([]);
    expect(kinds("2027-03-12T06:59", "2027-03-12T21:01")).toEqual(["early", "late"]);
    expect(kinds("2027-03-13T22:00", "2027-03-14T01:00")).toEqual(["weekend", "late"]);
    expect(kinds("2027-03-28T13:00", "2027-03-28T15:00")).toEqual(["easter", "clocks-change"]);
    expect(kinds("2027-06-25T13:00", "2027-06-25T15:00")).toEqual(["midsummerEve"]);
    expect(kinds("2026-12-30T13:00", "2026-12-30T15:00")).toEqual(["past"]);
  });
});

describe("clashes", () => {
  const free = { roomId: null, facilitatorIds: [], attendeeIds: [], organisationIds: [] };
  const workshop = (id: string, from: string, to: string, more: Partial<Timed> = {}): Timed => ({
    ...{ id, ...free, ...more },
    ...{ startsAt: at(`2027-03-12T${from}`), endsAt: at(`2027-03-12T${to}`) },
  });

  test("are a room, a facilitator or people needed at the same time", () => {
    const one = workshop("a", "13:00", "15:00", { roomId: "r", facilitatorIds: ["f", "g"], attendeeIds: ["p", "q"] });
    const other = workshop("b", "14:00", "16:00", { roomId: "r", facilitatorIds: ["g"], attendeeIds: ["q", "x"] });
    expect(clashesOf(one, [one, other])).toEqual([
      { withId: "b", roomId: "r", facilitatorIds: ["g"], attendeeIds: ["q"], organisationIds: [] },
    ]);
  });

  test("are none where one begins when the other ends, or nothing is shared", () => {
    const one = workshop("a", "13:00", "15:00", { roomId: "r", facilitatorIds: ["f"] });
    expect(clashesOf(one, [workshop("b", "15:00", "16:00", { roomId: "r", facilitatorIds: ["f"] })])).toEqual([]);
    expect(clashesOf(one, [workshop("c", "13:00", "15:00", { roomId: "s", facilitatorIds: ["g"] })])).toEqual([]);
    expect(clashesOf(workshop("d", "13:00", "15:00"), [workshop("e", "13:00", "15:00")])).toEqual([]);
  });

  test("go by organisations until people are known in both", () => {
    const planned = workshop("a", "13:00", "15:00", { organisationIds: ["o"] });
    const invited = workshop("b", "13:00", "15:00", { organisationIds: ["o"], attendeeIds: ["p"] });
    expect(clashesOf(planned, [invited])[0]?.organisationIds).toEqual(["o"]);
    const alsoInvited = { ...planned, attendeeIds: ["q"] };
    expect(clashesOf(alsoInvited, [invited])).toEqual([]);
  });

  test("among many are those of each with the rest", () => {
    const id = fc.constantFrom("x", "y", "z");
    const aWorkshop = fc.record({
      from: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 9 }),
      room: id,
    });
    fc.assert(
      fc.property(fc.array(aWorkshop, { maxLength: 14 }), (drawn) => {
        const start = at("2027-03-12T08:00");
        const all = drawn.map(({ from, length, room }, place) => ({
          ...{ id: String(place), ...free, roomId: room },
          ...{ startsAt: start.add({ minutes: from }), endsAt: start.add({ minutes: from + length }) },
        }));
        const among = clashesAmong(all);
        for (const one of all)
          expect((among.get(one.id) ?? []).map(({ withId }) => withId).sort()).toEqual(
            clashesOf(one, all)
              .map(({ withId }) => withId)
              .sort(),
          );
      }),
    );
  });

  test("a room is too small for places given or for those who come", () => {
    expect(tooSmall({ places: 12 }, 20, 3)).toEqual({ holds: 12, needed: 20 });
    expect(tooSmall({ places: 12 }, null, 13)).toEqual({ holds: 12, needed: 13 });
    expect(tooSmall({ places: 12 }, 12, 12)).toBeNull();
    expect(tooSmall(null, 500, 400)).toBeNull();
  });
});
