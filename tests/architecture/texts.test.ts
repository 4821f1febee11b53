import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLocale } from "../../src/platform/i18n.ts";
import { locales, type Locale } from "../../src/platform/locales.ts";

const root = new URL("../../", import.meta.url);
const textsOf = Object.fromEntries(locales.map((locale) => [locale, flatten(readLocale(locale))])) as Record<
  Locale,
  Map<string, string>
>;

// The only words a template may hold itself: names that are the same in every language.
const namesInTemplates = new Set(["Tarvepaja", "CSV", "XLSX"]);

test("the three languages have the same texts", () => {
  const finnish = [...textsOf.fi.keys()].sort();
  expect([...textsOf.sv.keys()].sort()).toEqual(finnish);
  expect([...textsOf.en.keys()].sort()).toEqual(finnish);
  expect(finnish.length).toBeGreaterThan(100);
});

test("no text is empty", () => {
  const empty = everyText().filter(({ text }) => text.trim() === "");
  expect(empty).toEqual([]);
});

test("a text has the same blanks to fill in each language", () => {
  const differing = [...textsOf.fi].flatMap(([key, finnish]) =>
    locales
      .filter((locale) => blanks(textsOf[locale].get(key) ?? "") !== blanks(finnish))
      .map((locale) => `${locale} ${key}`),
  );
  expect(differing).toEqual([]);
});

test("a text with a form for one has one for many too", () => {
  const keys = new Set(textsOf.fi.keys());
  const halves = [...keys].filter(
    (key) =>
      (key.endsWith("_one") && !keys.has(key.replace(/_one$/, "_other"))) ||
      (key.endsWith("_other") && !keys.has(key.replace(/_other$/, "_one"))),
  );
  expect(halves).toEqual([]);
});

test("every text is used somewhere", () => {
  const code = [...sources("src", ".ts"), ...sources("views", ".hbs")].map(({ text }) => text).join("\n");
  const named = new Set(
    [...code.matchAll(/["'`]([a-z][A-Za-z]*(?:\.[A-Za-z0-9_-]+)+)["'`]/g)].map(([, key = ""]) => key),
  );
  // A key that is put together as `series.mode.${mode}`: its beginning must be written out.
  const madeAtRunTime = [...code.matchAll(/`([a-z][A-Za-z]*(?:\.[A-Za-z0-9_-]+)*\.)\$\{/g)].map(
    ([, beginning = ""]) => beginning,
  );
  const keys = new Set([...textsOf.fi.keys()].map((key) => key.replace(/_(one|other)$/, "")));
  const unused = [...keys].filter(
    (key) => !named.has(key) && !madeAtRunTime.some((beginning) => key.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

test("templates hold no words of their own", () => {
  const found = sources("views", ".hbs").flatMap(({ path, text }) => wordsOf(text).map((words) => `${path}: ${words}`));
  expect(found).toEqual([]);
});

test("the search for words in templates finds those between tags and in attributes that are read out", () => {
  expect(wordsOf(`<p class="lead">{{t "a.b"}}: Tarvepaja</p>`)).toEqual([]);
  expect(wordsOf(`<h1>Tervetuloa</h1><a href="/x" aria-label="Sulje">×</a>{{#if a}}ja{{/if}}`)).toEqual([
    "Tervetuloa",
    "ja",
    "Sulje",
  ]);
  expect(wordsOf(`<p>{{!-- Says why --}}</p><input placeholder="{{t "x.y"}} esim.">`)).toEqual(["esim."]);
});

/** Words for people in a template: letters between tags, or in the attributes that people see or hear. */
function wordsOf(template: string): string[] {
  const bare = template
    .replace(/\{\{!--[^]*?--\}\}|\{\{![^]*?\}\}|<!--[^]*?-->/g, "")
    .replace(/\{\{\{?[^]*?\}\}\}?/g, "\u0000");
  const attributes = [
    ...bare.matchAll(/\s(?:aria-label|aria-description|alt|title|placeholder|data-confirm)="([^"]*)"/g),
  ].map(([, value = ""]) => value);
  const between = bare.replace(/<[^>]*>/g, "\u0000").split("\u0000");
  return [...between, ...attributes.flatMap((value) => value.split("\u0000"))]
    .map((text) => text.replaceAll(/&#?\w+;/g, "").trim())
    .filter((text) => [...text.matchAll(/\p{L}+/gu)].some(([word]) => !namesInTemplates.has(word)));
}

function everyText(): { key: string; text: string }[] {
  return locales.flatMap((locale) => [...textsOf[locale]].map(([key, text]) => ({ key: `${locale} ${key}`, text })));
}

/** The names of a text's blanks, in order, so that they can be compared. */
function blanks(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*-?\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name))].sort().join(" ");
}

function flatten(tree: Record<string, unknown>, path = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === "string"
      ? [[path + name, value]]
      : [...flatten(value as Record<string, unknown>, `${path}${name}.`)],
  );
  return new Map(entries);
}

function sources(folder: string, ending: string): { path: string; text: string }[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(new URL(`${folder}/${path}`, root), "utf8") }));
}
