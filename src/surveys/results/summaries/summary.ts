import type { AnswerValue } from "../../questionnaire/answers.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { figureOf, markOf } from "./bases.ts";
import { binsOf, countBins, countDays, daysBins, type Bin, type DayUnit } from "./bins.ts";
import { judged, mean, quantile, type Judged } from "./judged.ts";
import { rankedOptions, type Ranked } from "./ranked.ts";

/** Choices of one or several: how many chose each; of "yes or no" the keys are `yes` and `no`. */
export interface ChoicesSummary {
  kind: "choices";
  n: number;
  counts: ReadonlyMap<string, number>;
}

export interface ScaleSummary {
  kind: "scale";
  n: number;
  judged: Judged;
}

/** By the row's key; each row is over those who judged it. */
export interface RatingsSummary {
  kind: "ratings";
  n: number;
  rows: ReadonlyMap<string, Judged | "hidden">;
}

export interface MatrixSummary {
  kind: "matrix";
  n: number;
  rows: ReadonlyMap<string, { importance: Judged | "hidden"; level: Judged | "hidden" }>;
}

export interface RankingSummary {
  kind: "ranking";
  n: number;
  places: number;
  options: ReadonlyMap<string, Ranked>;
}

export interface NumberSummary {
  kind: "number";
  n: number;
  mean: number | null;
  /** The quartiles, the median in the middle. */
  quartiles: [number | null, number | null, number | null];
  bins: { bin: Bin; count: number }[];
}

export interface DateSummary {
  kind: "date";
  n: number;
  unit: DayUnit;
  bins: { start: string; count: number }[];
}

export interface TextSummary {
  kind: "text";
  n: number;
}

export type Summary =
  | ChoicesSummary
  | ScaleSummary
  | RatingsSummary
  | MatrixSummary
  | RankingSummary
  | NumberSummary
  | DateSummary
  | TextSummary;

/** The answers of the people who gave a figure and are looked at; hidden where these are too few to be told of. */
export type Taken = (figure: string) => readonly AnswerValue[] | "hidden";

/** The stretches into which numbers and days fall are those of everybody, so that parts can be compared. */
export interface Stretches {
  numbers: Bin[];
  days: { unit: DayUnit; starts: string[] };
}

export function stretchesOf(question: Question, all: readonly AnswerValue[]): Stretches {
  return {
    numbers: question.kind === "number" ? binsOf(numbersOf(all)) : [],
    days: daysBins(question.kind === "date" ? datesOf(all) : []),
  };
}

/** What was answered to a question; hidden where too few did to be told of. */
export function summarise(question: Question, taken: Taken, stretches: Stretches): Summary | "hidden" {
  const answers = taken("");
  if (answers === "hidden") return "hidden";
  const n = answers.length;
  switch (question.kind) {
    case "multiple":
    case "single":
    case "yesno":
      return { kind: "choices", n, counts: countChoices(answers) };
    case "scale":
      return { kind: "scale", n, judged: judged(answers.flatMap((each) => (each.kind === "scale" ? (each.value ?? []) : []))) }; // prettier-ignore
    case "ratings": {
      const rows = question.options.map(({ key }): [string, Judged | "hidden"] => [key, judgedRow(taken(key), key)]);
      return { kind: "ratings", n, rows: new Map(rows) };
    }
    case "matrix": {
      const of = (key: string, part: "importance" | "level") => judgedRow(taken(figureOf(key, part)), key, part);
      const rows = question.options.map(({ key }) => [key, { importance: of(key, "importance"), level: of(key, "level") }] as const); // prettier-ignore
      return { kind: "matrix", n, rows: new Map(rows) };
    }
    case "ranking": {
      const places = question.settings.places ?? question.options.length;
      const orders = answers.flatMap((each) => (each.kind === "ranking" ? [each.order] : []));
      return { kind: "ranking", n, places, options: rankedOptions(question.options.map(({ key }) => key), orders, places) }; // prettier-ignore
    }
    case "number": {
      const numbers = numbersOf(answers);
      const counts = countBins(numbers, stretches.numbers);
      return {
        ...{ kind: "number", n, mean: mean(numbers) },
        quartiles: [quantile(numbers, 0.25), quantile(numbers, 0.5), quantile(numbers, 0.75)],
        bins: stretches.numbers.map((bin, at) => ({ bin, count: counts[at] ?? 0 })),
      };
    }
    case "date": {
      const counts = countDays(datesOf(answers), stretches.days);
      const bins = stretches.days.starts.map((start, at) => ({ start, count: counts[at] ?? 0 }));
      return { kind: "date", n, unit: stretches.days.unit, bins };
    }
    case "text":
    case "info":
      return { kind: "text", n };
  }
}

function judgedRow(answers: readonly AnswerValue[] | "hidden", row: string, part?: "importance" | "level") {
  return answers === "hidden" ? answers : judged(answers.flatMap((answer) => markOf(answer, row, part) ?? []));
}

function countChoices(answers: readonly AnswerValue[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of answers.flatMap(chosenOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function chosenOf(answer: AnswerValue): string[] {
  if (answer.kind === "multiple") return [...new Set(answer.chosen)];
  if (answer.kind === "single") return answer.chosen === null ? [] : [answer.chosen];
  return answer.kind === "yesno" && answer.yes !== null ? [answer.yes ? "yes" : "no"] : [];
}

function numbersOf(answers: readonly AnswerValue[]): number[] {
  return answers.flatMap((each) => (each.kind === "number" && each.number !== null ? [Number(each.number)] : []));
}

function datesOf(answers: readonly AnswerValue[]): string[] {
  return answers.flatMap((each) => (each.kind === "date" ? (each.date ?? []) : []));
}

/** What was written in answer: to a question of text, or as the "other" of a choice. */
export function wordsOf(answer: AnswerValue | undefined): string {
  if (answer?.kind === "text") return answer.text.trim();
  return answer?.kind === "multiple" || answer?.kind === "single" ? (answer.other ?? "").trim() : "";
}
