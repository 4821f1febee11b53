import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogueTemplates } from "../../../src/catalogue/index.ts";
import { gramsOf, tellingWords } from "../../../src/needs/coding/features.ts";
import { languageOf } from "../../../src/needs/coding/language.ts";
import { learn, type Example } from "../../../src/needs/coding/learning.ts";
import { stemOf } from "../../../src/needs/coding/stems.ts";
import { suggest } from "../../../src/needs/coding/suggest.ts";
import { needsByHits } from "../../../src/needs/coding/terms.ts";
import { wordsOf } from "../../../src/needs/coding/words.ts";
import { locales, type Locale } from "../../../src/platform/locales.ts";
import { codedAnswers, measureCoding } from "./measuring.ts";

const { needs } = catalogueTemplates.digivointi;
const example = (text: string, accepted: string[], refused: string[] = []): Example => ({
  ...{ text, language: "fi", accepted, refused },
});
const named = (text: string, examples: Example[] = [], language: Locale = "fi") =>
  suggest(learn(needs, examples), text, language).map(({ need }) => need);

describe("stems", () => {
  test.each<[Locale, string]>([
    ["fi", "rekrytointi rekrytoinnin rekrytointia rekrytointiin"],
    ["fi", "markkinointi markkinoinnin markkinointia"],
    ["fi", "perehdyttäminen perehdyttämisen perehdyttämistä perehdytys perehdytyksen perehdytystä"],
    ["fi", "kirjaaminen kirjaamista kirjaamisen kirjaus kirjaukset"],
    ["fi", "taito taidot taitoja"],
    ["fi", "ajanvaraus ajanvarauksen ajanvarausta"],
    ["fi", "video videot videoita videoiden"],
    ["sv", "ledarskap ledarskapet"],
    ["sv", "kunskap kunskaper kunskaperna"],
    ["sv", "hemsida hemsidan hemsidor hemsidorna"],
    ["sv", "dataskydd dataskyddet"],
    ["sv", "webbplats webbplatsen"],
    ["en", "recruiting recruitment"],
    ["en", "video videos"],
  ])("of one %s word are one: %s", (language, forms) => {
    expect(new Set(forms.split(" ").map((form) => stemOf(form, language))).size).toBe(1);
  });

  test("of different words stay apart", () => {
    const words = ["kotisivu", "ajanvaraus", "tietosuoja", "tietoturva", "palaute", "jaksaminen", "perehdytys", "kuva"];
    expect(new Set(words.map((word) => stemOf(word, "fi"))).size).toBe(words.length);
  });

  test("are never empty, whatever the word", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.constantFrom(...locales), (text, language) => {
        for (const { word } of wordsOf(text)) expect(stemOf(word, language)).not.toBe("");
      }),
    );
  });
});

test("words stand where they were written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const { word, start, end } of wordsOf(text))
        expect(text.slice(start, end).normalize("NFC").toLowerCase()).toBe(word);
    }),
  );
  expect(wordsOf("Kanta-liittyminen, pian!").map(({ word }) => word)).toEqual(["kanta", "liittyminen", "pian"]);
});

test("runs of four letters know a beginning, and a short word is one run", () => {
  expect(gramsOf("video")).toEqual(["^vid", "vide", "ideo"]);
  expect(gramsOf("hr")).toEqual(["^hr"]);
});

describe("the language of a text", () => {
  test.each<[string, Locale, Locale]>([
    ["Haluaisimme oppia, miten kotisivuja päivitetään itse.", "sv", "fi"],
    ["Vi skulle vilja lära oss att göra videor för sociala medier.", "fi", "sv"],
    ["We would like to learn how the website is kept up to date.", "fi", "en"],
    ["Canva", "sv", "sv"],
    ["", "en", "en"],
  ])("%s", (text, expected, found) => {
    expect(languageOf(text, locales, expected)).toBe(found);
  });

  test("is one of the survey's, even where another would fit better", () => {
    expect(languageOf("We would like to learn about the website.", ["fi", "sv"], "fi")).not.toBe("en");
    expect(["fi", "sv"]).toContain(languageOf("We would like to learn.", ["fi", "sv"], "en"));
  });

  test("of the coded answers is found out without knowing it", () => {
    const answers = codedAnswers();
    const right = answers.filter(({ text, language }) =>
      locales.every((expected) => languageOf(text, locales, expected) === language),
    );
    expect(right.length / answers.length).toBeGreaterThan(0.9);
  });
});

describe("suggestions", () => {
  test("name the words that caused them", () => {
    const text = "Asiakkaat soittavat, mutta nettiajanvarausta ei ole.";
    const [first] = suggest(learn(needs, []), text, "fi");
    expect(first?.need).toBe("online-booking");
    expect(first?.words.map(({ start, end }) => text.slice(start, end))).toEqual(["nettiajanvarausta"]);
  });

  test("live through a typing error and a compound that the catalogue does not have", () => {
    expect(named("Rekrytoiti on hankalaa.")).toContain("employer-image");
    expect(named("Hoivakotisivusto kaipaa päivitystä.")).toContain("website");
    expect(needsByHits("Rekrytoiti on hankalaa. Hoivakotisivusto!", "fi", needs)).toEqual([]);
  });

  test("are none for a text that speaks of nothing in the catalogue", () => {
    expect(named("")).toEqual([]);
    expect(named("Ei mitään.")).toEqual([]);
  });

  test("learn from what was accepted, and from what was refused", () => {
    const text = "Omaisten kanssa viestittely WhatsAppissa on villiä.";
    expect(named(text)[0]).not.toBe("data-protection");
    const accepted = example("Viestittelemme omaisten kanssa WhatsAppissa.", ["data-protection"]);
    expect(named(text, [accepted])[0]).toBe("data-protection");
    const score = (examples: Example[]) =>
      suggest(learn(needs, examples), text, "fi", needs.length).find(({ need }) => need === "data-protection")?.score;
    const refused = example("Omaisten viestittely WhatsAppissa on villiä.", [], ["data-protection"]);
    expect(score([accepted, refused])).toBeLessThan(score([accepted])!);
  });

  test("are the same for the same input, at most as many as asked, the best first, each once, with words of the answer", () => {
    const answers = codedAnswers();
    const examples = answers.slice(0, 60).map((one) => ({ ...one, accepted: one.needs, refused: [] }));
    const coder = learn(needs, examples);
    const again = learn(needs, examples);
    fc.assert(
      fc.property(fc.constantFrom(...answers), fc.integer({ min: 1, max: 6 }), ({ text, language }, most) => {
        const suggestions = suggest(coder, text, language, most);
        expect(suggest(again, text, language, most)).toEqual(suggestions);
        expect(suggestions.length).toBeLessThanOrEqual(most);
        expect(new Set(suggestions.map(({ need }) => need)).size).toBe(suggestions.length);
        const scores = suggestions.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        const own = new Set(tellingWords(text, language).map(({ word }) => word));
        expect(suggestions.flatMap(({ words }) => words).every(({ word }) => own.has(word))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test("taught with one half of the coded answers, three suggestions find at least 10 points more of the other half than the catalogue's terms alone, in each language", () => {
  const measured = measureCoding(2);
  expect(measured.reduce((sum, { answers }) => sum + answers, 0)).toBeGreaterThanOrEqual(150);
  for (const { language, answers, terms, taught } of measured) {
    expect(answers, language).toBeGreaterThanOrEqual(40);
    expect(taught.recall - terms.recall, language).toBeGreaterThanOrEqual(0.1);
  }
});
