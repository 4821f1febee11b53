import type { Question, Questionnaire } from "../questionnaire.ts";
import { testsOf, type Condition } from "./condition.ts";
import { canHold } from "./possible.ts";
import { unfitReason, type UnfitReason } from "./unfit.ts";

export type ConditionReason =
  "empty" | "unknown-question" | "itself" | "circular" | "later-question" | UnfitReason | "never";

/** What is wrong with the condition of a question or a section, and which question it asks about. */
export interface ConditionMistake {
  on: { section: string } | { question: string };
  about: string | null;
  reason: ConditionReason;
}

/**
 * Everything that keeps conditions from being followed, in the questionnaire's order. That a thing can never be shown is
 * said only once nothing else is wrong, and of a question only where its section can be shown.
 */
export function conditionMistakes(questionnaire: Questionnaire): ConditionMistake[] {
  const placed = placedConditions(questionnaire);
  const mistakes = placed.flatMap((place) => mistakesIn(place, questionnaire, placed));
  if (mistakes.length > 0) return mistakes;
  const never = placed.filter(({ whole }) => !canHold(questionnaire, whole));
  return never
    .filter(
      ({ section, isOfSection }) => isOfSection || !never.some((each) => each.isOfSection && each.section === section),
    )
    .map(({ on }) => ({ on, about: null, reason: "never" }));
}

interface PlacedCondition {
  on: ConditionMistake["on"];
  isOfSection: boolean;
  section: string;
  condition: Condition;
  /** With what the section asks for besides. */
  whole: Condition;
  /** The questions that come before it. */
  before: ReadonlySet<string>;
  /** Those that it decides over. */
  own: ReadonlySet<string>;
}

function placedConditions({ sections }: Questionnaire): PlacedCondition[] {
  const before = new Set<string>();
  return sections.flatMap(({ key: section, condition, questions }) => {
    const keys = questions.map(({ key }) => key);
    const ofSection =
      condition === undefined
        ? []
        : [
            {
              on: { section },
              isOfSection: true,
              section,
              condition,
              whole: condition,
              before: new Set(before),
              own: new Set(keys),
            },
          ];
    const ofQuestions = questions.flatMap(({ key: question, condition: own }) => {
      const earlier = new Set(before);
      before.add(question);
      if (own === undefined) return [];
      const whole = { all: condition === undefined ? [own] : [condition, own] };
      return [
        {
          on: { question },
          isOfSection: false,
          section,
          condition: own,
          whole,
          before: earlier,
          own: new Set([question]),
        },
      ];
    });
    return [...ofSection, ...ofQuestions];
  });
}

function mistakesIn(
  place: PlacedCondition,
  { sections }: Questionnaire,
  placed: readonly PlacedCondition[],
): ConditionMistake[] {
  const { on, condition, before, own } = place;
  if (hasEmpty(condition)) return [{ on, about: null, reason: "empty" }];
  const questions = sections.flatMap((section): Question[] => section.questions);
  return testsOf(condition).flatMap((test): ConditionMistake[] => {
    const said = (reason: ConditionReason) => [{ on, about: test.question, reason }];
    const question = questions.find(({ key }) => key === test.question);
    if (question === undefined) return said("unknown-question");
    if (own.has(question.key)) return said("itself");
    if (!before.has(question.key)) return said(dependsOn(question.key, own, placed) ? "circular" : "later-question");
    const reason = unfitReason(question, test);
    return reason === null ? [] : said(reason);
  });
}

const hasEmpty = (condition: Condition): boolean => {
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : null;
  return parts !== null && (parts.length === 0 || parts.some(hasEmpty));
};

/** Whether what is asked about is itself shown by an answer to one of these questions, directly or by way of others. */
function dependsOn(asked: string, wanted: ReadonlySet<string>, placed: readonly PlacedCondition[]): boolean {
  const seen = new Set<string>();
  const toSee = [asked];
  for (let key = toSee.pop(); key !== undefined; key = toSee.pop()) {
    if (wanted.has(key)) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { own, condition } of placed)
      if (own.has(key)) toSee.push(...testsOf(condition).map(({ question }) => question));
  }
  return false;
}
