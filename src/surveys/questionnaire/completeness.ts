import { type Answers, type AnswerValue, isBlank } from "./answers.ts";
import { isAsked, type Question, type Questionnaire, type Section } from "./questionnaire.ts";

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
 * that is each row of a matrix and each question that is required or is answered by choosing; "begun" between these.
 * What is written and not required never keeps a section from being done, unless the section has nothing else. A
 * section that asks nothing is done.
 */
export function sectionState(section: Section, answers: Answers): SectionState {
  const asked = section.questions.filter(isAsked);
  if (asked.length > 0 && asked.every((question) => isBlank(answers[question.key]))) return "empty";
  return asked.every((question) => isComplete(question, answers[question.key])) ? "done" : "begun";
}

/** The required questions that are still blank, in the order of the questionnaire; an empty list means "may be sent". */
export function sendingMistakes(questionnaire: Questionnaire, answers: Answers): SendingMistake[] {
  return questionnaire.sections.flatMap((section) =>
    section.questions
      .filter((question) => isAsked(question) && question.required && isBlank(answers[question.key]))
      .map((question) => ({ section: section.key, question: question.key, reason: "required" as const })),
  );
}

function isComplete(question: Question, answer: AnswerValue | undefined): boolean {
  if (answer === undefined || isBlank(answer)) return isWritten(question) && !question.required;
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

const isWritten = ({ kind }: Question) => kind === "text" || kind === "number" || kind === "date";
