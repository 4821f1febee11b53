import { expect, test } from "vitest";
import { instanceFrom } from "../../../src/series/material/asked-instance.ts";
import { gapsOf } from "../../../src/series/material/gaps.ts";
import { hadBefore, type Material, type SeriesTopic } from "../../../src/series/material/material.ts";
import { settingsMistake } from "../../../src/series/method/settings.ts";
import { defaultSettings } from "../../../src/series/proposing/settings.ts";
import { topicOptions } from "../../../src/series/material/topic-options.ts";

const names = { fi: "Aihe", sv: "Ämne", en: "Topic" };
const topic = (
  key: string,
  covers: SeriesTopic["covers"],
  levels: SeriesTopic["levels"] = ["basics", "intermediate", "advanced"],
): SeriesTopic => ({
  ...{ key, id: key, names, covers, levels, minutes: 90, euros: 100 },
});
const video = topic("video", [
  { needId: "some", strength: 0.5 },
  { needId: "reels", strength: 1 },
]);
const privacy = topic("privacy", [{ needId: "gdpr", strength: 1 }], ["basics"]);

/** Two organisations and three needs: social media, reels, data protection. */
function material(changes: Partial<Material> = {}): Material {
  return {
    people: [
      { id: "ada", groupId: "a", industryId: null, isCommitted: false },
      { id: "bo", groupId: "a", industryId: null, isCommitted: false },
    ],
    needIds: ["some", "reels", "gdpr"],
    values: [
      [1, 0.4, null],
      [0.2, 0, 1],
    ],
    levels: [
      [2, 0, null],
      [0, 0, 0],
    ],
    topics: [video, privacy],
    before: [],
    facilitators: [],
    ...changes,
  };
}
const held = (level: "basics" | "advanced" | "all", who = ["ada", "bo"]) => ({
  topicId: "video",
  covers: video.covers,
  level,
  organisationIds: who,
});

test("a gap is the largest of need × how well the topic covers it, at the level of that need", () => {
  expect(gapsOf(material())(0, video)).toEqual({ gap: 0.5, level: 2 });
  expect(gapsOf(material())(1, video)).toEqual({ gap: 0.1, level: 0 });
  expect(gapsOf(material())(0, privacy)).toEqual({ gap: 0, level: null });
});

test("what was held counts as served by how well it fitted, and half of it remains for a level deeper", () => {
  // Bo's wish for social media (0.2, basics) was served by half at the basics: 0.1 is left there, 0.05 would be deeper.
  expect(gapsOf(material({ before: [held("basics")] }))(1, video)).toEqual({ gap: 0.05, level: 0 });
  // Ada's reels (0.4, basics) were served wholly: half of it is a wish to go on; social media (advanced) was not reached.
  const onlyReels = topic("reels", [{ needId: "reels", strength: 1 }]);
  expect(gapsOf(material({ before: [held("basics")] }))(0, onlyReels)).toEqual({ gap: 0.2, level: 1 });
  expect(gapsOf(material({ before: [held("basics")] }))(0, video)).toEqual({ gap: 0.5, level: 2 });
  // After a workshop on all levels nothing of the reels is left.
  expect(gapsOf(material({ before: [held("all")] }))(0, onlyReels)).toEqual({ gap: 0, level: null });
  // Those who were not there have their need.
  expect(gapsOf(material({ before: [held("basics", ["bo"])] }))(0, onlyReels)).toEqual({ gap: 0.4, level: 0 });
});

test("the instance offers topics only at their own levels, and its cost goes by the chosen limit", () => {
  const settings = { ...defaultSettings([2]), limit: "hours" as const, amount: 6 };
  const instance = instanceFrom(material(), settings);
  expect(instance.offered).toEqual([
    [true, true, true],
    [true, false, false],
  ]);
  expect([instance.budget, instance.cost]).toEqual([
    6,
    [
      [1.5, 1.5, 1.5],
      [1.5, 1.5, 1.5],
    ],
  ]);
  expect(instanceFrom(material(), { ...settings, limit: "none" }).cost).toBeUndefined();
  expect(settingsMistake(instance)).toEqual({ mistake: "too-few-topics", needed: 3, topics: 2 });
});

test("who has had a topic before is told by person and topic", () => {
  expect(hadBefore(material({ before: [held("basics", ["bo"])] }))).toEqual([[1, 0]]);
});

test("the team's options leave out what was held for the group, and are the most needed first", () => {
  const [first, second] = topicOptions(material(), ["ada", "bo"], 6);
  expect([first?.topicId, first?.share, first?.wanting, first?.members, first?.level]).toEqual([
    "privacy",
    0.5,
    1,
    2,
    "basics",
  ]);
  expect([second?.topicId, second?.share, second?.level]).toEqual(["video", 0.3, "advanced"]);
  expect(topicOptions(material({ before: [held("basics")] }), ["ada", "bo"], 6).map(({ topicId }) => topicId)).toEqual([
    "privacy",
  ]);
  expect(topicOptions(material(), ["ada", "bo"], 1)).toHaveLength(1);
  expect(topicOptions(material(), [], 6)).toEqual([]);
});

test("a topic that participants rated low is not offered, unless staff say so or wish for it by name", () => {
  const settings = { ...defaultSettings([2]), own: 1, common: 0 };
  const failed = { useful: 2.1, answers: 6, isOfferedAgain: false };
  const offered = (topics: SeriesTopic[], kept: { topic: string; level: number }[] = []) =>
    instanceFrom(material({ topics }), { ...settings, kept }).offered;
  const all = [true, true, true];
  expect(offered([{ ...video, failed }, privacy])).toEqual([
    [false, false, false],
    [true, false, false],
  ]);
  expect(offered([{ ...video, failed: { ...failed, isOfferedAgain: true } }])).toEqual([all]);
  expect(offered([{ ...video, failed }], [{ topic: "video", level: 0 }])).toEqual([all]);
});
