// What later versions of a survey have left out of a question stays in the answers that were given before.
import type { AnswerValue, MatrixRow } from "./answers.ts";
import type { Question, QuestionOption } from "./questionnaire.ts";

/**
 * The answer as far as it speaks of what the question asks now. Choices, rows and ranks that a later version has left out
 * are set aside: the respondent is not shown them, and what depends on the answer does not go by them.
 */
export function livingPart(question: Question, answer: AnswerValue): AnswerValue {
  const isLiving = isOptionOf(question);
  switch (answer.kind) {
    case "multiple":
      return answer.chosen.every(isLiving) ? answer : { ...answer, chosen: answer.chosen.filter(isLiving) };
    case "single":
      return answer.chosen === null || isLiving(answer.chosen) ? answer : { ...answer, chosen: null };
    case "ranking":
      return answer.order.every(isLiving) ? answer : { ...answer, order: answer.order.filter(isLiving) };
    case "matrix":
      return allLiving(answer.rows, isLiving) ? answer : { ...answer, rows: livingRows(answer.rows, isLiving) };
    case "ratings":
      return allLiving(answer.rows, isLiving) ? answer : { ...answer, rows: livingRows(answer.rows, isLiving) };
    default:
      return answer;
  }
}

/**
 * The new answer with what the stored one says of what has been left out since: nothing that was answered is lost
 * because another part of it changes. A choice that replaces it (another single one, "none of these", "I don't know")
 * does replace it.
 */
export function withLeftOut(question: Question, answer: AnswerValue, stored: AnswerValue | undefined): AnswerValue {
  const isLiving = isOptionOf(question);
  const isLeftOut = (key: string) => !isLiving(key);
  if (answer.kind === "multiple" && stored?.kind === "multiple") {
    if (hasExclusive(question, answer.chosen)) return answer;
    return { ...answer, chosen: [...answer.chosen, ...stored.chosen.filter(isLeftOut)] };
  }
  if (answer.kind === "single" && stored?.kind === "single") {
    const isReplaced = answer.chosen !== null || answer.other !== null;
    return stored.chosen === null || isReplaced || isLiving(stored.chosen)
      ? answer
      : { ...answer, chosen: stored.chosen };
  }
  if (answer.kind === "ranking" && stored?.kind === "ranking")
    return { ...answer, order: [...answer.order, ...stored.order.filter(isLeftOut)] };
  if (answer.kind === "matrix" && stored?.kind === "matrix")
    return { ...answer, rows: { ...answer.rows, ...livingRows(stored.rows, isLeftOut) } };
  if (answer.kind === "ratings" && stored?.kind === "ratings")
    return { ...answer, rows: { ...answer.rows, ...livingRows(stored.rows, isLeftOut) } };
  return answer;
}

function isOptionOf(question: Question): (key: string) => boolean {
  const keys = new Set(question.options.flatMap(({ key, retired }: QuestionOption) => (retired === true ? [] : [key])));
  return (key) => keys.has(key);
}

function hasExclusive(question: Question, chosen: readonly string[]): boolean {
  return question.options.some(({ key, exclusive }: QuestionOption) => exclusive === true && chosen.includes(key));
}

function allLiving(rows: object, isLiving: (key: string) => boolean): boolean {
  return Object.keys(rows).every(isLiving);
}

function livingRows<Row extends MatrixRow | number | null>(
  rows: Record<string, Row>,
  isLiving: (key: string) => boolean,
): Record<string, Row> {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => isLiving(key)));
}
