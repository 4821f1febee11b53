import { describe, expect, test } from "vitest";
import { digivointiCatalogue } from "../../src/catalogue/digivointi.ts";
import { locales, type Texts } from "../../src/platform/locales.ts";

const { themes, needs, services, barriers, topics } = digivointiCatalogue;
const byKind = (kind: string) => topics.filter((topic) => topic.kind === kind);

describe("the DigiVointi catalogue", () => {
  test("has the project's 23 workshops: 7 open, 9 themed, 6 of the segments' own and one common to all", () => {
    expect(["open", "themed", "segmented", "common"].map((kind) => byKind(kind).length)).toEqual([7, 9, 6, 1]);
    expect(byKind("common").map(({ key }) => key)).toEqual(["coping-and-platforms"]);
    expect(needs.length).toBe(24);
  });

  test.each(Object.entries(digivointiCatalogue))("names each of its %s once", (_, entries: { key: string }[]) => {
    const keys = entries.map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys.filter((key) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))).toEqual([]);
  });

  test("says everything in three languages, and not twice the same sentence", () => {
    const names = [...themes, ...needs, ...services, ...barriers, ...topics].map((entry) => entry.names);
    const descriptions = [...needs, ...topics].map((entry) => entry.descriptions);
    expect([...names, ...descriptions].filter(isIncomplete)).toEqual([]);
    expect(descriptions.filter(({ fi, sv, en }) => new Set([fi, sv, en]).size < 3)).toEqual([]);
  });

  test("has keywords in each language, in lower case and once each", () => {
    const lists = needs.flatMap(({ keywords }) => locales.map((locale) => keywords[locale]));
    expect(lists.filter((words) => words.length < 4 || new Set(words).size < words.length)).toEqual([]);
    expect(lists.flat().filter((word) => word !== word.toLowerCase().trim() || word === "")).toEqual([]);
  });

  test("puts each need under one of its themes, at most six to a theme", () => {
    const sizes = themes.map((theme) => needs.filter((need) => need.theme === theme.key).length);
    expect(sizes).toEqual([6, 5, 5, 5, 3]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(needs.length);
  });

  test("has topics that cover needs of the catalogue, each need once and to some part", () => {
    const known = new Set(needs.map(({ key }) => key));
    for (const { covers, levels, durationMinutes, costEuros } of topics) {
      expect(new Set(covers.map(({ need }) => need)).size).toBe(covers.length);
      expect(covers.filter(({ need, strength }) => !known.has(need) || !(strength > 0 && strength <= 1))).toEqual([]);
      expect(levels.length).toBeGreaterThan(0);
      expect(Math.min(durationMinutes, costEuros)).toBeGreaterThan(0);
    }
  });

  test("leaves the project's gaps visible: a website, online booking and remote care have no workshop of their own", () => {
    const best = (need: string) =>
      Math.max(
        ...topics.flatMap(({ covers }) => covers.filter((cover) => cover.need === need).map((cover) => cover.strength)),
      );
    const partlyCovered = needs.map(({ key }) => key).filter((key) => best(key) <= 0.5);
    expect(partlyCovered).toEqual(["website", "online-booking", "remote-care", "better-use"]);
  });

  test("deepens in the segments only needs that the open and themed workshops had touched", () => {
    const covered = new Set(
      [...byKind("open"), ...byKind("themed")].flatMap(({ covers }) => covers.map(({ need }) => need)),
    );
    const news = byKind("segmented").flatMap(({ covers }) => covers.filter(({ need }) => !covered.has(need)));
    expect(news).toEqual([]);
  });
});

function isIncomplete(texts: Texts): boolean {
  return locales.some((locale) => texts[locale].trim() === "" || texts[locale] !== texts[locale].trim());
}
