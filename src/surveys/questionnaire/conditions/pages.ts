import type { Asking } from "../../../platform/asking.ts";
import { formatDay, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { writtenDecimal } from "../../values/pages.ts";
import type { Question, Questionnaire, QuestionOption } from "../questionnaire.ts";
import type { ConditionMistake, ConditionReason } from "./condition-mistakes.ts";
import type { Condition, Operator, Test } from "./condition.ts";

/** Why a condition cannot be followed, in words. */
export const conditionReasonText: Record<ConditionReason, Key> = {
  empty: "surveys.condition.reason.empty",
  "unknown-question": "surveys.condition.reason.unknownQuestion",
  itself: "surveys.condition.reason.itself",
  circular: "surveys.condition.reason.circular",
  "later-question": "surveys.condition.reason.laterQuestion",
  "no-answer-to-ask": "surveys.condition.reason.noAnswer",
  "operator-unfit": "surveys.condition.reason.operatorUnfit",
  "no-such-option": "surveys.condition.reason.noSuchOption",
  "no-such-row": "surveys.condition.reason.noSuchRow",
  "value-unfit": "surveys.condition.reason.valueUnfit",
  never: "surveys.condition.reason.never",
};

/** What is wrong with a condition, and of which question or section: "”X”: the condition is about …". */
export function conditionMistakeText(
  { on, about, reason }: ConditionMistake,
  { sections }: Questionnaire,
  { t, locale }: Asking,
): string {
  const questions = sections.flatMap((section): Question[] => section.questions);
  const nameOf = (wanted: string) => questions.find(({ key }) => key === wanted)?.texts;
  const texts = "question" in on ? nameOf(on.question) : sections.find(({ key }) => key === on.section)?.titles;
  const asked = about === null ? undefined : nameOf(about);
  // The survey still has what the change that was refused would have taken away.
  const isGoing = reason === "unknown-question" && asked !== undefined;
  return t("surveys.condition.reason.at", {
    name: texts === undefined ? "" : textIn(texts, locale),
    reason: t(isGoing ? "surveys.condition.reason.removedQuestion" : conditionReasonText[reason], {
      about: asked === undefined ? (about ?? "") : textIn(asked, locale),
    }),
  });
}

/** When a question or section is shown, as a sentence; null where it always is. */
export function shownWhenText(
  condition: Condition | undefined,
  { sections }: Questionnaire,
  asking: Asking,
): string | null {
  if (condition === undefined) return null;
  const questions = new Map(
    sections.flatMap((section) => section.questions.map((question) => [question.key, question] as const)),
  );
  return asking.t("surveys.condition.when", { when: conditionText(condition, questions, asking) });
}

function conditionText(condition: Condition, questions: ReadonlyMap<string, Question>, asking: Asking): string {
  if (!("all" in condition) && !("any" in condition))
    return testText(condition, questions.get(condition.question), asking);
  const parts = "all" in condition ? condition.all : condition.any;
  const between: Key = "all" in condition ? "surveys.condition.and" : "surveys.condition.or";
  const texts = parts.map((part) => {
    const text = conditionText(part, questions, asking);
    return isGroup(part) ? asking.t("surveys.condition.group", { parts: text }) : text;
  });
  return texts.reduce((first, second) => asking.t(between, { first, second }));
}

function isGroup(condition: Condition): boolean {
  return ("all" in condition ? condition.all : "any" in condition ? condition.any : []).length > 1;
}

const testKey: Record<Operator, Key> = {
  is: "surveys.condition.is",
  "is-not": "surveys.condition.isNot",
  contains: "surveys.condition.contains",
  "contains-not": "surveys.condition.containsNot",
  "at-least": "surveys.condition.atLeast",
  "at-most": "surveys.condition.atMost",
  answered: "surveys.condition.answered",
  "not-answered": "surveys.condition.notAnswered",
};

/** Texts and days are spoken of in words of their own. */
const kindKey: Partial<Record<Question["kind"], Partial<Record<Operator, Key>>>> = {
  text: { contains: "surveys.condition.containsText", "contains-not": "surveys.condition.containsNotText" },
  date: { "at-least": "surveys.condition.fromDay", "at-most": "surveys.condition.toDay" },
};

function testText(test: Test, question: Question | undefined, asking: Asking): string {
  const { t, locale } = asking;
  if (question === undefined) return t(testKey[test.op], { question: test.question, value: String(test.value ?? "") });
  const name = textIn(question.texts, locale);
  const row = rowText(question, test, locale);
  return t(kindKey[question.kind]?.[test.op] ?? testKey[test.op], {
    question: row === null ? name : t("surveys.condition.row", { question: name, row }),
    value: valueText(question, test, asking),
  });
}

function rowText(question: Question, { row, part }: Test, locale: Asking["locale"]): string | null {
  if (row === undefined) return null;
  const name = optionText(question, row, locale);
  return question.kind === "matrix" && part !== undefined
    ? `${name}, ${textIn(question.settings[part].texts, locale).toLowerCase()}`
    : name;
}

function valueText(question: Question, { value = "" }: Test, { t, locale }: Asking): string {
  if (typeof value === "number") return writtenDecimal(String(value), locale);
  if (question.kind === "yesno") return t(value === "yes" ? "surveys.response.yes" : "surveys.response.no");
  return question.kind === "date" ? formatDay(value, locale) : optionText(question, value, locale);
}

function optionText({ options }: Question, wanted: string, locale: Asking["locale"]): string {
  const option = options.find(({ key }: QuestionOption) => key === wanted);
  return option === undefined ? wanted : textIn(option.texts, locale);
}
