import type { Question, Questionnaire, Section } from "./questionnaire.ts";

/** A questionnaire as a survey holds it: its sections and questions can be addressed. */
export interface StoredQuestionnaire extends Questionnaire {
  sections: StoredSection[];
}

export interface StoredSection extends Section {
  id: string;
  questions: StoredQuestion[];
}

export type StoredQuestion = Question & { id: string };

/** Every question of the questionnaire, in its order. */
export function allQuestions(questionnaire: StoredQuestionnaire): StoredQuestion[] {
  return questionnaire.sections.flatMap((section) => section.questions);
}
