import { describe, expect, test } from "vitest";
import { digivointiCatalogue } from "../../src/catalogue/digivointi.ts";
import { locales, type Texts } from "../../src/platform/locales.ts";
import { digivointiSurvey } from "../../seeds/digivointi-questionnaire.ts";

const { sections } = digivointiSurvey;
const questions = sections.flatMap((section) => section.questions);
const options = questions.flatMap((question) => question.options);
const keysOf = (entries: { key: string }[]) => entries.map(({ key }) => key);

describe("the DigiVointi survey", () => {
  test("asks the four parts and then in the respondent's own words", () => {
    const support = keysOf(digivointiCatalogue.themes).map((theme) => `support-${theme}`);
    expect(keysOf(sections)).toEqual(["services", "wishes", "barriers", ...support, "own-words"]);
    expect(sections.map((section) => section.questions.map(({ kind, block }) => `${kind} ${block}`))).toEqual([
      ["multiple services"],
      ["multiple wishes", "multiple wishes", "multiple wishes"],
      ["multiple barriers"],
      ...support.map(() => ["matrix support"]),
      ["text open", "text open"],
    ]);
  });

  test("names each question once, and each option once within its question", () => {
    expect(keysOf(questions)).toEqual([...new Set(keysOf(questions))]);
    for (const question of questions) {
      expect(keysOf(question.options)).toEqual([...new Set(keysOf(question.options))]);
    }
  });

  test("asks about the support for every need of the catalogue, at most six rows at a time", () => {
    const matrices = questions.filter((question) => question.kind === "matrix");
    expect(matrices.flatMap((matrix) => matrix.options.map(({ need }) => need)).sort()).toEqual(
      keysOf(digivointiCatalogue.needs).sort(),
    );
    expect(Math.max(...matrices.map((matrix) => matrix.options.length))).toBe(6);
    for (const { settings } of matrices) {
      expect([settings.importance.labels.length, settings.level.labels.length]).toEqual([
        settings.levels,
        settings.levels,
      ]);
    }
  });

  test("ties its options to the catalogue's needs, services and barriers", () => {
    const known = (entries: { key: string }[], used: (string | undefined)[]) =>
      used.filter((key) => key !== undefined && !keysOf(entries).includes(key));
    expect(
      known(
        digivointiCatalogue.needs,
        options.map(({ need }) => need),
      ),
    ).toEqual([]);
    expect(
      known(
        digivointiCatalogue.services,
        options.map(({ service }) => service),
      ),
    ).toEqual([]);
    expect(
      known(
        digivointiCatalogue.barriers,
        options.map(({ barrier }) => barrier),
      ),
    ).toEqual([]);
    const loose = options.filter(
      ({ need, service, barrier, exclusive, other }) => !(need ?? service ?? barrier ?? exclusive ?? other),
    );
    expect(loose).toEqual([]);
    const pruned = questions.find(({ key }) => key === "prune");
    expect(pruned?.options.filter(({ need }) => need !== undefined)).toEqual([]);
  });

  test("says everything in three languages", () => {
    const texts = [
      digivointiSurvey.titles,
      digivointiSurvey.intros,
      digivointiSurvey.notice,
      ...sections.flatMap(({ titles, helps }) => [titles, helps]),
      ...questions.flatMap((question) => [question.texts, question.helps]),
      ...questions.flatMap(({ kind, settings }) =>
        kind === "matrix"
          ? [settings.importance, settings.level]
              .flatMap((scale) => [scale.texts, ...scale.labels])
              .concat(settings.unknown)
          : [],
      ),
      ...options.map((option) => option.texts),
    ];
    expect(texts.filter((each: Texts) => locales.some((locale) => each[locale].trim() === ""))).toEqual([]);
  });

  test("has a notice with eight points and the same two placeholders in each language", () => {
    for (const locale of locales) {
      const notice = digivointiSurvey.notice[locale];
      expect(notice.match(/\[\[\w+\]\]/g)).toEqual(["[[closes]]", "[[retention]]", "[[contact]]"]);
      expect(notice.split("\n\n").map((point) => point.startsWith("**"))).toEqual(new Array(8).fill(true));
    }
  });
});
