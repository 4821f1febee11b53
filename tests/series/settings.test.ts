import { expect, test } from "vitest";
import type { Instance } from "../../src/series/instance.ts";
import { mistakeInWords, proposeFile } from "../../src/series/propose-file.ts";
import { settingsMistake, type SettingsMistake } from "../../src/series/settings.ts";
import { smallInstance } from "./instances.ts";

type ToldFromSettings = Exclude<SettingsMistake["mistake"], "cannot-be-met" | "none-found-in-time">;
const groups: Partial<Instance> = { mode: "groups", own: 1, common: 1 };
const at = (topic: string, more: { group?: string; members?: string[] } = {}) => ({ topic, level: 0, ...more });

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
};

for (const [mistake, [changes, data]] of Object.entries(cases))
  test(`settings: ${mistake}`, () => {
    const found = settingsMistake(smallInstance(changes));
    expect(found).toEqual({ mistake, ...data });
    for (const value of Object.values(data)) expect(mistakeInWords(found!)).toContain(String(value));
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
