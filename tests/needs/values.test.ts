import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/surveys/questionnaire/answers.ts";
import {
  gapStrength,
  mergedStrength,
  needLevel,
  needValues,
  ratingStrength,
  topicLevel,
} from "../../src/needs/values.ts";
import { questionnaire } from "./questionnaire.ts";

const answers: Answers = {
  "use-better": { kind: "multiple", chosen: ["our-website"], other: null },
  support: {
    kind: "matrix",
    rows: {
      videos: { importance: 4, level: 1 },
      kanta: { importance: "unknown", level: 2 },
      chat: { importance: 4, level: 0 },
    },
  },
  judged: { kind: "ratings", rows: { excel: 2, videos: null } },
  "in-use": { kind: "multiple", chosen: ["email"], other: null },
};

describe("the need values of a respondent", () => {
  const values = needValues(questionnaire, answers);

  test("are ticks, gaps and ratings on 0 … 1, by block; what was left blank is missing", () => {
    expect(values.blocks).toEqual({
      wishes: new Map([
        ["website", 1],
        ["videos", 0],
        ["kanta", null],
      ]),
      support: new Map([
        ["videos", 0.75],
        ["kanta", null],
      ]),
      ratings: new Map([
        ["excel", 0.25],
        ["videos", null],
      ]),
    });
  });

  test("keep importance and level as asked; I don't know is missing", () => {
    expect(values.judgements).toEqual(
      new Map([
        ["videos", { importance: 4, level: 1, steps: 5 }],
        ["kanta", { importance: null, level: 2, steps: 5 }],
      ]),
    );
  });

  test("merge sources of a need by the largest; missing gives way to anything", () => {
    expect(["website", "videos", "kanta", "excel", "chat"].map((need) => mergedStrength(values, need))).toEqual([
      1,
      0.75,
      null,
      0.25,
      null,
    ]);
  });

  test("take a chosen none as an answer: nothing is wanted", () => {
    const none: Answers = { "use-better": { kind: "multiple", chosen: ["none"], other: null } };
    expect(needValues(questionnaire, none).blocks.wishes).toEqual(
      new Map([
        ["website", 0],
        ["videos", 0],
        ["kanta", null],
      ]),
    );
  });

  test("take a text of one's own as an answer: none of the options is wanted", () => {
    const own: Answers = { acquire: { kind: "multiple", chosen: [], other: "Robotti" } };
    const { wishes } = needValues(questionnaire, own).blocks;
    expect([wishes.get("kanta"), wishes.get("videos")]).toEqual([0, null]);
  });

  test("count an accepted code of an open answer as 1 and leave other needs as they are", () => {
    const coded = needValues(questionnaire, answers, ["kanta", "year-clock"]);
    expect(coded.blocks.support).toEqual(
      new Map([
        ["videos", 0.75],
        ["kanta", 1],
        ["year-clock", 1],
      ]),
    );
    expect(coded.blocks.wishes).toEqual(values.blocks.wishes);
  });

  test("count codes among the wishes where the survey asks of no support, so that they tell in the groups", () => {
    const sections = questionnaire.sections.map((section) => ({
      ...section,
      questions: section.questions.filter(({ block }) => block !== "support"),
    }));
    const { blocks } = needValues({ ...questionnaire, sections }, answers, ["year-clock"]);
    expect(blocks.support.size).toBe(0);
    expect(blocks.wishes.get("year-clock")).toBe(1);
    expect(blocks.wishes.size).toBeGreaterThan(1);
  });

  test("are all missing when nothing was answered", () => {
    const strengths = Object.values(needValues(questionnaire, {}).blocks).flatMap((block) => [...block.values()]);
    expect(strengths).toEqual(new Array(7).fill(null));
  });
});

describe("levels", () => {
  const values = needValues(questionnaire, answers);

  test("are those stated for the need, else the general skill", () => {
    expect([
      needLevel(values, "videos", 3),
      needLevel(values, "website", 3),
      needLevel(values, "website", null),
    ]).toEqual([1, 3, null]);
  });

  test.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 2],
  ])("%i of 0 … 4 is topic level %i of three", (level, expected) => {
    expect(topicLevel(level, 5, 3)).toBe(expected);
  });

  test("always give a topic level that exists, and never a lower one for more skill", () => {
    const sizes = fc.record({ steps: fc.integer({ min: 2, max: 11 }), topicLevels: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(sizes, ({ steps, topicLevels }) => {
        const all = Array.from({ length: steps }, (_, level) => topicLevel(level, steps, topicLevels));
        expect(all).toEqual(all.toSorted((a, b) => a - b));
        expect([all[0], all.at(-1)! < topicLevels]).toEqual([0, true]);
      }),
    );
  });
});

describe("strengths", () => {
  test("of a gap lie in 0 … 1, are 0 where skill suffices, and rise with importance", () => {
    const case_ = fc.integer({ min: 2, max: 11 }).chain((steps) => {
      const mark = fc.integer({ min: 0, max: steps - 1 });
      return fc.record({ importance: mark, level: mark, steps: fc.constant(steps) });
    });
    fc.assert(
      fc.property(case_, (judgement) => {
        const gap = gapStrength(judgement)!;
        expect(gap * (judgement.steps - 1)).toBeCloseTo(Math.max(0, judgement.importance - judgement.level), 9);
        expect(gap >= 0 && gap <= 1).toBe(true);
        expect(gapStrength({ ...judgement, importance: null })).toBeNull();
        expect(gapStrength({ ...judgement, level: null })).toBeNull();
      }),
    );
  });

  test("of a rating reach from 0 at the least to 1 at the most", () => {
    expect([1, 2, 5, null].map((rating) => ratingStrength(rating, { min: 1, max: 5 }))).toEqual([0, 0.25, 1, null]);
    expect(ratingStrength(3, { min: 3, max: 3 })).toBeNull();
  });
});
