// Weighing dates, spreading them over weeks, reading typed ones: pure rules.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { withDays, withMoreRows, rowCount, mostRows } from "../../../src/workshops/polls/making/rows.ts";
import { spreadDays } from "../../../src/workshops/polls/making/spread.ts";
import { readDates } from "../../../src/workshops/polls/making/typed-dates.ts";
import {
  bestOf,
  compareStandings,
  dateAnswers,
  isToBeReminded,
  pollState,
  standings,
} from "../../../src/workshops/polls/poll.ts";
import { contactsOf, openChoices } from "../../../src/workshops/polls/recipients.ts";
import { isReminderDue, pollReminderAt } from "../../../src/workshops/polls/reminders/poll-reminder.ts";

const now = Temporal.Instant.from("2027-01-11T10:00:00Z");
const hour = (hours: number) => now.add({ hours });
const date = (id: string, hours: number) => ({ id, startsAt: hour(hours), endsAt: hour(hours + 2) });
const person = (attendeeId: string, organisationId: string | null, isMain = false) => ({
  attendeeId,
  organisationId,
  isMain,
});

test("the best date is the one most can come on, then fewest can't, then the earliest; organisations left out are told", () => {
  const dates = [date("past", -1), date("late", 90), date("early", 20), date("nobody", 10)];
  const people = [
    person("a1", "A", true),
    person("a2", "A"),
    person("b", "B", true),
    person("c", null),
    person("d", "D"),
  ];
  const said = (dateId: string, answers: Record<string, (typeof dateAnswers)[number]>) =>
    Object.entries(answers).map(([attendeeId, answer]) => ({ dateId, attendeeId, answer }));
  const answers = [
    ...said("past", { a1: "yes", a2: "yes", b: "yes", c: "yes" }),
    ...said("late", { a1: "no", a2: "maybe", b: "yes", c: "no" }),
    ...said("early", { a1: "yes", a2: "no", b: "no", c: "yes" }),
    ...said("nobody", { a1: "no", a2: "no", b: "no", c: "no" }),
  ];
  const ranked = standings({ dates, people, answers }, now);
  expect(ranked.map((each) => [each.date.id, each.leftOut, each.mainMissing])).toEqual([
    ["early", ["B"], ["b"]],
    ["late", [], ["a1"]],
    ["nobody", ["A", "B"], ["a1", "b"]], // of D nobody has answered: it isn't left out
    ["past", [], []],
  ]);
  expect(bestOf(ranked)?.date.id).toBe("early");
  expect(bestOf(standings({ dates: [date("past", -1)], people, answers }, now))).toBeNull();
  expect(bestOf(standings({ dates, people, answers: [] }, now))).toBeNull();
});

test("the order is total: it doesn't hang on how dates were listed, and a 'yes' more never makes a date worse", () => {
  const answer = fc.constantFrom(...dateAnswers, undefined);
  fc.assert(
    fc.property(fc.array(fc.array(answer, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 6 }), (table) => {
      const dates = table.map((_, at) => date(String(at), 1 + at));
      const people = [0, 1, 2, 3].map((at) => person(String(at), null));
      const given = (rows: typeof table) =>
        rows.flatMap((row, at) =>
          row.flatMap((each, who) =>
            each === undefined ? [] : [{ dateId: String(at), attendeeId: String(who), answer: each }],
          ),
        );
      const order = standings({ dates, people, answers: given(table) }, now);
      const turned = standings({ dates: dates.toReversed(), people, answers: given(table) }, now);
      expect(turned).toEqual(order);
      const [first, ...rest] = table;
      const better = standings(
        { dates, people, answers: given([(first ?? []).map(() => "yes" as const), ...rest]) },
        now,
      );
      const place = (ranked: typeof order) => ranked.findIndex((each) => each.date.id === "0");
      expect(place(better)).toBeLessThanOrEqual(place(order));
      for (const [at, each] of order.entries())
        for (const later of order.slice(at + 1)) expect(compareStandings(each, later)).toBeLessThan(0);
    }),
  );
});

test("a poll is open until its close, its last date, or the end of its workshop", () => {
  const facts = { closesAt: hour(5), closedAt: null, dates: [date("a", -3), date("b", 30)], workshopState: null };
  expect(pollState(facts, now)).toBe("open");
  expect(pollState(facts, hour(5))).toBe("closed");
  expect(pollState({ ...facts, closedAt: hour(-1) }, now)).toBe("closed");
  expect(pollState({ ...facts, dates: [date("a", -3)] }, now)).toBe("past");
  expect(pollState({ ...facts, workshopState: "held" }, now)).toBe("past");
  expect(pollState({ ...facts, workshopState: "cancelled", closedAt: hour(-1) }, now)).toBe("cancelled");
  expect(isToBeReminded({ answeredAt: null, mailedAt: hour(-2) }, now)).toBe(true);
  expect(isToBeReminded({ answeredAt: null, mailedAt: hour(-1) }, now)).toBe(false);
  expect(isToBeReminded({ answeredAt: now, mailedAt: hour(-9) }, now)).toBe(false);
});

