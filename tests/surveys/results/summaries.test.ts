import { describe, expect, test } from "vitest";
import type { Answers, AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { wholeSight } from "../../../src/surveys/results/looking/sight.ts";
import type { Dimension } from "../../../src/surveys/results/looking/dimensions.ts";
import { resultOf } from "../../../src/surveys/results/result.ts";
import type { ResultRow } from "../../../src/surveys/results/rows.ts";
import { binsOf, countBins, countDays, daysBins } from "../../../src/surveys/results/summaries/bins.ts";
import { judged, quantile } from "../../../src/surveys/results/summaries/judged.ts";
import { rankedOptions } from "../../../src/surveys/results/summaries/ranked.ts";
import type { Summary } from "../../../src/surveys/results/summaries/summary.ts";
import { writtenWords } from "../../../src/surveys/results/words/words.ts";
import {
  date,
  matrix,
  multiple,
  number,
  openText,
  ranking,
  ratings,
  scale,
  single,
  text,
  yesno,
} from "../questions.ts";

const stored = <Q extends Question>(question: Q) => ({ ...question, id: question.key });

function rowsWith(question: Question, values: readonly (AnswerValue | undefined)[], places: readonly string[] = []) {
  return values.map((value, at): ResultRow => {
    const answers: Answers = value === undefined ? {} : { [question.key]: value };
    return { id: `row ${at}`, places: { sector: places[at] ?? null }, answers };
  });
}

const sector: Dimension = { kind: "question", key: "sector", names: text("sector"), parts: ["a", "b"].map((key) => ({ key, names: text(key) })) }; // prettier-ignore

function wholeOf(question: Question, values: readonly (AnswerValue | undefined)[]) {
  const look = { only: [], compare: null };
  const result = resultOf(stored(question), {
    rows: rowsWith(question, values),
    dimensions: [],
    sight: wholeSight,
    look,
  });
  const [cut] = result!.cuts;
  return { summary: cut!.summary as Summary, standings: cut!.standings };
}

const unknown: AnswerValue = { kind: "unknown" };
const notShown: AnswerValue = { kind: "notShown" };

test("an answer, don't know, a blank and what was not shown are told apart, and only answers are counted", () => {
  const { summary, standings } = wholeOf(multiple, [
    { kind: "multiple", chosen: ["email", "website"], other: null },
    { kind: "multiple", chosen: ["email"], other: null },
    { kind: "multiple", chosen: [], other: "Oma" },
    { kind: "multiple", chosen: [], other: " " },
    undefined,
    unknown,
    notShown,
  ]);
  expect(standings).toEqual({ answered: 3, unknown: 1, blank: 2, notShown: 1 });
  expect(summary).toEqual({ kind: "choices", n: 3, counts: new Map([["email", 2], ["website", 1]]) }); // prettier-ignore
});

test("one chosen, and yes or no", () => {
  const one = (chosen: string | null): AnswerValue => ({ kind: "single", chosen, other: null });
  expect(wholeOf(single, [one("small"), one("small"), one("large"), one(null)]).summary).toEqual({
    ...{ kind: "choices", n: 3 },
    counts: new Map([["small", 2], ["large", 1]]), // prettier-ignore
  });
  const said = (yes: boolean | null): AnswerValue => ({ kind: "yesno", yes });
  expect(wholeOf(yesno, [said(true), said(false), said(false), said(null), unknown]).summary).toEqual({
    ...{ kind: "choices", n: 3 },
    counts: new Map([["yes", 1], ["no", 2]]), // prettier-ignore
  });
});

test("judgements: each row of ratings and of a matrix is over those who judged it", () => {
  const { summary } = wholeOf(
    scale,
    [1, 2, 2, 10].map((value): AnswerValue => ({ kind: "scale", value })),
  );
  expect(summary).toEqual({
    ...{ kind: "scale", n: 4 },
    judged: { n: 4, counts: new Map([[1, 1], [2, 2], [10, 1]]), mean: 3.75, median: 2 }, // prettier-ignore
  });

  const rated = wholeOf(ratings, [
    { kind: "ratings", rows: { videos: 5, kanta: 1 } },
    { kind: "ratings", rows: { videos: 4, kanta: null } },
    { kind: "ratings", rows: {} },
  ]);
  expect(rated.standings).toEqual({ answered: 2, unknown: 0, blank: 1, notShown: 0 });
  expect(rated.summary).toEqual({
    ...{ kind: "ratings", n: 2 },
    rows: new Map([
      ["videos", { n: 2, counts: new Map([[5, 1], [4, 1]]), mean: 4.5, median: 4.5 }], // prettier-ignore
      ["kanta", { n: 1, counts: new Map([[1, 1]]), mean: 1, median: 1 }],
    ]),
  });

  const judgedRows = wholeOf(matrix, [
    { kind: "matrix", rows: { videos: { importance: 4, level: 1 }, kanta: { importance: "unknown", level: 2 } } },
    { kind: "matrix", rows: { videos: { importance: 2, level: null } } },
  ]);
  expect(judgedRows.summary).toEqual({
    ...{ kind: "matrix", n: 2 },
    rows: new Map([
      [
        "videos",
        {
          importance: { n: 2, counts: new Map([[4, 1], [2, 1]]), mean: 3, median: 3 }, // prettier-ignore
          level: { n: 1, counts: new Map([[1, 1]]), mean: 1, median: 1 },
        },
      ],
      [
        "kanta",
        {
          importance: { n: 0, counts: new Map(), mean: null, median: null },
          level: { n: 1, counts: new Map([[2, 1]]), mean: 2, median: 2 },
        },
      ],
    ]),
  });
});

test("a ranking: who stands where, and Borda's points with nothing for what is unranked", () => {
  const order = (...keys: string[]): AnswerValue => ({ kind: "ranking", order: keys });
  const { summary } = wholeOf(ranking, [order("videos", "kanta", "website"), order("kanta", "videos"), order("kanta")]);
  expect(summary.kind === "ranking" && [...summary.options]).toEqual([
    ["videos", { places: [1, 1, 0], ranked: 2, meanPlace: 1.5, points: (1 + 2 / 3) / 3 }],
    ["kanta", { places: [2, 1, 0], ranked: 3, meanPlace: 4 / 3, points: (2 / 3 + 1 + 1) / 3 }],
    ["website", { places: [0, 0, 1], ranked: 1, meanPlace: 3, points: 1 / 3 / 3 }],
    ["booking", { places: [0, 0, 0], ranked: 0, meanPlace: null, points: 0 }],
  ]);
  expect(rankedOptions(["a"], [], 2).get("a")).toEqual({ places: [0, 0], ranked: 0, meanPlace: null, points: null });
});

describe("numbers and days", () => {
  test("quartiles as spreadsheets count them, and the median of an even number between two", () => {
    expect([0.25, 0.5, 0.75].map((p) => quantile([7, 1, 3, 10], p))).toEqual([2.5, 5, 7.75]);
    expect(quantile([], 0.5)).toBeNull();
    expect(judged([3, 1, 2, 1]).median).toBe(1.5);
    const { summary } = wholeOf(
      number,
      ["12.5", "2", "4"].map((one): AnswerValue => ({ kind: "number", number: one })),
    );
    expect(summary).toMatchObject({ kind: "number", n: 3, mean: 18.5 / 3, quartiles: [3, 4, 8.25] });
  });

  test("stretches have ends that people would choose, and hold every number once", () => {
    expect(binsOf([3, 4, 6])).toEqual([3, 4, 5, 6].map((each) => ({ from: each, to: each })));
    expect(binsOf([0, 100])).toEqual([0, 20, 40, 60, 80].map((from) => ({ from, to: from + 20 })));
    expect(binsOf([0.1, 0.25]).map(({ from }) => from)).toEqual([0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24]);
    expect(binsOf([7])).toEqual([{ from: 7, to: 7 }]);
    expect(binsOf([2.5])).toEqual([{ from: 2.5, to: 2.5 }]);
    expect(binsOf([])).toEqual([]);
    const values = [-40, -3.5, 0, 12, 999, 1000];
    expect(countBins(values, binsOf(values)).reduce((sum, count) => sum + count)).toBe(values.length);
  });

  test("days stand by day, month or year, and empty ones between are there", () => {
    expect(daysBins(["2026-03-02", "2026-03-04"])).toEqual({ unit: "day", starts: ["2026-03-02", "2026-03-03", "2026-03-04"] }); // prettier-ignore
    const months = daysBins(["2026-11-30", "2027-01-01"]);
    expect(months).toEqual({ unit: "month", starts: ["2026-11-01", "2026-12-01", "2027-01-01"] });
    expect(countDays(["2026-11-30", "2026-11-02", "2027-01-01"], months)).toEqual([2, 0, 1]);
    expect(daysBins(["2019-05-05", "2021-01-01"]).starts).toEqual(["2019-01-01", "2020-01-01", "2021-01-01"]);
    expect(daysBins(["1026-05-05", "2021-01-01"]).starts).toEqual(["1026-01-01", "2021-01-01"]);
    const { summary } = wholeOf(date, ["2026-03-02", "2026-03-02"].map((one): AnswerValue => ({ kind: "date", date: one }))); // prettier-ignore
    expect(summary).toEqual({ kind: "date", n: 2, unit: "day", bins: [{ start: "2026-03-02", count: 2 }] });
  });
});

test("who sees everything sees each part, however small, and several filters together", () => {
  const one = (chosen: string): AnswerValue => ({ kind: "single", chosen, other: null });
  const rows = rowsWith(single, [one("small"), one("large"), one("small")], ["a", "a", "b"]);
  const looking = { rows, dimensions: [sector], sight: wholeSight, look: { only: [], compare: "sector" } };
  const { cuts } = resultOf(stored({ ...single, block: "support" }), looking)!;
  expect(cuts.map(({ part, summary }) => [part, (summary as Summary).n])).toEqual([[null, 3], ["a", 2], ["b", 1]]); // prettier-ignore
  expect(cuts.map(({ standings }) => standings?.answered)).toEqual([3, 2, 1]);
  const narrowed = resultOf(stored(single), { ...looking, look: { only: [{ dimension: "sector", part: "b" }], compare: null } }); // prettier-ignore
  expect(narrowed!.cuts.map(({ summary }) => (summary as Summary).n)).toEqual([1]);
});

describe("own words", () => {
  const wrote = (...texts: string[]) => rowsWith(openText, texts.map((each): AnswerValue => ({ kind: "text", text: each }))); // prettier-ignore
  const some = ["yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi"];
  const groups = { seesAll: false, isShown: () => true, isPartShown: () => true };
  const look = { only: [], compare: null };
  const only = { only: [{ dimension: "sector", part: "a" }], compare: null };

  test("stand in an order that is not that of their writers, and is another for another question", () => {
    const rows = wrote(...some).map((row) => ({
      ...row,
      answers: { ...row.answers, again: row.answers["own-words"]! },
    }));
    const looking = { rows, dimensions: [], sight: wholeSight, look };
    const [first, again] = ["own-words", "again"].map((key) => writtenWords({ ...openText, key }, looking, true) as string[]); // prettier-ignore
    expect(first!.toSorted()).toEqual(some.toSorted());
    expect(again!.toSorted()).toEqual(some.toSorted());
    expect([first, again]).not.toContainEqual(some);
    expect(first).not.toEqual(again);
  });

  test("are told to who sees groups only of five or more of an anonymous survey, and of all together", () => {
    const looking = { rows: wrote(...some.slice(0, 4), ""), dimensions: [sector], sight: groups, look };
    expect(writtenWords(openText, looking, true)).toEqual({ refused: "few" });
    expect(writtenWords(openText, { ...looking, rows: wrote(...some) }, true)).toHaveLength(6);
    expect(writtenWords(openText, { ...looking, rows: wrote(...some), look: only }, true)).toEqual({ refused: "whole-only" }); // prettier-ignore
    expect(writtenWords(openText, { ...looking, rows: wrote(...some) }, false)).toEqual({ refused: "planners-only" });
    expect(writtenWords(openText, { ...looking, rows: wrote("") }, true)).toEqual([]);
  });
});
