import type { Question, Questionnaire, Section } from "../../questionnaire/questionnaire.ts";
import type { TakenKeys } from "../edits/edit.ts";
import { freeKey } from "./keys.ts";
import { findQuestion, neighbour, placed, type ActRefusal, type Before } from "./places.ts";

/** A place for a question. */
export interface QuestionPlace {
  section: string;
  before: Before;
}

type Outcome = Questionnaire | { refused: ActRefusal };

/** Adds the question there, with a key of its own that is or is like the one it has. */
export function addQuestion(
  questionnaire: Questionnaire,
  { section: key, before }: QuestionPlace,
  question: Question,
  taken: TakenKeys,
): Outcome {
  const section = questionnaire.sections.find((each) => each.key === key);
  if (section === undefined) return { refused: "no-section" };
  const added = { ...question, key: freeKey(question.key, taken.questions) };
  const questions = placed(section.questions, added, before);
  return questions === undefined ? { refused: "no-place" } : withQuestions(questionnaire, key, questions);
}

/** Puts the question in the place of the one that has its key. */
export function editQuestion(questionnaire: Questionnaire, question: Question): Outcome {
  const found = findQuestion(questionnaire, question.key);
  if (found === undefined) return { refused: "no-question" };
  const { section, at } = found;
  return withQuestions(questionnaire, section.key, section.questions.with(at, question));
}

export function removeQuestion(questionnaire: Questionnaire, key: string): Outcome {
  const found = findQuestion(questionnaire, key);
  if (found === undefined) return { refused: "no-question" };
  const { section, at } = found;
  return withQuestions(questionnaire, section.key, section.questions.toSpliced(at, 1));
}

/** Adds another of the same behind the question; it is asked under the same condition. */
export function duplicateQuestion(questionnaire: Questionnaire, key: string, taken: TakenKeys): Outcome {
  const found = findQuestion(questionnaire, key);
  if (found === undefined) return { refused: "no-question" };
  const { section, question, at } = found;
  const copy = { ...question, key: freeKey(key, taken.questions) };
  return withQuestions(questionnaire, section.key, section.questions.toSpliced(at + 1, 0, copy));
}

/** Moves the question to the place, in its own section or in another. */
export function moveQuestion(questionnaire: Questionnaire, key: string, { section, before }: QuestionPlace): Outcome {
  const found = findQuestion(questionnaire, key);
  if (found === undefined) return { refused: "no-question" };
  if (before === key) return questionnaire;
  const without = withQuestions(questionnaire, found.section.key, found.section.questions.toSpliced(found.at, 1));
  const target = without.sections.find((each) => each.key === section);
  if (target === undefined) return { refused: "no-section" };
  const questions = placed(target.questions, found.question, before);
  return questions === undefined ? { refused: "no-place" } : withQuestions(without, section, questions);
}

/**
 * The place one step up or down: at the end of its section a question goes over to the next one. Undefined where it
 * cannot go further.
 */
export function placeBeside({ sections }: Questionnaire, key: string, way: "up" | "down"): QuestionPlace | undefined {
  const at = sections.findIndex(({ questions }) => questions.some((question) => question.key === key));
  const section = sections[at];
  if (section === undefined) return undefined;
  const before = neighbour(section.questions, key, way);
  if (before !== undefined) return { section: section.key, before };
  const next = sections[way === "up" ? at - 1 : at + 1];
  if (next === undefined) return undefined;
  return { section: next.key, before: way === "up" ? null : (next.questions[0]?.key ?? null) };
}

function withQuestions(questionnaire: Questionnaire, key: string, questions: Question[]): Questionnaire {
  const sections = questionnaire.sections.map((section): Section =>
    section.key === key ? { ...section, questions } : section,
  );
  return { ...questionnaire, sections };
}