test("weekdays over weeks become days: past weeks are next year's, the year may turn, holidays stay out", () => {
  const spread = (weekdays: number[], fromWeek: number, toWeek: number, today: string) =>
    spreadDays({ weekdays, fromWeek, toWeek }, today);
  expect(spread([4, 2], 3, 4, "2027-01-11")).toEqual({
    days: ["2027-01-19", "2027-01-21", "2027-01-26", "2027-01-28"],
    holidays: 0,
  });
  expect(spread([1, 3], 2, 2, "2027-01-11").days).toEqual(["2027-01-13"]); // today itself is too late
  expect(spread([1], 1, 1, "2027-01-11").days).toEqual(["2028-01-03"]);
  // Week 53 of 2026, and week 1 of 2027 with Epiphany on its Wednesday.
  expect(spread([3], 53, 1, "2026-11-22")).toEqual({ days: ["2026-12-30"], holidays: 1 });
});

test("typed dates are read by the programme's clock; each row's mistake is told at its field", () => {
  const read = (...rows: [string | null, string | null, number | null][]) =>
    readDates(
      rows.map(([day, start, minutes]) => ({ day, start, minutes })),
      "Europe/Helsinki",
      now,
    );
  // Winter and summer time; an empty row with a length alone is empty.
  const { dates, mistakes } = read(["2027-03-26", "13:00", 120], [null, null, 120], ["2027-03-29", "13:00", 120]);
  expect([dates.map(({ startsAt }) => startsAt.toString()), mistakes]).toEqual([
    ["2027-03-26T11:00:00Z", "2027-03-29T10:00:00Z"],
    [],
  ]);
  const wrong = read(
    ["2027-03-28", "03:30", 60],
    ["2027-01-10", "13:00", 60],
    ["2027-03-26", "13:00", 60],
    ["2027-03-26", "13:00", 60],
    [null, "13:00", 60],
    ["2027-03-26", null, 60],
    ["2027-03-26", "14:00", null],
  );
  expect(wrong.mistakes.map(({ row, field, reason }) => `${row} ${field} ${reason}`)).toEqual([
    "0 start skipped",
    "1 day past",
    "3 day same",
    "4 day day-missing",
    "5 start start-missing",
    "6 length length-missing",
  ]);
  expect(read([null, null, 120]).mistakes).toEqual([{ row: 0, field: "day", reason: "none" }]);
  // The hour that autumn has twice: the first one.
  expect(read(["2027-10-31", "03:30", 60]).dates[0]?.startsAt.toString()).toBe("2027-10-31T00:30:00Z");
});

test("rows keep what was typed; generated days fill empty rows, once each, forty at most", () => {
  expect(rowCount({})).toBe(4);
  const typed = { "day-0": "2027-02-01", "start-0": "9", "day-1": "", "start-1": "" };
  expect(rowCount(withMoreRows(typed))).toBe(8);
  expect(withMoreRows(typed)).toMatchObject(typed);
  const time = { start: "13:00", length: "120" };
  const once = withDays(typed, ["2027-02-02", "2027-02-04"], time);
  expect([once.added, once.values["day-1"], once.values["day-2"]]).toEqual([2, "2027-02-02", "2027-02-04"]);
  expect(withDays(once.values, ["2027-02-02", "2027-02-04"], time)).toEqual({ ...once, added: 0 });
  const many = Array.from({ length: 50 }, (_, at) =>
    Temporal.PlainDate.from("2027-03-01").add({ days: at }).toString(),
  );
  expect(withDays(typed, many, time)).toMatchObject({ added: mostRows - 1, noRoom: 11 });
});

test("main contacts of the committed are asked where any has committed; every main contact can be chosen besides", () => {
  const contact = (isCommitted: boolean, isMain: boolean) => ({ isCommitted, isMain });
  const contacts = [contact(true, true), contact(true, false), contact(false, true), contact(false, false)];
  expect(openChoices(contacts, 0)).toEqual([
    { choice: "main", count: 1 },
    { choice: "everyone", count: 2 },
    { choice: "every-main", count: 2 },
  ]);
  const uncommitted = contacts.filter(({ isCommitted }) => !isCommitted);
  expect(contactsOf(uncommitted, "main")).toEqual([contact(false, true)]);
  expect(openChoices(uncommitted, 2).map(({ choice }) => choice)).toEqual(["seated", "main", "everyone"]);
});

test("the planned reminder leaves at nine the day before the last one, also over the clocks' change, once to each", () => {
  const at = (closesAt: string) => String(pollReminderAt(Temporal.Instant.from(closesAt), "Europe/Helsinki"));
  expect(at("2027-01-19T21:59:00Z")).toBe("2027-01-18T07:00:00Z");
  expect(at("2027-03-28T20:59:00Z")).toBe("2027-03-27T07:00:00Z"); // summer time began on the last day
  expect(at("2027-11-01T21:59:00Z")).toBe("2027-10-31T07:00:00Z");
  const due = (mailed: number | null, later: number, answeredAt: Temporal.Instant | null = null) =>
    isReminderDue({ answeredAt, mailedAt: mailed === null ? null : hour(mailed) }, now, hour(later));
  expect([due(-48, -1), due(-48, 0), due(-48, 9), due(-48, 9, now)]).toEqual([false, true, true, false]);
  expect([due(-23, 0), due(-23, 2), due(0, 30), due(1, 30), due(null, 0)]).toEqual([false, true, false, false, true]);
});
