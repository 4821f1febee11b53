import { describe, expect, test } from "vitest";
import { phhykyEvents } from "../../seeds/phhyky-events.ts";
import { phhykyPeople } from "../../seeds/phhyky-people.ts";
import { readinessAnswers } from "../../seeds/phhyky-readiness.ts";
import { phhykyRounds } from "../../seeds/phhyky-scores.ts";
import { mentorOf, phhykyMentors } from "../../seeds/phhyky-staff.ts";
import { mentoredUnits, phhykyUnits } from "../../seeds/phhyky-units.ts";
import { growth, ownSpan, spanOf } from "../../src/maturity/method/growth.ts";
import { pairsOf } from "../../src/maturity/method/pairs.ts";

const people = phhykyPeople();
const rounds = phhykyRounds();
const events = phhykyEvents(new Map([...people].map(([unit, those]) => [unit, those.length])));
const programme = { from: "2021-05-01", to: "2021-12-31" };
const judged = rounds.flatMap(({ unit, on, rows }) =>
  rows.map(({ tool, score }) => ({ unitId: unit.name, toolId: tool, on, score, sector: unit.sector })),
);

describe("the units and their people", () => {
  test("are 77 mentored units of three sectors and eight that were left without", () => {
    const count = (sector: string) => mentoredUnits.filter((unit) => unit.sector === sector).length;
    expect(["health", "family", "older"].map(count)).toEqual([26, 20, 31]);
    expect(phhykyUnits.length).toBe(85);
    expect(new Set(phhykyUnits.map(({ name }) => name)).size).toBe(85);
  });

  test("have eight mentors in two waves, each with about nine units", () => {
    expect([1, 2].map((wave) => phhykyMentors.filter((mentor) => mentor.wave === wave).length)).toEqual([4, 4]);
    const counts = phhykyMentors.map((mentor) => mentoredUnits.filter((unit) => mentorOf.get(unit) === mentor).length);
    expect(counts).toEqual(phhykyMentors.map(({ units }) => units));
  });

  test("bear different names, at addresses that reach nobody", () => {
    const all = [...people.values()].flat();
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ email }) => email)).size).toBe(all.length);
    expect(all.filter(({ email }) => !/^[a-z]+(\.[a-z]+)+@example\.org$/.test(email))).toEqual([]);
  });
});

describe("what was held", () => {
  test("are 407 events within the programme, never two of a unit on one day", () => {
    expect(events.length).toBe(407);
    expect(events.filter(({ heldOn }) => heldOn < programme.from || heldOn > programme.to)).toEqual([]);
    expect(new Set(events.map(({ unit, heldOn }) => `${unit.name} ${heldOn}`)).size).toBe(407);
    expect(events.filter(({ people: came }) => came.length === 0)).toEqual([]);
  });

  test("reached every one of 2,033 people", () => {
    const reached = new Set(events.flatMap(({ unit, people: came }) => came.map((place) => people.get(unit)![place]!.email))); // prettier-ignore
    expect(reached.size).toBe(2033);
  });
});

describe("what was judged", () => {
  test("grew as was published in every sector, by the product's own measure", () => {
    const share = (sector: string) =>
      growth(pairsOf(judged.filter((each) => each.sector === sector)), programme, ownSpan, "units").growth?.share ?? 0;
    expect(["health", "family", "older"].map((sector) => Math.round(share(sector) * 100))).toEqual([26, 16, 20]);
  });

  test("tells of every unit, and of better use of Teams in 51", () => {
    expect(new Set(judged.map(({ unitId }) => unitId)).size).toBe(77);
    const teams = pairsOf(judged.filter(({ toolId }) => toolId === "Teams"));
    const spans = teams.flatMap((pair) => spanOf(pair, programme, ownSpan) ?? []);
    expect(spans.filter(({ start, end }) => end.score > start.score).length).toBe(51);
  });
});

test("800 answered the survey of readiness, and each time everything is drawn it is the same", () => {
  expect(readinessAnswers().length).toBe(800);
  expect([phhykyPeople(), phhykyRounds(), readinessAnswers()]).toEqual([people, rounds, readinessAnswers()]);
});
