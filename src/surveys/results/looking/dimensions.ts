import { locales, type Locale, type Texts } from "../../../platform/locales.ts";
import { isAsked, type Question } from "../../questionnaire/questionnaire.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../../questionnaire/stored.ts";
import { allQuestions } from "../../questionnaire/stored.ts";
import type { ResultRow } from "../rows.ts";

/** By what people are told apart in results. */
export type DimensionKind = "industry" | "size" | "language" | "municipality" | "group" | "question";

export interface Dimension {
  kind: DimensionKind;
  /** The kind, and of a question of the survey's own "question:" and its key. */
  key: string;
  /** Of a question, what it asks. */
  names: Texts | null;
  /** In the order in which they are shown; those that nobody is in are not there. */
  parts: { key: string; names: Texts }[];
}

/** What parts of the programme's dimensions are called, by their keys. */
export type PartNames = Partial<Record<DimensionKind, { key: string; names: Texts }[]>>;

/** A question by which the survey's respondents can be told apart: one of their background, of which one is chosen. */
export function isBackground(question: Question): boolean {
  return question.kind === "single" && question.block === "background";
}

export const dimensionOfQuestion = ({ key }: Pick<Question, "key">) => `question:${key}`;

/**
 * The dimensions of these answers that have two parts or more, in one order for everybody: what small groups hide hangs
 * on it. First what the register knows of organisations, then what the survey itself asked, then need groups.
 */
export function dimensionsOf(
  questionnaire: StoredQuestionnaire,
  rows: readonly ResultRow[],
  known: PartNames,
): Dimension[] {
  const questions = allQuestions(questionnaire).filter((question) => isAsked(question) && isBackground(question));
  const kinds = ["industry", "size", "language", "municipality"] as const;
  const all: Dimension[] = [
    ...kinds.map((kind) => ({ kind, key: kind, names: null, parts: known[kind] ?? [] })),
    ...questions.map(ownDimension),
    { kind: "group", key: "group", names: null, parts: known.group ?? [] },
  ];
  return all.flatMap((dimension) => {
    const present = new Set(rows.map(({ places }) => places[dimension.key]));
    const parts = dimension.parts.filter(({ key }) => present.has(key));
    return parts.length < 2 ? [] : [{ ...dimension, parts }];
  });
}

function ownDimension(question: StoredQuestion): Dimension {
  const parts = question.options.map(({ key, texts }) => ({ key, names: texts }));
  return { kind: "question", key: dimensionOfQuestion(question), names: question.texts, parts };
}

/** Where the answers themselves place a respondent. */
export function ownPlaces(questions: readonly Question[], answers: ResultRow["answers"]): [string, string | null][] {
  return questions.filter(isBackground).map((question) => {
    const answer = answers[question.key];
    return [dimensionOfQuestion(question), answer?.kind === "single" ? answer.chosen : null];
  });
}

/** The same word in every language. */
export const sameText = (word: string): Texts =>
  Object.fromEntries(locales.map((locale: Locale) => [locale, word])) as Texts;
