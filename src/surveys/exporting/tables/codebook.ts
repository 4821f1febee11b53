import type { Texts } from "../../../platform/locales.ts";
import { cellHeaders, type Cell, type ChoicesForm } from "../../questionnaire/answer-cells.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { askedQuestions, type Exported } from "../exported.ts";
import type { AnswersTable } from "./code-table.ts";

/** The codebook's own headings: column, question, code, meaning. */
export type CodebookHeaders = readonly [string, string, string, string];

/** What the columns and codes of a table of codes mean: a line for each column, and one for each code of a question. */
export function codebook(
  { questionnaire }: Exported,
  choices: ChoicesForm,
  textIn: (texts: Texts) => string,
  header: CodebookHeaders,
): AnswersTable {
  const lines = askedQuestions(questionnaire).flatMap((question): Cell[][] => {
    const name = textIn(question.texts);
    return [
      ...cellHeaders(question, choices).map((column): Cell[] => [column, name, null, null]),
      ...codesOf(question).map(([code, texts]): Cell[] => [question.key, name, code, textIn(texts)]),
    ];
  });
  return { header: [...header], rows: lines };
}

/** Every code of the question with what it stands for. */
function codesOf(question: Question): (readonly [string | number, Texts])[] {
  const options = question.options.map(({ key, texts }) => [key, texts] as const);
  switch (question.kind) {
    case "matrix": {
      const { importance, level, unknown } = question.settings;
      const steps = [importance, level].flatMap(({ labels }) => labels.map((texts, at) => [at, texts] as const));
      return [...options, ...steps, ["unknown", unknown]];
    }
    case "ratings":
    case "scale": {
      const { min, labels = [] } = question.settings;
      return [...options, ...labels.map((texts, at) => [min + at, texts] as const)];
    }
    default:
      return options;
  }
}
