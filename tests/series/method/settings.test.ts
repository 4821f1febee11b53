import { expect, test } from "vitest";
import type { Instance } from "../../../src/series/method/instance.ts";
import { mistakeInWords, proposeFile } from "../../../src/series/propose-file.ts";
import { settingsMistake, type SettingsMistake } from "../../../src/series/method/settings.ts";
import { smallInstance } from "./instances.ts";

type ToldFromSettings = Exclude<SettingsMistake["mistake"], "cannot-be-met" | "none-found-in-time">;
const groups: Partial<Instance> = { mode: "groups", own: 1, common: 1 };
const at = (topic: string, more: { group?: string; members?: string[] } = {}) => ({ topic, level: 0, ...more });
const monday = { id: "monday", away: [], rooms: 1 };
const eva = (topics: string[]) => ({ id: "eva", topics, away: [] });

const cases: Record<ToldFromSettings, [Partial<Instance>, object]> = {
  "nobody-has-a-need": [{ gap: Array.from({ length: 4 }, () => [0, 0, 0]) }, {}],
  "no-workshops": [{ workshops: 0 }, {}],
  "size-upside-down": [{ size: [5, 4] }, { least: 5, most: 4 }],
  "no-group": [{ ...groups, participants: ["a", "b", "c", "d"].map((id) => ({ id, weight: 1 })) }, {}],
  "group-outside-size": [
    { ...groups, size: [3, 4] },
    { group: "north", members: 2, least: 3, most: 4 },
  ],
  "too-few-topics": [
    { ...groups, own: 3 },
    { needed: 4, topics: 3 },
  ],
  "too-few-workshops": [
    { ...groups, mode: "mixed", workshops: 2 },
    { needed: 3, workshops: 2 },
  ],
  "budget-too-small": [
    { ...groups, budget: 5, cost: [[3], [2], [2]] },
    { needed: 6, budget: 5 },
  ],
  "may-not-meet-in-group": [
    { ...groups, common: 0, cannotLink: [["ada", "bo"]] },
    { group: "north", first: "ada", second: "bo" },
  ],
  "may-not-meet-in-common": [
    { ...groups, cannotLink: [["ada", "cia"]] },
    { first: "ada", second: "cia" },
  ],
  "fixed-group-unknown": [{ ...groups, fixed: [at("video", { group: "east" })] }, { group: "east" }],
  "fixed-too-many": [
    { ...groups, fixed: [at("video"), at("excel")] },
    { audience: "all", fixed: 2, allowed: 1 },
  ],
  "fixed-topic-twice": [
    { ...groups, own: 2, fixed: [at("video", { group: "north" }), at("video", { group: "north" })] },
    { audience: "north", topic: "video" },
  ],
  "fixed-member-elsewhere": [
    { ...groups, fixed: [at("video", { group: "north", members: ["cia"] })] },
    { group: "north", member: "cia" },
  ],
  "fixed-seats-over-size": [
    { size: [1, 1], fixed: [at("video", { members: ["ada", "bo"] })] },
    { topic: "video", seats: 2, most: 1 },
  ],
  "fixed-seats-per-person": [
    { fixed: [at("video", { members: ["ada"] }), at("excel", { members: ["ada"] })] },
    { member: "ada", seats: 2, most: 1 },
  ],
  "fixed-slot-unknown": [{ slots: [monday], fixed: [{ ...at("video"), slot: "tuesday" }] }, { topic: "video" }],
  "fixed-facilitator-unknown": [{ fixed: [{ ...at("video"), facilitator: "eva" }] }, { topic: "video" }],
  "fixed-nobody-leads": [{ facilitators: [eva(["excel"])], fixed: [at("video")] }, { topic: "video" }],
  "size-above-demand": [
    { size: [5, 9], gap: Array.from({ length: 4 }, () => [0, 0.5, 0]) },
    { least: 5, wanting: 4 },
  ],
  "no-slots": [{ slots: [] }, {}],
  "nobody-free": [{ slots: [{ id: "monday", away: ["ada", "bo", "cia", "dan"] }] }, {}],
  "nobody-can-lead": [{ facilitators: [eva([])] }, {}],
  "too-few-slots": [
    { ...groups, slots: [monday] },
    { needed: 2, slots: 1 },
  ],
  "too-few-rooms": [
    { ...groups, slots: [monday, { ...monday, id: "tuesday", rooms: 1 }] },
    { needed: 3, rooms: 2 },
  ],
};

for (const [mistake, [changes, data]] of Object.entries(cases))
  test(`settings: ${mistake}`, () => {
    const found = settingsMistake(smallInstance(changes));
    expect(found).toEqual({ mistake, ...data });
    for (const value of Object.values(data)) expect(mistakeInWords(found!)).toContain(String(value));
  });

test("money that isn't enough for a single workshop is told also where people choose", () => {
  const none = settingsMistake(smallInstance({ budget: 0, cost: [[3], [2], [2]] }));
  expect(none).toEqual({ mistake: "budget-too-small", needed: 2, budget: 0 });
});

test("settings that can be met have no mistake, also at the edge of each limit", () => {
  expect(settingsMistake(smallInstance())).toBeNull();
  expect(settingsMistake(smallInstance({ ...groups, size: [2, 2], budget: 6, cost: [[3], [2], [2]] }))).toBeNull();
  expect(settingsMistake(smallInstance({ ...groups, mode: "mixed", workshops: 3 }))).toBeNull();
});

test("a fixed common topic can't be fixed for a group too, in either order", () => {
  const fixed = [at("video"), at("video", { group: "north" })];
  for (const order of [fixed, fixed.toReversed()])
    expect(settingsMistake(smallInstance({ ...groups, fixed: order }))?.mistake).toBe("fixed-topic-twice");
});

test("the command tells a mistake in words", async () => {
  const file = smallInstance({ ...groups, size: [3, 4] });
  await expect(proposeFile(file, { timeLimitSeconds: 5, seed: 1 })).rejects.toThrow(
    'Group "north" has 2 members; a workshop takes 3 to 4.',
  );
});
