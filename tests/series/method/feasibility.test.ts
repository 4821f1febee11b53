import { expect, test } from "vitest";
import { breaches, type Breach } from "../../../src/series/method/feasibility.ts";
import type { Held, Instance } from "../../../src/series/method/instance.ts";
import { problemOf } from "../../../src/series/method/problem.ts";
import { smallInstance } from "./instances.ts";

const free = (topic: number, members: number[]): Held => ({ topic, level: 0, audience: { kind: "free" }, members });
const north = (topic: number, members = [0, 1]): Held => ({
  ...{ topic, level: 0, members },
  audience: { kind: "group", group: "north" },
});
const south = (topic: number): Held => ({
  topic,
  level: 0,
  audience: { kind: "group", group: "south" },
  members: [2, 3],
});
const all = (topic: number): Held => ({ topic, level: 0, audience: { kind: "all" }, members: [0, 1, 2, 3] });
const groups: Partial<Instance> = { mode: "groups", own: 1, common: 1 };

function rulesBroken(plan: Held[], changes: Partial<Instance> = {}): string[] {
  return breaches(problemOf(smallInstance(changes)), plan).map(({ rule }) => rule);
}

test("plans that keep the rules have no breach", () => {
  expect(rulesBroken([free(0, [0, 1]), free(2, [2, 3])])).toEqual([]);
  expect(rulesBroken([north(0), south(2), all(1)], groups)).toEqual([]);
  expect(rulesBroken([video, { ...free(2, [2, 3]), slot: 1, facilitator: 0 }], times)).toEqual([]);
});

const times: Partial<Instance> = {
  slots: [
    { id: "monday", away: ["dan"], rooms: 1 },
    { id: "tuesday", away: [], rooms: 2 },
  ],
  facilitators: [
    { id: "eva", topics: ["video", "privacy"], away: ["monday"] },
    { id: "fia", topics: ["video"], away: [] },
  ],
};
const video = { ...free(0, [0, 1]), slot: 1, facilitator: 1 };

const planted: Record<Breach["rule"], [Held[], Partial<Instance>]> = {
  budget: [[free(0, [0, 1]), free(2, [2, 3])], { budget: 3, cost: 2 }],
  workshops: [[free(0, [0, 1]), free(2, [2, 3])], { workshops: 1 }],
  copies: [[free(1, [0, 1]), free(1, [2, 3])], { copies: 1 }],
  size: [[free(0, [0, 1])], { size: [3, 4] }],
  own: [[north(0), all(1)], groups],
  common: [[north(0), south(2)], groups],
  "topic-twice": [[free(1, [0, 1]), free(1, [0, 2])], { copies: 2, perPerson: 2 }],
  seats: [[free(0, [0]), free(1, [0, 2])], {}],
  audience: [[north(0, [0]), south(2), all(1)], groups],
  "without-benefit": [[free(0, [0, 2])], {}],
  "may-not-meet": [[free(0, [0, 1])], { cannotLink: [["bo", "ada"]] }],
  slot: [[{ ...video, slot: undefined }], times],
  away: [[{ ...free(1, [3]), slot: 0 }], { slots: times.slots }],
  "two-at-once": [[video, { ...free(1, [0, 2]), slot: 1 }], { slots: times.slots, perPerson: 2 }],
  rooms: [
    [
      { ...free(0, [0]), slot: 0 },
      { ...free(1, [1]), slot: 0 },
    ],
    { slots: times.slots },
  ],
  facilitator: [
    [video, { ...free(2, [2, 3]), slot: 1, facilitator: 1 }],
    { ...times, slots: [times.slots![1]!, times.slots![1]!] },
  ],
  "facilitator-twice": [
    [
      { ...video, facilitator: 0 },
      { ...free(2, [2, 3]), slot: 1, facilitator: 0 },
    ],
    times,
  ],
  fixed: [[free(1, [0, 1])], { fixed: [{ topic: "excel", level: 0, members: ["cia"] }] }],
};

for (const [rule, [plan, changes]] of Object.entries(planted))
  test(`a planted breach is found: ${rule}`, () => {
    expect([...new Set(rulesBroken(plan, changes))]).toEqual([rule]);
  });
