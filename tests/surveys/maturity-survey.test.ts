import { expect, test } from "vitest";
import { digivointiCatalogue } from "../../src/catalogue/digivointi.ts";
import { locales, type Texts } from "../../src/platform/locales.ts";
import { maturitySurvey } from "../../src/surveys/maturity/maturity-survey.ts";
import { fittedTo } from "../../src/surveys/starting/fitting.ts";

const survey = maturitySurvey(digivointiCatalogue);
const questions = survey.sections.flatMap((section) => section.questions);

test("judges six dimensions on 0 … 10, and asks in the other ways besides", () => {
  const scales = survey.sections.map(
    ({ key, questions }) => `${key} ${questions.filter(({ kind }) => kind === "scale").length}`,
  );
  expect(scales).toEqual([
    "start 0",
    "strategy 4",
    "readiness 4",
    "people 4",
    "data 4",
    "automation 3",
    "ai-at-work 0",
    "green 3",
    "priorities 0",
  ]);
  expect(questions.filter(({ kind }) => kind !== "scale").map(({ key, kind }) => `${key}: ${kind}`)).toEqual([
    "how-to-answer: info",
    "staff: number",
    "has-strategy: yesno",
    "strategy-looked-at: date",
    "ai-uses: multiple",
    "ai-benefit: text",
    "priorities: ranking",
    "one-service: text",
    "comment: text",
  ]);
  const steps = questions.flatMap((question) => (question.kind === "scale" ? [question.settings] : []));
  expect(new Set(steps.map(({ min, max, labels }) => `${min} ${max} ${labels!.length}`))).toEqual(new Set(["0 10 11"]));
  expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
});

test("ties what is put in order to needs of the catalogue", () => {
  const [priorities] = questions.filter((question) => question.kind === "ranking");
  const needs = priorities!.options.map(({ need }) => need);
  expect(needs.filter((need) => !digivointiCatalogue.needs.some(({ key }) => key === need))).toEqual([]);
  expect(needs).toHaveLength(9);
  const without = { needs: new Map([["better-use", ""]]), services: new Map(), barriers: new Map() };
  const fitted = fittedTo(without, survey).questionnaire.sections.flatMap((section) => section.questions);
  // One thing cannot be put in order.
  expect(fitted).toEqual(questions.filter(({ kind }) => kind !== "ranking"));
});

test("says everything in every language", () => {
  const options = questions.flatMap((question) => question.options.map(({ texts }): Texts => texts));
  const texts = [...survey.sections.map(({ titles }) => titles), ...questions.map(({ texts }) => texts), ...options];
  for (const each of [survey.titles, survey.intros, survey.notice, ...texts])
    for (const locale of locales) expect(each[locale].trim()).not.toBe("");
});
