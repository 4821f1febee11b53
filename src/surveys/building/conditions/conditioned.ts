import type { Condition } from "../../questionnaire/conditions/condition.ts";
import type { Question, Questionnaire, Section } from "../../questionnaire/questionnaire.ts";
import { digestOf } from "../edits/digest.ts";
import { withoutCondition } from "../edits/edit.ts";

/** What a condition decides over, by its key. */
export type Conditioned = { section: string } | { question: string };

/** The question or the section; undefined when a colleague has removed it. */
export function thingOf({ sections }: Questionnaire, on: Conditioned): Section | Question | undefined {
  if ("section" in on) return sections.find(({ key }) => key === on.section);
  return sections.flatMap((section): Question[] => section.questions).find(({ key }) => key === on.question);
}

/** The questionnaire with the question or section shown on the condition; always, where it is null. */
export function withCondition(
  questionnaire: Questionnaire,
  on: Conditioned,
  condition: Condition | null,
): Questionnaire {
  const changed = <Thing extends Section | Question>(thing: Thing): Thing =>
    condition === null ? withoutCondition(thing) : { ...thing, condition };
  return {
    ...questionnaire,
    sections: questionnaire.sections.map((section) => {
      if ("section" in on) return section.key === on.section ? changed(section) : section;
      const questions = section.questions.map((question) =>
        question.key === on.question ? changed(question) : question,
      );
      return { ...section, questions };
    }),
  };
}

/** What a page showed of the condition, to know later whether somebody has changed it meanwhile. */
export function conditionSeen(condition: Condition | undefined): string {
  return digestOf(condition ?? null);
}
