import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  answerRefusal,
  freePlaces,
  hasPlace,
  seatAfter,
  type RoomState,
  type Seat,
} from "../../../src/workshops/seats/seat.ts";
import { inTurn, type Waiting } from "../../../src/workshops/seats/waiting-list.ts";
import { isDue, isDueNow, reminderAt, type Remindable } from "../../../src/workshops/reminders/reminder.ts";
import { isShownTo } from "../../../src/workshops/materials/material.ts";

const at = (hour: number) => Temporal.Instant.from("2027-03-01T00:00:00Z").add({ hours: hour });
const open: RoomState = { state: "planned", endsAt: at(100), places: 10, taken: 3, hasRoom: true, hasRemote: true };
const answers = ["coming", "remote", "declined"] as const;
const seats = fc.constantFrom<Seat>(
  { state: "invited", isRemote: false },
  { state: "coming", isRemote: false },
  { state: "coming", isRemote: true },
  { state: "waiting", isRemote: false },
  { state: "declined", isRemote: false },
);

test("whatever is answered in whatever order, a room never holds more than its places, and the last answer holds", () => {
  const acts = fc.array(fc.record({ who: fc.nat(7), answer: fc.constantFrom(...answers) }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.nat(4), acts, (places, said) => {
      const people: Seat[] = Array.from({ length: 8 }, () => ({ state: "invited", isRemote: false }));
      for (const { who, answer } of said) {
        const taken = people.filter(hasPlace).length;
        const before = people[who]!;
        const after = seatAfter(before, answer, { places, taken });
        people[who] = after;
        expect(people.filter(hasPlace).length).toBeLessThanOrEqual(places);
        if (answer === "declined") expect(after.state).toBe("declined");
        if (answer === "remote") expect(after).toEqual({ state: "coming", isRemote: true });
        if (answer === "coming") expect(after.state).toBe(hasPlace(before) || taken < places ? "coming" : "waiting");
        expect(seatAfter(after, answer, { places, taken: people.filter(hasPlace).length })).toEqual(after);
      }
    }),
  );
});

test("without a limit nobody waits", () => {
  expect(freePlaces({ places: null, taken: 5000 })).toBe(Infinity);
  fc.assert(
    fc.property(seats, fc.nat(), (seat, taken) => {
      expect(seatAfter(seat, "coming", { places: null, taken })).toEqual({ state: "coming", isRemote: false });
    }),
  );
});

test("a workshop takes an answer until it ends, and only one that it has room for", () => {
  const refusals = (room: Partial<RoomState>, now = at(0)) =>
    answers.map((answer) => answerRefusal(answer, { ...open, ...room }, now));
  expect(refusals({})).toEqual([null, null, null]);
  expect(refusals({ endsAt: null })).toEqual([null, null, null]);
  expect(refusals({}, at(99))).toEqual([null, null, null]);
  expect(refusals({}, at(100))).toEqual(["over", "over", "over"]);
  expect(refusals({ state: "held" })).toEqual(["over", "over", "over"]);
  expect(refusals({ state: "cancelled" }, at(200))).toEqual(["cancelled", "cancelled", "cancelled"]);
  expect(refusals({ hasRemote: false })).toEqual([null, "not-remote", null]);
  expect(refusals({ hasRoom: false })).toEqual(["remote-only", null, null]);
});

const waitings = fc.uniqueArray(
  fc.record({
    seatId: fc.uuid(),
    waitingSinceMicroseconds: fc.nat(5),
    organisationId: fc.option(fc.constantFrom("a", "b", "c")),
    otherPlaces: fc.nat(2),
  }),
  { selector: ({ seatId }) => seatId, maxLength: 12 },
);
const counts = fc.record({ a: fc.nat(1), b: fc.nat(1), c: fc.nat(1) });

