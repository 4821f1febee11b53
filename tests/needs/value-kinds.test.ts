import { expect, test } from "vitest";
import { itemValues } from "../../src/needs/items.ts";
import { needValues } from "../../src/needs/values.ts";
import type { Answers } from "../../src/surveys/questionnaire/answers.ts";
import type { Question, Questionnaire } from "../../src/surveys/questionnaire/questionnaire.ts";
import { matrix, multiple, number, option, ranking, scale, text, yesno } from "../surveys/questions.ts";

const about = (...questions: Question[]): Questionnaire => ({
  titles: text(""),
  intros: text(""),
  notice: text(""),
  sections: [{ key: "s", titles: text(""), helps: text(""), questions }],
});
const valuesOf = (question: Question, answer: Answers[string] | undefined) => {
  const { blocks } = needValues(about(question), answer === undefined ? {} : { [question.key]: answer });
  return Object.fromEntries([...blocks.wishes, ...blocks.support, ...blocks.ratings]);
};

test("a ranking gives its best the most, each next one a place less, and the unranked nothing", () => {
  const places = { ...ranking, settings: { places: 4 } };
  expect(valuesOf(places, { kind: "ranking", order: ["kanta", "website"] })).toEqual({
    videos: 0,
    kanta: 1,
    website: 0.75,
    booking: 0,
  });
  // Without a number of places every option has one.
  expect(valuesOf({ ...ranking, settings: {} }, { kind: "ranking", order: ["booking"] })["booking"]).toBe(1);
});

test("one judgement, yes or no, and a number between its ends say it of the question's own need", () => {
  const own = { need: "videos" };
  expect([
    valuesOf({ ...scale, ...own }, { kind: "scale", value: 7 }),
    valuesOf({ ...yesno, ...own }, { kind: "yesno", yes: true }),
    valuesOf({ ...yesno, ...own }, { kind: "yesno", yes: false }),
    valuesOf({ ...number, ...own, block: "wishes", settings: { ...number.settings, min: 0, max: 50 } }, { kind: "number", number: "12.5" }), // prettier-ignore
    valuesOf({ ...number, ...own, block: "wishes", settings: { ...number.settings, max: null } }, { kind: "number", number: "12.5" }), // prettier-ignore
    valuesOf(scale, { kind: "scale", value: 7 }),
    valuesOf({ ...number, ...own }, { kind: "number", number: "12.5" }),
  ]).toEqual([{ videos: 0.7 }, { videos: 1 }, { videos: 0 }, { videos: 0.25 }, { videos: null }, {}, {}]);
});

test("a weight multiplies whatever the tie says, and the largest source counts", () => {
  const half = { need: "videos", needWeight: 0.5 };
  const ticked: Question = {
    ...multiple,
    block: "wishes",
    options: [option("a", half), option("b", { need: "kanta" })],
  };
  const judged: Question = { ...matrix, options: [option("videos", half)] };
  const ranked: Question = { ...ranking, settings: {}, options: [option("a", half), option("b", { need: "videos", needWeight: 0.8 })] }; // prettier-ignore
  expect([
    valuesOf(ticked, { kind: "multiple", chosen: ["a"], other: null }),
    valuesOf(judged, { kind: "matrix", rows: { videos: { importance: 4, level: 0 } } }),
    valuesOf({ ...scale, ...half }, { kind: "scale", value: 8 }),
    valuesOf(ranked, { kind: "ranking", order: ["a", "b"] }),
  ]).toEqual([{ videos: 0.5, kanta: 0 }, { videos: 0.5 }, { videos: 0.4 }, { videos: 0.5 }]);
});

test("I don't know, what was not shown and what was left blank are missing", () => {
  const tied: Question[] = [ranking, { ...scale, need: "videos" }, { ...yesno, need: "videos" }, matrix];
  for (const question of tied)
    for (const answer of [{ kind: "unknown" as const }, { kind: "notShown" as const }, undefined])
      expect(new Set(Object.values(valuesOf(question, answer)))).toEqual(new Set([null]));
});

test("a ranking of services is read as a strength of each", () => {
  const services: Question = { ...ranking, block: "services", settings: {} };
  const answers: Answers = { first: { kind: "ranking", order: ["kanta"] } };
  expect(Object.fromEntries(itemValues(about(services), answers, "services").blocks.support)).toEqual({
    videos: 0,
    kanta: 1,
    website: 0,
    booking: 0,
  });
});
