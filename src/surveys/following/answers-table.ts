import type { Locale } from "../../platform/locales.ts";
import { answerCells, cellHeaders, type Cell } from "../questionnaire/answer-cells.ts";
import type { Answers } from "../questionnaire/answers.ts";
import { allQuestions, type StoredQuestionnaire } from "../questionnaire/stored.ts";

/** The columns before the answers, by which the import knows who answered. */
export const respondentHeaders = ["organisation", "industry", "locale", "source"] as const;

export interface ExportedResponse {
  organisationName: string;
  industryName: string;
  locale: Locale;
  source: string;
  answers: Answers;
}

/** All answers as a table: one row per organisation, keys as headers. */
export function answersTable(
  questionnaire: StoredQuestionnaire,
  responses: readonly ExportedResponse[],
): { header: string[]; rows: Cell[][] } {
  const questions = allQuestions(questionnaire);
  return {
    header: [...respondentHeaders, ...questions.flatMap(cellHeaders)],
    rows: responses.map(({ organisationName, industryName, locale, source, answers }) => [
      organisationName,
      industryName,
      locale,
      source,
      ...questions.flatMap((question) => answerCells(question, answers[question.key])),
    ]),
  };
}
