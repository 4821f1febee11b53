import { expect, test } from "vitest";
import { instanceFrom } from "../../../src/series/material/asked-instance.ts";
import { topicOfDraft, wishesKept } from "../../../src/series/material/material.ts";
import { defaultSettings } from "../../../src/series/proposing/settings.ts";
import {
  wishFrom,
  wishMistake,
  wishText,
  wishTexts,
  withoutWish,
  withWish,
} from "../../../src/series/proposing/wishes/wish.ts";

const group = "0b4f7c1e-30a5-4a34-8c6f-2f0d3a1b9c10";
const texts = [`video|0|${group}`, "video|1|all", "need:x|2|free"];

test("a wish is the same in the form and in the settings", () => {
  expect(texts.map(wishFrom).map(wishText)).toEqual(texts);
  expect(wishFrom(texts[2]!)).toEqual({ topic: "need:x", level: 2, members: [] });
  expect(wishTexts({ kept: [{ topic: "video", level: 0, members: ["ada"] }] })).toEqual({
    kept: ["video|0|free"],
    unwanted: [],
  });
});

test("wishes for seats to choose and for groups each have their own way of dividing", () => {
  expect(wishMistake("groups", [wishFrom("video|0|free")])).toBe("free-in-groups");
  expect(wishMistake("free", [wishFrom("video|0|all")])).toBe("group-in-free");
  expect(wishMistake("mixed", texts.map(wishFrom))).toBeNull();
});

test("a wish is added once and at a level that there is; what is wished for is not unwanted", () => {
  const topics = [{ key: "video", levels: ["basics" as const] }];
  const empty = { kept: [], unwanted: ["video"] };
  expect(withWish(empty, { topic: "video", level: 1, audience: "all" }, topics)).toBe("not-offered");
  expect(withWish(empty, { topic: "gone", level: 0, audience: "all" }, topics)).toBe("not-offered");
  const one = withWish(empty, { topic: "video", level: 0, audience: "all" }, topics);
  expect(one).toEqual({ kept: ["video|0|all"], unwanted: [] });
  if (typeof one === "string") throw new Error(one);
  expect(withWish(one, { topic: "video", level: 0, audience: "all" }, topics)).toBe("twice");
  expect(withWish(one, { topic: "video", level: 0, audience: "none" }, topics)).toEqual(empty);
  expect(withoutWish(one, "video|0|all")).toEqual({ kept: [], unwanted: [] });
  expect(withoutWish(empty, "video")).toEqual({ kept: [], unwanted: [] });
});

const names = { fi: "", sv: "", en: "" };
const topic = (key: string, needId: string) => ({
  ...{ key, id: key.startsWith("need:") ? null : key, names, minutes: 60, euros: 0 },
  ...{ covers: [{ needId, strength: 1 }], levels: ["basics" as const] },
});
const material = {
  people: [
    { id: "ada", groupId: "a", industryId: null, isCommitted: true },
    { id: "bo", groupId: "a", industryId: null, isCommitted: false },
  ],
  ...{ needIds: ["n1", "n2"], values: [[1, 1], [1, 1]], levels: [[0, 0], [0, 0]] }, // prettier-ignore
  topics: [topic("t1", "n1"), topic("t2", "n2")],
  before: [],
  facilitators: [{ id: "fia", name: "Fia", topics: ["t1"] }],
};

test("a wish for a draft is kept when the draft has become a topic, and dropped with a topic that is gone", () => {
  const kept = [
    { topic: "need:n2", level: 0, group: "a" },
    { topic: "gone", level: 0 },
    { topic: "t1", level: 0, members: ["ada", "zoe"] },
  ];
  expect(wishesKept(material, kept)).toEqual([
    { topic: "t2", level: 0, group: "a" },
    { topic: "t1", level: 0, members: ["ada"] },
  ]);
});

test("a draft has become the topic that covers its need best, from partly on as the catalogue counts it", () => {
  const covering = (strengths: number[]) => strengths.map((strength) => ({ covers: [{ needId: "n2", strength }] }));
  const [weak, partly, better] = covering([0.44, 0.45, 0.6]);
  expect(topicOfDraft([weak!], "need:n2")).toBeUndefined();
  expect(topicOfDraft([weak!, partly!], "need:n2")).toBe(partly);
  expect(topicOfDraft([partly!, better!], "need:n2")).toBe(better);
});

test("the instance has the wishes, leaves unwanted topics out, and plans groups' own for the committed", () => {
  const slot = { id: "s", startsAt: "2027-01-12T11:00:00Z", endsAt: "2027-01-12T13:00:00Z" };
  const settings = {
    ...defaultSettings([1]),
    ...{ plannedFor: "committed" as const, kept: [{ topic: "t1", level: 0 }], unwanted: ["t2"] },
    ...{ atOnce: 2, withFacilitators: true },
  };
  const instance = instanceFrom(material, settings, [{ ...slot, awayPeople: ["bo"], awayFacilitators: ["fia"] }]);
  expect(instance.participants.map((one) => one.group)).toEqual(["a", undefined]);
  expect(instance.fixed).toEqual([{ topic: "t1", level: 0 }]);
  expect(instance.offered).toEqual([
    [true, false, false],
    [false, false, false],
  ]);
  expect(instance.slots).toEqual([{ id: "s", away: ["bo"], rooms: 2 }]);
  expect(instance.facilitators).toEqual([{ id: "fia", topics: ["t1"], away: ["s"] }]);
  const plain = instanceFrom(material, defaultSettings([2]));
  expect([plain.fixed, plain.slots, plain.facilitators]).toEqual([undefined, undefined, undefined]);
});
