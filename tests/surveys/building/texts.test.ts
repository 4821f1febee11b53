import { describe, expect, test } from "vitest";
import type { Texts } from "../../../src/platform/locales.ts";
import { changesOf, seenOf } from "../../../src/surveys/building/texts/typed-texts.ts";
import { areTextsWhole, completenessIn, everyText, missingTexts, withTexts } from "../../../src/surveys/questionnaire/every-text.ts"; // prettier-ignore
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { everyKind, line, number, option, scale, single, text } from "../questions.ts";

const finnish = (fi: string): Texts => ({ fi, sv: "", en: "" });
const survey: Questionnaire = {
  ...{ titles: text("Kysely"), intros: text(""), notice: text("Seloste") },
  sections: [{ key: "one", titles: text("Osa"), helps: finnish("Ohje"), questions: everyKind }],
};
const asking = (...questions: Questionnaire["sections"][number]["questions"]): Questionnaire => ({
  ...survey,
  sections: [{ key: "one", titles: text("Osa"), helps: text(""), questions }],
});

describe("every text of a survey", () => {
  test("has an id of its own, and writing the same words changes nothing", () => {
    const texts = everyText(survey);
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
    expect(withTexts(survey, new Map(texts.map(({ id, texts: own }) => [id, own])))).toEqual(survey);
  });

  test("can be put in other words, each in its place and language", () => {
    const changes = new Map(everyText(survey).map(({ id }) => [id, { sv: `sv ${id}` }]));
    const changed = everyText(withTexts(survey, changes));
    expect(changed.map(({ id, texts }) => [id, texts.sv])).toEqual(changed.map(({ id }) => [id, `sv ${id}`]));
    expect(changed.map(({ texts }) => texts.fi)).toEqual(everyText(survey).map(({ texts }) => texts.fi));
  });
});

describe("a language of a survey", () => {
  test("lacks what must be there, and what another language has", () => {
    const half = asking(
      { ...single, texts: finnish("Koko?"), helps: finnish("Ohje"), options: [option("small"), { key: "large", texts: finnish("iso") }] }, // prettier-ignore
      { ...line, key: "line", texts: text("Mikä?"), helps: text("") },
      { ...number, settings: { ...number.settings, unit: finnish("tuntia") } },
      // A step without a name in any language has none to be translated.
      { ...scale, settings: { min: 0, max: 2, labels: [finnish("vähän"), text(""), text("paljon")] } },
    );
    expect(missingTexts(half, "sv").map(({ id }) => id)).toEqual([
      "question::size",
      "question::size::help",
      "question::size::option::large",
      "question::hours::unit",
      "question::maturity::step::0",
    ]);
    expect(missingTexts(half, "fi")).toEqual([]);
    expect([areTextsWhole(half, ["fi"]), areTextsWhole(half, ["fi", "sv"])]).toEqual([true, false]);
    const { done, total } = completenessIn(half, "sv");
    expect(total - done).toBe(5);
    expect(completenessIn(half, "fi")).toEqual({ done: total, total });
  });

  test("needs title, notice, section titles and options in any case, an introduction only where there is one", () => {
    const bare = {
      ...asking({ ...single, options: [{ key: "a", texts: text(" ") }] }),
      titles: text(""),
      notice: text(""),
    };
    expect(missingTexts(bare, "en").map(({ role }) => role)).toEqual(["title", "notice", "option"]);
    expect(missingTexts({ ...bare, intros: finnish("Hei") }, "en").map(({ role }) => role)).toContain("intro");
  });
});

describe("texts that were typed", () => {
  const now = everyText(survey);
  const title = now[0]!;
  const typedOver = (typed: Partial<Texts>, seen = seenOf(title)) =>
    changesOf(now, new Map([["title", { typed, seen }]]));

  test("change what differs from what stands, and nothing else", () => {
    expect(typedOver({ fi: "Uusi", sv: "Kysely" })).toEqual({
      changes: new Map([["title", { fi: "Uusi" }]]),
      clashes: [],
    });
    expect(typedOver({ fi: "Kysely", sv: "Kysely", en: "Kysely" }).changes.size).toBe(0);
  });

  test("never write over what a colleague has written meanwhile, unless the page had shown it", () => {
    const before = seenOf({ ...title, texts: finnish("Vanha") });
    expect(typedOver({ fi: "Uusi", sv: "", en: "" }, before)).toEqual({
      changes: new Map(),
      clashes: [{ id: "title", locale: "fi" }, { id: "title", locale: "sv" }, { id: "title", locale: "en" }], // prettier-ignore
    });
    // What was left as it had been shown is no change of mine.
    expect(typedOver({ fi: "Vanha", sv: "", en: "" }, before)).toEqual({ changes: new Map(), clashes: [] });
    expect(typedOver({ fi: "Kysely", sv: "Kysely", en: "Kysely" }, before)).toEqual({
      changes: new Map(),
      clashes: [],
    });
  });
});
