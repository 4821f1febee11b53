import { expect, test } from "vitest";
import { livingPart, withLeftOut } from "../../src/surveys/questionnaire/left-out.ts";
import type { AnswerValue } from "../../src/surveys/questionnaire/answers.ts";
import { matrix, multiple, option, ranking, ratings, single } from "./questions.ts";

// Of each question the option "gone" has been asked before, and is asked no more.
const cases: {
  name: string;
  question: Parameters<typeof livingPart>[0];
  stored: AnswerValue;
  living: AnswerValue;
  next: AnswerValue;
  kept: AnswerValue;
}[] = [
  // prettier-ignore
  {
    ...{ name: "choices", question: multiple },
    stored: { kind: "multiple", chosen: ["email", "gone"], other: null },
    living: { kind: "multiple", chosen: ["email"], other: null },
    next: { kind: "multiple", chosen: ["website"], other: "x" },
    kept: { kind: "multiple", chosen: ["website", "gone"], other: "x" },
  },
  {
    ...{ name: "one choice left as it was", question: single },
    stored: { kind: "single", chosen: "gone", other: null },
    living: { kind: "single", chosen: null, other: null },
    next: { kind: "single", chosen: null, other: null },
    kept: { kind: "single", chosen: "gone", other: null },
  },
  {
    ...{ name: "a ranking", question: ranking },
    stored: { kind: "ranking", order: ["gone", "videos"] },
    living: { kind: "ranking", order: ["videos"] },
    next: { kind: "ranking", order: ["kanta", "videos"] },
    kept: { kind: "ranking", order: ["kanta", "videos", "gone"] },
  },
  {
    ...{ name: "rows with two marks", question: matrix },
    stored: { kind: "matrix", rows: { gone: { importance: 1, level: 2 }, videos: { importance: 0, level: null } } },
    living: { kind: "matrix", rows: { videos: { importance: 0, level: null } } },
    next: { kind: "matrix", rows: { videos: { importance: 4, level: 4 } } },
    kept: { kind: "matrix", rows: { videos: { importance: 4, level: 4 }, gone: { importance: 1, level: 2 } } },
  },
  {
    ...{ name: "rows with one mark", question: ratings },
    stored: { kind: "ratings", rows: { gone: 5, videos: 1 } },
    living: { kind: "ratings", rows: { videos: 1 } },
    next: { kind: "ratings", rows: { videos: null } },
    kept: { kind: "ratings", rows: { videos: null, gone: 5 } },
  },
];

test.each(cases)(
  "of $name what is asked no more is neither shown nor lost",
  ({ question, stored, living, next, kept }) => {
    expect(livingPart(question, stored)).toEqual(living);
    expect(withLeftOut(question, next, stored)).toEqual(kept);
    const withRetired = { ...question, options: [...question.options, option("gone", { retired: true })] } as typeof question; // prettier-ignore
    expect(livingPart(withRetired, stored)).toEqual(living);
  },
);

test("a choice that replaces the one that is asked no more does replace it", () => {
  const one: AnswerValue = { kind: "single", chosen: "small", other: null };
  expect(withLeftOut(single, one, { kind: "single", chosen: "gone", other: null })).toEqual(one);
  const none: AnswerValue = { kind: "multiple", chosen: ["none"], other: null };
  expect(withLeftOut(multiple, none, { kind: "multiple", chosen: ["gone"], other: null })).toEqual(none);
  expect(withLeftOut(multiple, { kind: "unknown" }, { kind: "multiple", chosen: ["gone"], other: null })).toEqual({ kind: "unknown" }); // prettier-ignore
});
