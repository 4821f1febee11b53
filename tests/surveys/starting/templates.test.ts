import { describe, expect, test } from "vitest";
import { catalogueTemplates } from "../../../src/catalogue/index.ts";
import { locales } from "../../../src/platform/locales.ts";
import { structureMistakes } from "../../../src/surveys/building/mistakes.ts";
import { conditionMistakes } from "../../../src/surveys/questionnaire/conditions/condition-mistakes.ts";
import { everyText, missingTexts } from "../../../src/surveys/questionnaire/every-text.ts";
import type { Question, QuestionOption } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { fittedTo, isWhole } from "../../../src/surveys/starting/fitting.ts";
import { surveyTemplateNames, surveyTemplates } from "../../../src/surveys/templates.ts";

const whole = (name: (typeof surveyTemplateNames)[number]) => {
  const { catalogue, questionnaire } = surveyTemplates[name];
  const keys = (entries: { key: string }[]) => new Set(entries.map(({ key }) => key));
  const { needs, services, barriers } = catalogueTemplates[catalogue];
  const about = { needs: keys(needs), services: keys(services), barriers: keys(barriers) };
  return { survey: questionnaire(catalogueTemplates[catalogue]), about };
};
const questionsOf = (name: (typeof surveyTemplateNames)[number]) =>
  whole(name).survey.sections.flatMap((section): Question[] => section.questions);

describe.each(surveyTemplateNames)("the template %s", (name) => {
  const { survey, about } = whole(name);
  const questions = questionsOf(name);

  test("can be published as it is: nothing lacks in any language, and every condition can be followed", () => {
    for (const locale of locales) expect(missingTexts(survey, locale)).toEqual([]);
    expect(conditionMistakes(survey)).toEqual([]);
    expect(structureMistakes(survey)).toEqual([]);
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
    for (const locale of locales)
      expect(survey.notice[locale].match(/\[\[\w+\]\]/g)?.sort()).toEqual([
        "[[closes]]",
        "[[contact]]",
        "[[retention]]",
      ]);
  });

  test("asks about nothing that its catalogue does not have", () => {
    const { leftOut, questionnaire } = fittedTo(about, survey);
    expect(isWhole(leftOut)).toBe(true);
    expect(questionnaire).toEqual(survey);
  });

  test("says no sentence twice under other names of a language", () => {
    const texts = everyText(survey).filter(({ role }) => role === "question" || role === "info");
    expect(texts.filter(({ texts: { fi, sv, en } }) => new Set([fi, sv, en]).size < 3)).toEqual([]);
  });
});

test("the readiness survey is anonymous, compares by sector and ties support to every need", () => {
  expect(surveyTemplates.readiness.anonymity).toBe("anonymous");
  const sector = questionsOf("readiness").find(({ key }) => key === "sector");
  expect(sector).toMatchObject({ kind: "single", block: "background", required: true });
  const support = questionsOf("readiness").find(({ key }) => key === "support-wanted");
  const needs = support!.options.flatMap(({ need }: QuestionOption) => need ?? []);
  expect(needs).toEqual(catalogueTemplates.phhyky.needs.map(({ key }) => key));
  const tools = questionsOf("readiness").find(({ key }) => key === "tools-in-use");
  expect(tools!.options.map(({ key }) => key)).toEqual(
    expect.arrayContaining(["teams", "remote-reception", "digital-care-path", "chatbot"]),
  );
});

test("the interview asks of each need how important it is and how well it is managed, and what was agreed", () => {
  const matrices = questionsOf("interview").filter(({ kind }) => kind === "matrix");
  expect(matrices.flatMap(({ options }) => options.map(({ need }: QuestionOption) => need))).toEqual(
    catalogueTemplates.phhyky.themes.flatMap((theme) =>
      catalogueTemplates.phhyky.needs.filter((need) => need.theme === theme.key).map(({ key }) => key),
    ),
  );
  expect(whole("interview").survey.sections.at(-1)!.key).toBe("next-steps");
});
