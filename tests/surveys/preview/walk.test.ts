import { expect, test } from "vitest";
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { answersIn, hiddenFrom, mistakesIn, stepFrom, walkable } from "../../../src/surveys/preview/walk.ts";
import { info, line, number, text, yesno } from "../questions.ts";

const yes = { question: "has", op: "is", value: "yes" } as const;
const survey: Questionnaire = {
  ...{ titles: text("Kysely"), intros: text(""), notice: text("") },
  sections: [
    {
      ...{ key: "first", titles: text("Aluksi"), helps: text("") },
      questions: [{ ...yesno, key: "has" }, { ...line, key: "which", condition: yes }], // prettier-ignore
    },
    {
      key: "more",
      titles: text("Lisää"),
      helps: text(""),
      condition: yes,
      questions: [{ ...number, key: "how many!" }],
    },
    { key: "last", titles: text("Lopuksi"), helps: text(""), questions: [{ ...info, key: "thanks" }] },
  ],
};
const walk = walkable(survey);
const said = (answers: Record<string, unknown>) => new Map(Object.entries(answers));
const saidYes = answersIn(walk, said({ has: { kind: "yesno", yes: true } }));
const saidNo = answersIn(walk, said({ has: { kind: "yesno", yes: false } }));

test("goes from section to section by the answers, there and back", () => {
  expect(stepFrom(walk, {}, { start: true }, "next")).toEqual({ section: "first" });
  expect(stepFrom(walk, saidYes, { section: "first" }, "next")).toEqual({ section: "more" });
  expect(stepFrom(walk, saidNo, { section: "first" }, "next")).toEqual({ section: "last" });
  expect(stepFrom(walk, saidNo, { section: "last" }, "next")).toEqual({ end: true });
  expect(stepFrom(walk, saidNo, { end: true }, "back")).toEqual({ section: "last" });
  expect(stepFrom(walk, saidNo, { section: "last" }, "back")).toEqual({ section: "first" });
  expect(stepFrom(walk, saidNo, { section: "first" }, "back")).toEqual({ start: true });
});

test("counts only answers that are right, and tells of a section what is wrong in it", () => {
  const typed = said({ has: { kind: "yesno", yes: true }, "how many!": { kind: "number", number: "paljon" } });
  expect(answersIn(walk, typed)).toEqual({ has: { kind: "yesno", yes: true } });
  expect(mistakesIn(walk.sections[1]!, typed).map(({ question, mistake }) => [question.key, mistake])).toEqual([
    ["how many!", "not-a-number"],
  ]);
});

test("tells what was not shown, a hidden section once, each with its condition", () => {
  expect(hiddenFrom(walk, saidYes)).toEqual([]);
  expect(hiddenFrom(walk, saidNo).map(({ of, condition }) => [of.key, condition])).toEqual([
    ["which", yes],
    ["more", yes],
  ]);
});

test("names fields by keys, whatever signs these hold", () => {
  const ids = walk.sections.flatMap(({ questions }) => questions.map(({ id }) => id));
  expect(ids).toEqual(["has", "which", "how_20_many_21_", "thanks"]);
});
