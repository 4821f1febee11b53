import { hasOptions, isAsked, type Question, type Questionnaire } from "../questionnaire/questionnaire.ts";

/** What keeps questions from being put to respondents. */
export type StructureReason = "no-questions" | "empty-section" | "no-options" | "one-option" | "number-without-ends";

/** What is wrong, and where; nowhere, where the whole survey lacks something. */
export interface StructureMistake {
  at: { section: string } | { question: string } | null;
  reason: StructureReason;
}

/** Everything in the questions that must be put right before publishing, in their order. */
export function structureMistakes({ sections }: Questionnaire): StructureMistake[] {
  const questions = sections.flatMap((section): Question[] => section.questions);
  if (!questions.some(isAsked)) return [{ at: null, reason: "no-questions" }];
  return sections.flatMap(({ key, questions: own }): StructureMistake[] => [
    ...(own.length === 0 ? [{ at: { section: key }, reason: "empty-section" as const }] : []),
    ...own.flatMap((question): StructureMistake[] => {
      const reason = questionReason(question);
      return reason === null ? [] : [{ at: { question: question.key }, reason }];
    }),
  ]);
}

function questionReason(question: Question): StructureReason | null {
  if (question.kind === "number" && question.need !== undefined)
    return question.settings.min === null || question.settings.max === null ? "number-without-ends" : null;
  if (!hasOptions(question)) return null;
  const choices = question.options.filter(({ exclusive }) => exclusive !== true);
  if (choices.length === 0) return "no-options";
  return question.kind === "ranking" && choices.length < 2 ? "one-option" : null;
}