test("the waiting list is one order of all, whatever order it is read in, and those let in leave the others in theirs", () => {
  fc.assert(
    fc.property(waitings, counts, fc.nat(12), (people, coming, places) => {
      const listed = people.map((each): Waiting => ({
        ...each,
        fromSameOrganisation: each.organisationId === null ? 0 : coming[each.organisationId],
      }));
      const order = inTurn(listed).map(({ seatId }) => seatId);
      expect([...order].sort()).toEqual(people.map(({ seatId }) => seatId).sort());
      expect(inTurn([...listed].reverse()).map(({ seatId }) => seatId)).toEqual(order);

      // Let in one by one, with the organisations' counts as they then are: the same order.
      let left = listed;
      const inFact: string[] = [];
      for (let place = 0; place < Math.min(places, listed.length); place++) {
        const first = inTurn(left)[0]!;
        inFact.push(first.seatId);
        left = left
          .filter(({ seatId }) => seatId !== first.seatId)
          .map((each) => ({
            ...each,
            fromSameOrganisation:
              each.fromSameOrganisation +
              Number(each.organisationId !== null && each.organisationId === first.organisationId),
          }));
      }
      expect(inFact).toEqual(order.slice(0, inFact.length));
    }),
  );
});

test("who is first in line: an organisation without a place, then fewest places, then longest wait", () => {
  const one = (
    seatId: string,
    organisationId: string | null,
    fromSameOrganisation: number,
    otherPlaces: number,
    since: number,
  ) => ({
    ...{ seatId, organisationId, fromSameOrganisation, otherPlaces },
    waitingSinceMicroseconds: since,
  });
  const list = [
    one("has a colleague in", "a", 1, 0, 0),
    one("has had two places", "b", 0, 2, 1),
    one("new, waits longer", "c", 0, 0, 2),
    one("new, of the same as the one before", "c", 0, 0, 3),
    one("new, of nobody known", null, 0, 0, 4),
  ];
  expect(inTurn(list).map(({ seatId }) => seatId)).toEqual([
    "new, waits longer",
    "new, of nobody known",
    "has had two places",
    "has a colleague in",
    "new, of the same as the one before",
  ]);
});

test("a planned reminder is due from its time to the start, once, to those whom it is for and who were not just written to", () => {
  const startsAt = at(1000);
  const invited: Remindable = { state: "invited", invitedAt: at(0), answeredAt: null, remindedAt: null };
  const coming: Remindable = { ...invited, state: "coming", answeredAt: at(5) };
  const [week, twoDays] = [reminderAt("unanswered", startsAt), reminderAt("coming", startsAt)];
  expect([week.toString(), twoDays.toString()]).toEqual([at(1000 - 168).toString(), at(1000 - 48).toString()]);
  const dueAt = (seat: Remindable, kind: "coming" | "unanswered", hours: number[]) =>
    hours.map((hour) => isDue(seat, kind, startsAt, at(hour)));
  expect(dueAt(invited, "unanswered", [831, 832, 999, 1000])).toEqual([false, true, true, false]);
  expect(dueAt(coming, "coming", [951, 952, 999, 1000])).toEqual([false, true, true, false]);
  expect(dueAt(coming, "unanswered", [900])).toEqual([false]);
  expect(dueAt({ ...invited, state: "declined" }, "unanswered", [900])).toEqual([false]);
  expect(dueAt({ ...invited, remindedAt: at(832) }, "unanswered", [832, 900])).toEqual([false, false]);
  expect(dueAt({ ...invited, invitedAt: at(831) }, "unanswered", [832, 840])).toEqual([false, false]);
  expect(isDueNow({ ...invited, remindedAt: at(10) }, "unanswered", at(10).add({ minutes: 59 }))).toBe(false);
  expect(isDueNow({ ...invited, remindedAt: at(10) }, "unanswered", at(11))).toBe(true);
});

test("materials before are for the invited who did not say no, those after for who was there", () => {
  const shown = (phase: "before" | "after", state: "planned" | "held" | "cancelled") =>
    (["invited", "coming", "waiting", "declined"] as const).map((seat) =>
      [null, true, false].map((attended) => isShownTo(phase, state, { state: seat, attended })),
    );
  const [yes, no] = [true, false];
  expect(shown("before", "planned").map(([untaken]) => untaken)).toEqual([yes, yes, yes, no]);
  expect(shown("after", "planned").flat()).toEqual(Array(12).fill(false));
  expect(shown("after", "held")).toEqual([
    [no, yes, no],
    [yes, yes, no],
    [no, yes, no],
    [no, yes, no],
  ]);
  expect([...shown("before", "cancelled"), ...shown("after", "cancelled")].flat()).toEqual(Array(24).fill(false));
});
