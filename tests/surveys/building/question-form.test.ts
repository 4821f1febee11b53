import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogueTemplates, keyFrom } from "../../../src/catalogue/index.ts";
import { structureMistakes } from "../../../src/surveys/building/mistakes.ts";
import { saysSame } from "../../../src/surveys/building/edits/digest.ts";
import { answeredRefusal } from "../../../src/surveys/building/question/answered.ts";
import { locales } from "../../../src/platform/locales.ts";
import { fieldValues } from "../../../src/surveys/building/question/fields.ts";
import { kindsAlike, questionKinds } from "../../../src/surveys/building/question/kinds.ts";
import { asKind, begun, pressed, readPress, withPasted } from "../../../src/surveys/building/question/pressing.ts";
import { questionOf } from "../../../src/surveys/building/question/question-of.ts";
import { mostOptions, readTyped } from "../../../src/surveys/building/question/reading.ts";
import { newOption, typedOf, type TypedQuestion } from "../../../src/surveys/building/question/typed-question.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { surveyTemplateNames, surveyTemplates } from "../../../src/surveys/templates.ts";
import { everyKind, scale, single, text } from "../questions.ts";

const keysOf = (question: Question) => ({
  question: question.key,
  taken: new Set(question.options.map(({ key }: { key: string }) => key)),
  keyFrom,
});

/** The form's fields as a browser sends them back: boxes that are not ticked are left out. */
function sent(typed: TypedQuestion): TypedQuestion {
  const boxes = /^(required|shuffled|offersUnknown|o\d+\.(other|exclusive))$/;
  const fields = Object.entries(fieldValues(typed)).filter(([name, value]) => !boxes.test(name) || value === "on");
  return readTyped(Object.fromEntries(fields));
}

const ofTemplates = surveyTemplateNames.flatMap((name) => {
  const { catalogue, questionnaire } = surveyTemplates[name];
  return questionnaire(catalogueTemplates[catalogue]).sections.flatMap((section): Question[] => section.questions);
});

test("a question that is opened and saved as it is stays what it was: every kind, and every template's", () => {
  for (const question of [...everyKind, ...ofTemplates]) {
    const made = questionOf(sent(typedOf(question)), keysOf(question));
    const own = { ...question };
    delete own.condition;
    expect(made, question.key).toEqual({ question: expect.anything() as unknown });
    if ("question" in made && !saysSame(made.question, own)) expect(made.question).toEqual(own);
  }
  expect(ofTemplates.length).toBeGreaterThan(20);
});

test("every template can be published as it is; gaps are told where they are", () => {
  for (const name of surveyTemplateNames) {
    const { catalogue, questionnaire } = surveyTemplates[name];
    expect(structureMistakes(questionnaire(catalogueTemplates[catalogue])), name).toEqual([]);
  }
  const section = { key: "a", titles: text("A"), helps: text("") };
  const bare = { ...single, options: [] };
  const whole = { titles: text(""), intros: text(""), notice: text("") };
  const sections = [
    { ...section, questions: [bare] },
    { ...section, key: "b", questions: [] },
  ];
  expect(structureMistakes({ ...whole, sections })).toEqual([
    { at: { question: "size" }, reason: "no-options" },
    { at: { section: "b" }, reason: "empty-section" },
  ]);
  expect(structureMistakes({ ...whole, sections: [] })).toEqual([{ at: null, reason: "no-questions" }]);
});

test("a new question of each kind is right once it has its text", () => {
  for (const kind of questionKinds) {
    const typed = { ...begun(kind), texts: text("Mitä?") };
    expect(questionOf(typed, { question: "x", taken: new Set(), keyFrom }), kind).toMatchObject({ question: { kind } });
    expect(questionOf(begun(kind), { question: "x", taken: new Set(), keyFrom })).toMatchObject({ mistakes: { "texts.fi": "text-missing" } }); // prettier-ignore
  }
});

