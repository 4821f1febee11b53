import { createHash } from "node:crypto";
import type { QuestionOption } from "../../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";

/**
 * The options in the order in which this respondent sees them: as they are, or where the question says so shuffled, the
 * same for the respondent on every visit and device. "None of these" and "something else" stay the last ones.
 */
export function optionsInOrder(question: StoredQuestion, respondent: string): QuestionOption[] {
  const options: QuestionOption[] = question.options;
  if (question.shuffled !== true) return options;
  const lot = ({ key }: QuestionOption) =>
    createHash("sha256").update(`${respondent}.${question.id}.${key}`).digest("hex");
  const isLast = ({ exclusive, other }: QuestionOption) => exclusive === true || other === true;
  const drawn = options.filter((option) => !isLast(option)).map((option) => ({ option, lot: lot(option) }));
  drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return [...drawn.map(({ option }) => option), ...options.filter(isLast)];
}
