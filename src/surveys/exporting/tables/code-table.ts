import { answerCells, cellHeaders, type Cell, type ChoicesForm } from "../../questionnaire/answer-cells.ts";
import { askedQuestions, type Exported } from "../exported.ts";

/** A table of cells with its headings. */
export interface AnswersTable {
  header: string[];
  rows: Cell[][];
}

/** The first heading of our own files: by it they are known when they come back. */
export const ownMark = { named: "#row", anonymous: "#anonymous" } as const;

/** The columns after it in a file of a named survey; those before the answers. */
const whoseHeaders = ["organisation", "industry", "locale", "source", "sent"];

/** All answers by keys, one response a row: the form that is read back whatever language it is read in. */
export function codeTable({ questionnaire, isAnonymous, responses }: Exported, choices: ChoicesForm): AnswersTable {
  const questions = askedQuestions(questionnaire);
  const headers = questions.flatMap((question) => cellHeaders(question, choices));
  return {
    header: isAnonymous ? [ownMark.anonymous, ...headers] : [ownMark.named, ...whoseHeaders, ...headers],
    rows: responses.map(({ whose, answers }, at): Cell[] => [
      at + 1,
      ...(whose === null ? [] : [whose.organisation, whose.industry, whose.locale, whose.source, whose.sentAt]),
      ...questions.flatMap((question) => answerCells(question, answers[question.key], choices)),
    ]),
  };
}
