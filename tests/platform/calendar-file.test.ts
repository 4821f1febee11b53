import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { calendarFile, type CalendarEvent } from "../../src/platform/calendar-file.ts";
import { readCalendar } from "../support/calendar-reader.ts";

const event: CalendarEvent = {
  uid: "workshop-1@tarvepaja.test",
  sequence: 3,
  start: Temporal.Instant.from("2027-03-28T10:00:00Z"),
  end: Temporal.Instant.from("2027-03-28T12:00:00Z"),
  title: "Kanta; perusteet, osa 1",
  description: 'Ota mukaan kone.\nKysy: \\ tai "muuta"',
  place: "Sali A, Kampusranta 11",
  url: "https://tarvepaja.test/w/abc?workshop=1,2",
  isCancelled: false,
  updatedAt: Temporal.Instant.from("2027-01-02T03:04:05Z"),
  organiser: { name: "Ada Aalto", email: "ada@example.org" },
  attendee: { name: 'Åke "Oke" Öman', email: "ake@example.org" },
};
const file = (more: Partial<CalendarEvent> = {}, method: "PUBLISH" | "REQUEST" | "CANCEL" = "PUBLISH") =>
  calendarFile([{ ...event, ...more }], { name: "DigiVointi", method });

describe("a calendar file", () => {
  test("reads back as what was written, in UTC", () => {
    const { calendar, events } = readCalendar(file());
    expect([calendar["VERSION"], calendar["METHOD"], calendar["X-WR-CALNAME"]]).toEqual([
      "2.0",
      "PUBLISH",
      "DigiVointi",
    ]);
    expect(calendar["PRODID"]).toBe("-//Tarvepaja//Workshops//EN");
    expect(events).toEqual([
      {
        UID: "workshop-1@tarvepaja.test",
        SEQUENCE: "3",
        DTSTAMP: "20270102T030405Z",
        "LAST-MODIFIED": "20270102T030405Z",
        DTSTART: "20270328T100000Z",
        DTEND: "20270328T120000Z",
        SUMMARY: "Kanta; perusteet, osa 1",
        DESCRIPTION: 'Ota mukaan kone.\nKysy: \\ tai "muuta"',
        LOCATION: "Sali A, Kampusranta 11",
        URL: "https://tarvepaja.test/w/abc?workshop=1%2C2",
        STATUS: "CONFIRMED",
        ORGANIZER: "mailto:ada@example.org",
        ATTENDEE: "MAILTO:ake@example.org",
      },
    ]);
  });

  test("has no line over 75 octets, and no character cut in two", () => {
    const title = "Pitkä ääkkösnimi 🎉 ".repeat(20).trim();
    const text = file({ title, description: "ö".repeat(200) });
    const lines = text.split("\r\n");
    expect(lines.at(-1)).toBe("");
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text).not.toContain("\uFFFD");
    expect(readCalendar(text).events[0]?.["SUMMARY"]).toBe(title);
  });

  test("says that an event is cancelled, and asks or takes back by its method", () => {
    expect(readCalendar(file({ isCancelled: true, sequence: 4 }, "CANCEL"))).toMatchObject({
      calendar: { METHOD: "CANCEL" },
      events: [{ STATUS: "CANCELLED", SEQUENCE: "4" }],
    });
    expect(file({}, "REQUEST")).toContain("PARTSTAT=NEEDS-ACTION");
  });

  test("leaves out what is not known, and an empty calendar is a calendar", () => {
    const [bare] = readCalendar(
      file({ description: "", place: "", url: null, organiser: null, attendee: null }),
    ).events;
    expect(Object.keys(bare ?? {}).sort()).toEqual(
      ["UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "STATUS"].sort(),
    );
    expect(readCalendar(calendarFile([], { name: "Tyhjä", method: "PUBLISH" })).events).toEqual([]);
  });

  test("lets no line break of a name or a text start a line of its own", () => {
    const evil = "x\r\nBEGIN:VEVENT\r\nSUMMARY:muu";
    const text = calendarFile(
      [
        {
          ...event,
          title: evil,
          place: evil,
          url: `https://a.test/${evil}`,
          organiser: { name: evil, email: "a@b.fi" },
        },
      ],
      { name: evil, method: "PUBLISH" },
    );
    expect(text.split("\r\n").filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
    expect(text.split("\r\n").filter((line) => line.startsWith("SUMMARY:"))).toHaveLength(1);
  });
});
