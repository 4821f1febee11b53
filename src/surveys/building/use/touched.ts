import { isBlank, type Answers, type AnswerValue } from "../../questionnaire/answers.ts";
import { shownTo } from "../../questionnaire/conditions/shown.ts";
import { isAsked, type Question, type Questionnaire } from "../../questionnaire/questionnaire.ts";

export interface Given {
  answers: Answers;
  isSent: boolean;
}

/** How many respondents a new version touches, and in what way; by keys. */
export interface Touched {
  /** Who have answered a question that is left out. */
  removed: Map<string, number>;
  /** Who have chosen, rated or ranked an option that is left out, by the question's and the option's key. */
  removedOptions: Map<string, Map<string, number>>;
  /** Who have answered a question that their other answers hide from now on. */
  hidden: Map<string, number>;
  /** Who have sent their answers without one to a question that is required from now on. */
  required: Map<string, number>;
  /** Who have answered a question, or spoken of an option of it, that had been left out and is asked again. */
  returned: Map<string, number>;
  /** All of these, each respondent once. */
  respondents: number;
  /** How many have sent their answers, and how many have only begun. */
  sent: number;
  begun: number;
}

/** Whom the new version touches, out of those who have answered something. */
export function touchedBy(before: Questionnaire, after: Questionnaire, given: readonly Given[]): Touched {
  const [was, is] = [questionsOf(before), questionsOf(after)];
  const touched: Touched = {
    ...{ removed: new Map(), removedOptions: new Map(), hidden: new Map(), required: new Map(), returned: new Map() }, // prettier-ignore
    ...{ respondents: 0, sent: given.filter(({ isSent }) => isSent).length, begun: given.filter(({ isSent }) => !isSent).length }, // prettier-ignore
  };
  for (const { answers, isSent } of given) {
    const shownBefore = shownTo(before, answers).questions;
    const shownAfter = shownTo(after, answers).questions;
    let isTouched = false;
    for (const [key, question] of was) {
      const answer = answers[key];
      if (!isAsked(question) || answer === undefined || isBlank(answer) || !shownBefore.has(key)) continue;
      const now = is.get(key);
      if (now === undefined) count(touched.removed, key);
      else if (!shownAfter.has(key)) count(touched.hidden, key);
      const left = now === undefined ? [] : leftOptions(question, now, answer);
      for (const option of left) count(innerOf(touched.removedOptions, key), option);
      const isBack = now !== undefined && shownAfter.has(key) && leftOptions(now, question, answer).length > 0;
      if (isBack) count(touched.returned, key);
      isTouched ||= now === undefined || !shownAfter.has(key) || left.length > 0 || isBack;
    }
    for (const [key, question] of is) {
      if (!was.has(key) && isAsked(question) && shownAfter.has(key) && !isBlank(answers[key])) {
        count(touched.returned, key);
        isTouched = true;
      }
      if (!isSent || !question.required || !isAsked(question) || !shownAfter.has(key)) continue;
      const wasRequired = was.get(key)?.required === true && shownBefore.has(key);
      if (wasRequired || !isBlank(answers[key])) continue;
      count(touched.required, key);
      isTouched = true;
    }
    if (isTouched) touched.respondents += 1;
  }
  return touched;
}

function questionsOf({ sections }: Questionnaire): Map<string, Question> {
  const questions = sections.flatMap((section): Question[] => section.questions);
  return new Map(questions.map((question) => [question.key, question]));
}

/** The options that the answer speaks of and that the question has no more. */
function leftOptions(was: Question, is: Question, answer: AnswerValue): string[] {
  const has = (question: Question, key: string) =>
    question.options.some((option: { key: string }) => option.key === key);
  return spokenOf(answer).filter((key) => has(was, key) && !has(is, key));
}

function spokenOf(answer: AnswerValue): string[] {
  switch (answer.kind) {
    case "multiple":
      return answer.chosen;
    case "single":
      return answer.chosen === null ? [] : [answer.chosen];
    case "ranking":
      return answer.order;
    case "matrix":
      return Object.entries(answer.rows).flatMap(([key, { importance, level }]) => (importance === null && level === null ? [] : [key])); // prettier-ignore
    case "ratings":
      return Object.entries(answer.rows).flatMap(([key, rating]) => (rating === null ? [] : [key]));
    default:
      return [];
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function innerOf(maps: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const inner = maps.get(key) ?? new Map<string, number>();
  maps.set(key, inner);
  return inner;
}
