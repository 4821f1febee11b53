import { seenNow } from "../answering/questions/seen.ts";
import type { StoredAnswer, TypedAnswer } from "../answering/questions/saving.ts";
import type { Answers } from "../questionnaire/answers.ts";
import { isAsked } from "../questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestionnaire } from "../questionnaire/stored.ts";

/** Answers by the question's key in the form in which a page sends them, over what is stored; keys that are not asked are left out. */
export function asTyped(
  questionnaire: StoredQuestionnaire,
  answers: Answers,
  stored: ReadonlyMap<string, StoredAnswer>,
): TypedAnswer[] {
  return allQuestions(questionnaire)
    .filter((question) => isAsked(question) && answers[question.key] !== undefined)
    .map((question) => ({
      question,
      raw: answers[question.key],
      seen: seenNow(question, stored.get(question.id)),
      isTouched: true,
    }));
}
