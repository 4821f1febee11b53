import type { Question, Questionnaire } from "../questionnaire/questionnaire.ts";

/** The needs that the question's answers tell of, by their keys. */
export function needsOf(question: Question): string[] {
  if (question.block !== "support" && question.block !== "wishes" && question.block !== "ratings") return [];
  const own = "need" in question ? [question.need] : [];
  const ofOptions = question.options.map((option: { need?: string }) => option.need);
  return [...new Set([...own, ...ofOptions].filter((need) => need !== undefined))];
}

/** Every need that the survey measures. */
export function measuredNeeds({ sections }: Questionnaire): Set<string> {
  return new Set(sections.flatMap((section): Question[] => section.questions).flatMap(needsOf));
}
