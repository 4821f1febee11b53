import { changesWithAnswers } from "../../questionnaire/conditions/shown.ts";
import type { Outcome } from "../commands.ts";
import type { Filled } from "../queries.ts";
import type { Decision } from "../questions/saving.ts";
import type { StoredQuestion, StoredQuestionnaire, StoredSection } from "../../questionnaire/stored.ts";

export function findSection({ sections }: StoredQuestionnaire, sectionId: string): StoredSection | undefined {
  return sections.find(({ id }) => id === sectionId);
}

/** The question of that id with the section it stands in. */
export function sectionOf(
  { sections }: StoredQuestionnaire,
  questionId: string,
): { section: StoredSection; question: StoredQuestion } | undefined {
  return sections
    .flatMap((section) => section.questions.map((question) => ({ section, question })))
    .find(({ question }) => question.id === questionId);
}

/** The section after this one, or undefined after the last. */
export function sectionAfter({ sections }: StoredQuestionnaire, section: StoredSection): StoredSection | undefined {
  return sections[sections.findIndex(({ id }) => id === section.id) + 1];
}

/** Whether the respondent is asked the question now. */
export function isShown({ questionnaire }: Pick<Filled, "questionnaire">, { id }: { id: string }): boolean {
  return sectionOf(questionnaire, id) !== undefined;
}

/** Which of a page's questions are to be seen, by their ids in the page; null where the answers never change it. */
export function shownOnPage(filled: Filled, sections: StoredSection[]): string | null {
  if (!sections.some(changesWithAnswers)) return null;
  const questions = sections.flatMap((section) => section.questions).filter((question) => isShown(filled, question));
  return questions.map(({ id }) => `q-${id}`).join(" ");
}

/** The first question that has come to the page with the answers just saved. */
export function appearedOn(sections: StoredSection[], before: Filled, after: Filled): StoredQuestion | undefined {
  return sections
    .flatMap((section) => section.questions)
    .find((question) => isShown(after, question) && !isShown(before, question));
}

/** Without what was refused of questions that the same page's answers have hidden: they are asked no more. */
export function stillAsked(outcomes: Outcome[], filled: Filled): Outcome[] {
  return outcomes.filter(({ typed, decision }) => decision.kind !== "refuse" || isShown(filled, typed.question));
}

/** The status of the region that answers an answer saved by itself. */
export function statusOf({ decision }: { decision: Decision }): number {
  if (decision.kind === "clash") return 409;
  return decision.kind === "refuse" ? 422 : 200;
}
