import { expect, test } from "vitest";
import { phhykyCatalogue } from "../../src/catalogue/phhyky.ts";
import { locales } from "../../src/platform/locales.ts";

const { themes, needs, services, barriers } = phhykyCatalogue;

test("names each thing once, in three languages, and puts each need under a theme", () => {
  for (const entries of [themes, needs, services, barriers]) {
    const keys = entries.map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys.filter((key) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))).toEqual([]);
    expect(entries.filter(({ names }) => locales.some((locale) => names[locale].trim() === ""))).toEqual([]);
  }
  expect(needs.filter(({ descriptions: { fi, sv, en } }) => new Set([fi, sv, en, ""]).size < 4)).toEqual([]);
  expect(themes.map((theme) => needs.filter((need) => need.theme === theme.key).length)).toEqual([5, 4, 3, 4]);
});

test("has at least four keywords in each language, in lower case and once each", () => {
  const lists = needs.flatMap(({ keywords }) => locales.map((locale) => keywords[locale]));
  expect(lists.filter((words) => words.length < 4 || new Set(words).size < words.length)).toEqual([]);
  expect(lists.flat().filter((word) => word !== word.toLowerCase().trim())).toEqual([]);
});
