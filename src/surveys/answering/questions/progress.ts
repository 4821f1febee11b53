import { type Answers, isBlank } from "../../questionnaire/answers.ts";
import { isAsked, type Question } from "../../questionnaire/questionnaire.ts";

export interface Progress {
  answered: number;
  total: number;
}

/** How many things out of all have been answered: each row of a matrix is one, with both its marks. */
export function progressOf(questions: Question[], answers: Answers): Progress {
  const parts = questions.map((question) => questionProgress(question, answers));
  return {
    answered: parts.reduce((sum, part) => sum + part.answered, 0),
    total: parts.reduce((sum, part) => sum + part.total, 0),
  };
}

function questionProgress(question: Question, answers: Answers): Progress {
  const answer = answers[question.key];
  if (!isAsked(question) || answer?.kind === "notShown") return { answered: 0, total: 0 };
  const isByRow = question.kind === "matrix" || question.kind === "ratings";
  if (!isByRow) return { answered: isBlank(answer) ? 0 : 1, total: 1 };
  const total = question.options.length;
  if (answer?.kind === "unknown") return { answered: total, total };
  const keys = question.options.map(({ key }) => key);
  if (question.kind === "matrix") {
    const rows = answer?.kind === "matrix" ? answer.rows : {};
    const isWhole = (key: string) => (rows[key]?.importance ?? null) !== null && (rows[key]?.level ?? null) !== null;
    return { answered: keys.filter(isWhole).length, total };
  }
  const rows = answer?.kind === "ratings" ? answer.rows : {};
  return { answered: keys.filter((key) => (rows[key] ?? null) !== null).length, total };
}
