import { isBlank, type Answers } from "../questionnaire/answers.ts";
import { checkAnswer, type AnswerMistake } from "../questionnaire/check-answer.ts";
import type { Condition } from "../questionnaire/conditions/condition.ts";
import { shownPart } from "../questionnaire/conditions/shown.ts";
import { isAsked, type Questionnaire } from "../questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestion, type StoredQuestionnaire, type StoredSection } from "../questionnaire/stored.ts"; // prettier-ignore

/** Where a walk through the survey is: before the first question, in a section (by its key), or after the last one. */
export type At = { start: true } | { section: string } | { end: true };

/** What was said on the way, by the question's key, unchecked: it travels in the form and is stored nowhere. */
export type Said = ReadonlyMap<string, unknown>;

/** The questionnaire as if it were stored: what staff are still editing has no rows, and is named by its keys. */
export function walkable({ sections, ...opening }: Questionnaire): StoredQuestionnaire {
  const asQuestion = (question: Questionnaire["sections"][number]["questions"][number]): StoredQuestion => ({
    ...question,
    id: plainName(question.key),
  });
  return {
    ...opening,
    sections: sections.map((section) => ({
      ...section,
      id: plainName(section.key),
      questions: section.questions.map(asQuestion),
    })),
  };
}

/** A name without spaces and signs, one for each key: keys that came from files may hold anything. */
function plainName(key: string): string {
  return key.replaceAll(/[^a-zA-Z0-9-]/g, (sign) => `_${sign.codePointAt(0)?.toString(16) ?? ""}_`);
}

/** The answers among what was said: those that are right and say something. */
export function answersIn(questionnaire: StoredQuestionnaire, said: Said): Answers {
  const answers: Answers = {};
  for (const question of allQuestions(questionnaire).filter(isAsked)) {
    const checked = checkAnswer(question, said.get(question.key) ?? { kind: question.kind });
    if ("value" in checked && !isBlank(checked.value)) answers[question.key] = checked.value;
  }
  return answers;
}

/** What is wrong with what was said in a section, question by question; of those that are shown. */
export function mistakesIn(
  section: StoredSection,
  said: Said,
): { question: StoredQuestion; mistake: AnswerMistake; at: string | null }[] {
  return section.questions.filter(isAsked).flatMap((question) => {
    const checked = checkAnswer(question, said.get(question.key) ?? { kind: question.kind });
    return "mistake" in checked ? [{ question, ...checked }] : [];
  });
}

/** The section after this one, or before it, out of those that are shown with these answers. */
export function stepFrom(questionnaire: StoredQuestionnaire, answers: Answers, at: At, way: "next" | "back"): At {
  const shown = new Set(shownPart(questionnaire, answers).sections.map(({ key }) => key));
  const keys = questionnaire.sections.map(({ key }) => key);
  const here = "section" in at ? keys.indexOf(at.section) : "start" in at ? -1 : keys.length;
  const rest = way === "next" ? keys.slice(here + 1) : keys.slice(0, Math.max(0, here)).reverse();
  const next = rest.find((key) => shown.has(key));
  if (next !== undefined) return { section: next };
  return way === "next" ? { end: true } : { start: true };
}

/** Why something was not asked on the way: by its own condition, or as its section was hidden by the section's. */
export interface Hidden {
  of: StoredSection | StoredQuestion;
  /** Null for a section of which no question was shown. */
  condition: Condition | null;
}

/** What was not shown; a section that was hidden whole is told once. */
export function hiddenFrom(questionnaire: StoredQuestionnaire, answers: Answers): Hidden[] {
  const shown = new Map(shownPart(questionnaire, answers).sections.map((section) => [section.key, section]));
  return questionnaire.sections.flatMap((section): Hidden[] => {
    const now = shown.get(section.key);
    if (now === undefined) return [{ of: section, condition: section.condition ?? null }];
    const keys = new Set(now.questions.map(({ key }) => key));
    return section.questions
      .filter(({ key }) => !keys.has(key))
      .map((question) => ({ of: question, condition: question.condition ?? null }));
  });
}
