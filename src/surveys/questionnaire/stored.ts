import type { Question, Questionnaire, QuestionOption, Section } from "./questionnaire.ts";

/** A questionnaire as a survey holds it: its sections and questions can be addressed. */
export interface StoredQuestionnaire extends Questionnaire {
  sections: StoredSection[];
}

export interface StoredSection extends Section {
  id: string;
  questions: StoredQuestion[];
  /** A later version has left it out; some of its questions were answered. */
  retired?: true;
}

export type StoredQuestion = Question & { id: string; /** As of a section. */ retired?: true };

/** Every question of the questionnaire, in its order. */
export function allQuestions(questionnaire: StoredQuestionnaire): StoredQuestion[] {
  return questionnaire.sections.flatMap((section) => section.questions);
}

/** The questionnaire as such: without ids and without what has been retired. */
export function plainQuestionnaire({ titles, intros, notice, sections }: StoredQuestionnaire): Questionnaire {
  return { titles, intros, notice, sections: sections.filter(isLiving).map(plainSection) };
}

function plainSection({ key, titles, helps, condition, questions }: StoredSection): Section {
  const own = { key, titles, helps, questions: questions.filter(isLiving).map(plainQuestion) };
  return condition === undefined ? own : { ...own, condition };
}

function plainQuestion(question: StoredQuestion): Question {
  const own: Partial<StoredQuestion> = { ...question };
  delete own.id;
  delete own.retired;
  return { ...own, options: question.options.filter(isLiving) } as Question;
}

function isLiving({ retired }: Pick<QuestionOption, "retired">): boolean {
  return retired !== true;
}
