import { expect, test } from "vitest";
import { loadTexts } from "../../src/platform/i18n.ts";
import { locales } from "../../src/platform/locales.ts";
import { mistakeWords, type AskMistake } from "../../src/series/mistake-words.ts";

const names = {
  group: (key: string) => `<${key}>`,
  topic: (key: string) => `«${key}»`,
  organisation: (id: string) => `“${id}”`,
};
const mistakes: AskMistake[] = [
  { mistake: "no-groups-yet" },
  { mistake: "nobody-has-a-need" },
  { mistake: "no-workshops" },
  { mistake: "size-upside-down", least: 9, most: 4 },
  { mistake: "no-group" },
  { mistake: "group-outside-size", group: "a", members: 3, least: 4, most: 20 },
  { mistake: "too-few-topics", needed: 3, topics: 2 },
  { mistake: "too-few-workshops", needed: 5, workshops: 4 },
  { mistake: "budget-too-small", needed: 1200.2, budget: 900 },
  { mistake: "may-not-meet-in-group", group: "a", first: "ada", second: "bo" },
  { mistake: "may-not-meet-in-common", first: "ada", second: "bo" },
  { mistake: "fixed-group-unknown", group: "a" },
  { mistake: "fixed-too-many", audience: "all", fixed: 3, allowed: 2 },
  { mistake: "fixed-topic-twice", audience: "a", topic: "video" },
  { mistake: "fixed-member-elsewhere", group: "a", member: "ada" },
  { mistake: "fixed-seats-over-size", topic: "video", seats: 9, most: 4 },
  { mistake: "fixed-seats-per-person", member: "ada", seats: 4, most: 3 },
  { mistake: "fixed-slot-unknown", topic: "video" },
  { mistake: "fixed-facilitator-unknown", topic: "video" },
  { mistake: "fixed-nobody-leads", topic: "video" },
  { mistake: "size-above-demand", least: 9, wanting: 4 },
  { mistake: "no-slots" },
  { mistake: "nobody-free" },
  { mistake: "nobody-can-lead" },
  { mistake: "too-few-slots", needed: 3, slots: 2 },
  { mistake: "too-few-rooms", needed: 9, rooms: 8 },
  { mistake: "cannot-be-met" },
  { mistake: "none-found-in-time" },
];

test("every mistake has words with all its figures and names, in each language", () => {
  const texts = loadTexts();
  for (const locale of locales)
    for (const found of mistakes) {
      const words = mistakeWords(found, names, texts[locale]);
      expect(words).not.toContain("{{");
      const facts = Object.entries(found).filter(([field]) => field !== "mistake");
      for (const [, value] of facts)
        expect(words).toContain(typeof value === "number" ? String(Math.ceil(value)) : value);
    }
});

test("groups, topics and organisations go by the names that people know", () => {
  const t = loadTexts().en;
  expect(mistakeWords({ mistake: "fixed-topic-twice", audience: "a", topic: "video" }, names, t)).toBe(
    "<a>: the topic «video» is fixed twice. Remove one of them.",
  );
});
