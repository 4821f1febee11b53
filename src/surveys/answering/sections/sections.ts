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

/** The status of the region that answers an answer saved by itself. */
export function statusOf({ decision }: { decision: Decision }): number {
  if (decision.kind === "clash") return 409;
  return decision.kind === "refuse" ? 422 : 200;
}
