// When doors are open, and what coming to one makes of a seat.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  checkInCloses,
  checkInRefusal,
  isJoinTime,
  rollRefusal,
  seatAtDoor,
} from "../../../src/workshops/door/door.ts";
import { rollCounts } from "../../../src/workshops/door/roll/roll.ts";
import { blankRows } from "../../../src/workshops/door/sheet/sheet.ts";
import type { Seat } from "../../../src/workshops/seats/seat.ts";

const at = (text: string) => Temporal.Instant.from(text);
const zone = "Europe/Helsinki";
// 13–15 in Helsinki, on the day before the clocks go back.
const workshop = { state: "planned", startsAt: at("2027-10-30T10:00Z"), endsAt: at("2027-10-30T12:00Z") } as const;

test("one checks in from two hours before the start until two hours after that day has ended", () => {
  const refused = (text: string) => checkInRefusal(workshop, at(text), zone);
  expect(refused("2027-10-30T07:59:59Z")).toBe("too-early");
  expect(refused("2027-10-30T08:00Z")).toBeNull();
  expect(refused("2027-10-30T22:59:59Z")).toBeNull(); // 1.59 at night
  expect(refused("2027-10-30T23:00Z")).toBe("over");
  expect(checkInCloses(at("2027-10-30T21:30Z"), zone).equals(at("2027-11-01T00:00Z"))).toBe(true); // ends at 0.30, that day has 25 hours
  expect(checkInRefusal({ ...workshop, state: "cancelled" }, at("2027-10-30T10:00Z"), zone)).toBe("cancelled");
  expect(checkInRefusal({ ...workshop, endsAt: null, startsAt: null }, at("2027-10-30T10:00Z"), zone)).toBe("no-time");
});

test("people are marked from the first minute of the day on", () => {
  const refused = (text: string) => rollRefusal(workshop, at(text), zone);
  expect(refused("2027-10-29T20:59:59Z")).toBe("not-today");
  expect(refused("2027-10-29T21:00Z")).toBeNull();
  expect(refused("2028-01-01T00:00Z")).toBeNull();
  expect(rollRefusal({ state: "planned", startsAt: null }, at("2027-10-29T21:00Z"), zone)).toBeNull();
});

test("joining from afar counts from half an hour before until the end", () => {
  const times = ["09:29:59", "09:30:00", "11:59:59", "12:00:00"].map((time) => at(`2027-10-30T${time}Z`));
  expect(times.map((time) => isJoinTime(workshop, time))).toEqual([false, true, true, false]);
});

test("who comes keeps their place; the others need a free one; who comes from afar moves in while there is room", () => {
  const full = { places: 2, taken: 2, hasRoom: true };
  const free = { places: 2, taken: 1, hasRoom: true };
  const seat = (state: Seat["state"], isRemote = false): Seat => ({ state, isRemote });
  expect(seatAtDoor(seat("coming"), full, true)).toEqual(seat("coming"));
  for (const state of ["invited", "waiting", "declined"] as const) {
    expect(seatAtDoor(seat(state), full, true)).toBe("full");
    expect(seatAtDoor(seat(state), free, true)).toEqual(seat("coming"));
  }
  expect(seatAtDoor(undefined, { ...full, places: null }, true)).toEqual(seat("coming"));
  expect(seatAtDoor(seat("coming", true), full, true)).toEqual(seat("coming", true));
  expect(seatAtDoor(seat("coming", true), free, true)).toEqual(seat("coming"));
  expect(seatAtDoor(seat("coming", true), free, false)).toEqual(seat("coming", true));
  expect(seatAtDoor(undefined, { ...free, hasRoom: false }, false)).toEqual(seat("coming", true));
});

test("counts tell of those who come and of whoever else was there", () => {
  const seats = [
    { state: "coming", isRemote: false, attended: true },
    { state: "coming", isRemote: true, attended: true },
    { state: "coming", isRemote: false, attended: null },
    { state: "coming", isRemote: false, attended: false },
    { state: "waiting", isRemote: false, attended: null },
    { state: "declined", isRemote: false, attended: null },
  ] as const;
  expect(rollCounts(seats)).toEqual({ all: 4, here: 2, hereRemote: 1, unmarked: 1 });
});

test("a sheet has empty rows for the places left, but always some and never many", () => {
  expect([blankRows(12, 12), blankRows(4, 12), blankRows(0, 200), blankRows(3, null)]).toEqual([5, 8, 15, 5]);
});
