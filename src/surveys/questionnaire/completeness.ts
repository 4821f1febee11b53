import { type Answers, type AnswerValue, isBlank } from "./answers.ts";
import type { Question, Questionnaire, Section } from "./questionnaire.ts";

export type SectionState = "empty" | "begun" | "done";

export type SendingReason = "required";

/** A question that must be answered before sending, and the section (page) where it is. */
export interface SendingMistake {
  section: string;
  question: string;
  reason: SendingReason;
}

/**
 * How far a section is: "empty" when nothing in it is answered; "done" when everything that wants an answer has one,
 * that is each row of a matrix and each question that is required or has options; "begun" between these. A text that
 * is not required never keeps a section from being done, unless the section has nothing else.
 */
export function sectionState(section: Section, answers: Answers): SectionState {
  if (section.questions.every((question) => isBlank(answers[question.key]))) return "empty";
  return section.questions.every((question) => isComplete(question, answers[question.key])) ? "done" : "begun";
}

/** The required questions that are still blank, in the order of the questionnaire; an empty list means "may be sent". */
export function sendingMistakes(questionnaire: Questionnaire, answers: Answers): SendingMistake[] {
  return questionnaire.sections.flatMap((section) =>
    section.questions
      .filter((question) => question.required && isBlank(answers[question.key]))
      .map((question) => ({ section: section.key, question: question.key, reason: "required" as const })),
  );
}

function isComplete(question: Question, answer: AnswerValue | undefined): boolean {
  if (answer === undefined || isBlank(answer)) return question.kind === "text" && !question.required;
  switch (answer.kind) {
    case "matrix":
      return question.options.every(({ key }) => {
        const row = answer.rows[key];
        return (row?.importance ?? null) !== null && (row?.level ?? null) !== null;
      });
    case "ratings":
      return question.options.every(({ key }) => (answer.rows[key] ?? null) !== null);
    default:
      return true;
  }
}
