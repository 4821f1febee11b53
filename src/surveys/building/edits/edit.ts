import type { ConditionMistake } from "../../questionnaire/conditions/condition-mistakes.ts";
import { conditionMistakes } from "../../questionnaire/conditions/condition-mistakes.ts";
import type { Question, Questionnaire } from "../../questionnaire/questionnaire.ts";

/** What staff do to a survey's questions, as the list of edits and the undo button tell it. */
export type EditAct =
  | "question.add"
  | "question.edit"
  | "question.copy"
  | "question.move"
  | "question.remove"
  | "section.add"
  | "section.edit"
  | "section.move"
  | "section.remove"
  | "condition.edit"
  | "condition.remove"
  | "texts.edit"
  | "version.restore";

/** What was done, and to what: the text that it has in the survey, for people to know it by. */
export interface Edit {
  act: EditAct;
  subject: string;
}

/** As much of the subject as is kept. */
export function storedSubject(subject: string): string {
  return subject.slice(0, 200);
}

/** What an act must know of the survey besides its questions. */
export interface Ground {
  /** Whether respondents have seen the questions: what they answered stays with the question. */
  isPublished: boolean;
  /** Questions that somebody has answered, by key. */
  answered: ReadonlySet<string>;
  /** Keys that are or have been in use: a new thing never gets one of these. */
  taken: TakenKeys;
}

export interface TakenKeys {
  sections: ReadonlySet<string>;
  questions: ReadonlySet<string>;
  /** Of a question's options, by the question's key. */
  options: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Conditions that could not be followed any more after the change. */
export interface ConditionRefusal {
  conditions: ConditionMistake[];
}

/** A change of the whole questionnaire: the new one, or why it is not made. It must not change what it is given. */
export type Change<Refusal> = (questionnaire: Questionnaire, ground: Ground) => Questionnaire | { refused: Refusal };

/**
 * The questionnaire after the change; refused where the change says so, or where conditions could not be followed any
 * more, unless those may be dropped: what they hid is then always shown.
 */
export function changed<Refusal>(
  questionnaire: Questionnaire,
  ground: Ground,
  change: Change<Refusal>,
  mayDropConditions = false,
): Questionnaire | { refused: Refusal | ConditionRefusal } {
  const next = change(questionnaire, ground);
  if ("refused" in next) return next;
  const conditions = conditionMistakes(next);
  if (conditions.length === 0) return next;
  return mayDropConditions ? withSoundConditions(next, conditions) : { refused: { conditions } };
}

/** Without the conditions that cannot be followed. Fewer make others impossible no more than they were, so that this comes to an end. */
export function withSoundConditions(questionnaire: Questionnaire, mistakes: ConditionMistake[]): Questionnaire {
  const next = withoutConditions(questionnaire, mistakes);
  const left = conditionMistakes(next);
  return left.length === 0 ? next : withSoundConditions(next, left);
}

function withoutConditions(questionnaire: Questionnaire, mistakes: ConditionMistake[]): Questionnaire {
  const sections = new Set(mistakes.flatMap(({ on }) => ("section" in on ? [on.section] : [])));
  const questions = new Set(mistakes.flatMap(({ on }) => ("question" in on ? [on.question] : [])));
  return {
    ...questionnaire,
    sections: questionnaire.sections.map((section) => ({
      ...(sections.has(section.key) ? withoutCondition(section) : section),
      questions: section.questions.map((question) =>
        questions.has(question.key) ? withoutCondition(question) : question,
      ),
    })),
  };
}

/** The same section or question, always shown. */
export function withoutCondition<Thing extends { condition?: unknown }>(thing: Thing): Thing {
  const shown = { ...thing };
  delete shown.condition;
  return shown;
}

/** The keys that the questionnaires have, those of what has been retired included. */
export function takenKeys(questionnaires: readonly Questionnaire[]): TakenKeys {
  const sections = questionnaires.flatMap((each) => each.sections);
  const questions = sections.flatMap((section): Question[] => section.questions);
  const options = Map.groupBy(questions, ({ key }) => key);
  return {
    sections: new Set(sections.map(({ key }) => key)),
    questions: new Set(questions.map(({ key }) => key)),
    options: new Map(
      [...options].map(([key, same]) => [key, new Set(same.flatMap((each) => each.options.map((own) => own.key)))]),
    ),
  };
}
