import type { Answers } from "../answers.ts";
import { livingPart } from "../left-out.ts";
import { isAsked, type Question, type Questionnaire, type Section } from "../questionnaire.ts";
import { holds } from "./condition.ts";

/** The keys of what a respondent is shown. */
interface Shown {
  sections: ReadonlySet<string>;
  questions: ReadonlySet<string>;
}

/**
 * What is shown to somebody with these answers, read from first to last. A hidden section hides its questions, and is
 * hidden itself when none of them is shown. The answer of a hidden question counts for nothing further down: it is kept,
 * for the way back, and set aside. What a later version has left out is not hidden: it was asked when it was answered.
 */
export function shownTo({ sections }: Questionnaire, answers: Answers): Shown {
  const shownSections = new Set<string>();
  const shownQuestions = new Set<string>();
  const counted: Answers = {};
  for (const section of sections) {
    if (!isRetired(section) && section.condition !== undefined && !holds(section.condition, counted)) continue;
    for (const question of section.questions) {
      const { key, condition } = question;
      if (!isRetired(question) && condition !== undefined && !holds(condition, counted)) continue;
      shownSections.add(section.key);
      shownQuestions.add(key);
      const answer = answers[key];
      if (answer !== undefined) counted[key] = livingPart(question, answer);
    }
  }
  return { sections: shownSections, questions: shownQuestions };
}

function isRetired(thing: object): boolean {
  return "retired" in thing && thing.retired === true;
}

/** The questionnaire without what is hidden from somebody with these answers. */
export function shownPart<Whole extends Questionnaire>(questionnaire: Whole, answers: Answers): Whole {
  if (!hasConditions(questionnaire)) return questionnaire;
  const shown = shownTo(questionnaire, answers);
  return {
    ...questionnaire,
    sections: questionnaire.sections
      .filter(({ key }) => shown.sections.has(key))
      .map((section) => ({ ...section, questions: section.questions.filter(({ key }) => shown.questions.has(key)) })),
  };
}

/** The answers as they count: those of hidden questions say that they were not shown, whatever was answered before. */
export function countedAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  if (!hasConditions(questionnaire)) return answers;
  const { questions: shown } = shownTo(questionnaire, answers);
  const questions = questionnaire.sections.flatMap((section): Question[] => section.questions);
  const counted = { ...answers };
  for (const question of questions)
    if (isAsked(question) && !shown.has(question.key)) counted[question.key] = { kind: "notShown" };
  return counted;
}

export function hasConditions({ sections }: Questionnaire): boolean {
  return sections.some(({ condition, questions }) => condition !== undefined || changesWithAnswers({ questions }));
}

/** Whether some of the section's questions come and go with answers. */
export function changesWithAnswers({ questions }: Pick<Section, "questions">): boolean {
  return questions.some(({ condition }) => condition !== undefined);
}