test("buttons change rows and lose nothing: many options at once, other places, another kind and back", () => {
  const typed = typedOf(single);
  const { typed: pasted } = withPasted(typed, "Keskikokoinen | Medelstor | Medium\n\nSuurin", locales);
  expect(pasted.options.map(({ texts }) => texts.fi)).toEqual(["small", "large", "Keskikokoinen", "Suurin"]);
  expect(pasted.options[2]?.texts).toEqual({ fi: "Keskikokoinen", sv: "Medelstor", en: "Medium" });
  const turned = pressed(pasted, readPress("up.3")!, "");
  expect(turned.options.map(({ texts }) => texts.fi)).toEqual(["small", "large", "Suurin", "Keskikokoinen"]);
  expect(pressed(turned, readPress("remove.0")!, "").options).toHaveLength(3);
  for (const kind of kindsAlike("single")) {
    const back = asKind(asKind(typed, kind), "single");
    expect(back.options).toEqual(typed.options);
    expect(back.texts).toEqual(typed.texts);
  }
  expect(readPress("destroy")).toBeNull();
});

test("pasted lines are in the programme's languages, and those that do not fit stay where they were typed", () => {
  const { typed } = withPasted(begun("single"), "Stor | Large | XL\nLiten", ["sv", "en"]);
  expect(typed.options.map(({ texts }) => texts)).toEqual([
    { fi: "", sv: "Stor", en: "Large | XL" },
    { fi: "", sv: "Liten", en: "" },
  ]);
  expect(withPasted(begun("single"), "Joko | tai", ["fi"]).typed.options[0]?.texts.fi).toBe("Joko | tai");
  const lines = Array.from({ length: mostOptions + 2 }, (_, at) => `Kunta ${at}`);
  const full = withPasted(typedOf(single), lines.join("\n"), locales);
  expect(full.typed.options).toHaveLength(mostOptions);
  expect(full.left.split("\n")).toEqual(lines.slice(-4));
  expect(withPasted(begun("text"), "Rivi", locales).typed).toEqual(begun("text"));
});

test("an option that has been set but not named is told, not dropped", () => {
  const typed = { ...typedOf(single), options: [...typedOf(single).options, { ...newOption, isOther: true }] };
  expect(questionOf(typed, keysOf(single))).toEqual({ mistakes: { "o2.texts.fi": "option-text-missing" } });
});

test("new options get keys of their own, also where one that was removed had the same text", () => {
  const typed = {
    ...typedOf(single),
    options: [
      { ...newOption, texts: text("Small") },
      { ...newOption, texts: text("Small") },
    ],
  };
  const made = questionOf(typed, keysOf(single));
  expect("question" in made && made.question.options.map(({ key }: { key: string }) => key)).toEqual([
    "small-2",
    "small-3",
  ]);
});

test("what is wrong is said at its field", () => {
  const wrong = (question: Question, more: Partial<TypedQuestion>) => {
    const made = questionOf({ ...typedOf(question), ...more }, keysOf(question));
    return "mistakes" in made ? made.mistakes : {};
  };
  expect(wrong(scale, { min: "5", max: "1" })).toEqual({ max: "ends-turned" });
  expect(wrong(scale, { min: "0,5" })).toEqual({ min: "not-whole" });
  expect(wrong(scale, { need: "videos", block: "background" })).toEqual({ block: "use-says-nothing" });
  expect(wrong(single, { options: [{ ...newOption, key: "small" }] })).toEqual({
    "o0.texts.fi": "option-text-missing",
  });
  const other = { ...newOption, texts: text("Muu"), isOther: true };
  expect(wrong(single, { options: [other, other] })).toEqual({ "o1.other": "two-others" });
});

test("nothing that a form may send breaks the reading of it", () => {
  const names = [...Object.keys(fieldValues(typedOf(everyKind[4]!))), "__proto__", "o9999.key", "steps.3.fi", "press"];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.array(fc.string()))), (fields) => {
      const typed = readTyped(fields);
      const made = questionOf(typed, { question: "x", taken: new Set(), keyFrom });
      expect(Object.keys(made)).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

test("an answered question keeps its kind and its scale", () => {
  expect(answeredRefusal(single, { ...single, kind: "multiple" })).toBe("answered-kind");
  expect(answeredRefusal(scale, { ...scale, settings: { ...scale.settings, max: 5 } })).toBe("answered-scale");
  expect(answeredRefusal(scale, { ...scale, required: true, texts: text("?!") })).toBeNull();
});
