import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { ConditionMistake } from "../../questionnaire/conditions/condition-mistakes.ts";
import type { Operator } from "../../questionnaire/conditions/condition.ts";
import { conditionMistakeText, shownWhenText } from "../../questionnaire/conditions/pages.ts";
import { operatorsOf } from "../../questionnaire/conditions/unfit.ts";
import type { Question, QuestionOption } from "../../questionnaire/questionnaire.ts";
import { anchorOf, buildingUrl, questionUrl, sectionUrl } from "../addresses.ts";
import type { Working } from "../edits/queries.ts";
import { fromGroups } from "./condition-groups.ts";
import { conditionSeen, thingOf, type Conditioned } from "./conditioned.ts";
import { matchField, testField, writePress } from "./forms.ts";
import { earlierQuestions, hasRows, operatorOf, readCondition, takesValue } from "./typed-condition.ts";
import type { TestMistake, TypedCondition, TypedMistake, TypedTest } from "./typed-condition.ts";

const operatorText: Record<Operator, Key> = {
  is: "surveys.condition.op.is",
  "is-not": "surveys.condition.op.isNot",
  contains: "surveys.condition.op.contains",
  "contains-not": "surveys.condition.op.containsNot",
  "at-least": "surveys.condition.op.atLeast",
  "at-most": "surveys.condition.op.atMost",
  answered: "surveys.condition.op.answered",
  "not-answered": "surveys.condition.op.notAnswered",
};

/** Texts and days are compared in words of their own. */
const kindText: Partial<Record<Question["kind"], Partial<Record<Operator, Key>>>> = {
  text: { contains: "surveys.condition.op.containsText", "contains-not": "surveys.condition.op.containsNotText" },
  date: { "at-least": "surveys.condition.op.fromDay", "at-most": "surveys.condition.op.toDay" },
};

const mistakeText: Record<TestMistake, Key> = {
  "question-missing": "surveys.condition.mistake.question",
  "row-missing": "surveys.condition.mistake.row",
  "value-missing": "surveys.condition.mistake.value",
  "value-unreadable": "surveys.condition.mistake.unreadable",
};

export interface ConditionShown {
  working: Working;
  on: Conditioned;
  typed: TypedCondition;
  /** Whether the condition that stands is too many-layered for the form: what is typed then takes its place. */
  isTooDeep: boolean;
  mistakes: TypedMistake[];
  refused: ConditionMistake[];
  isChangedMeanwhile: boolean;
}

/** When a question or a section is shown: tests of earlier answers, in groups of which all or any must hold. */
export function conditionPage(shown: ConditionShown, asking: Asking): Page {
  const { working, on, typed } = shown;
  const { t, locale } = asking;
  const { survey, questionnaire } = working;
  const thing = thingOf(questionnaire, on);
  const questions = earlierQuestions(questionnaire, on);
  const groups = typed.groups.map((_, at) => groupModel(shown, at, questions, asking));
  const fields = groups.flatMap(({ tests }) => tests.flatMap((each) => [each.question, each.row, each.value]));
  const mistakes = [
    ...summary(fields.filter((field) => field !== null)),
    ...shown.refused.map((mistake) => ({
      id: "condition",
      text: conditionMistakeText(mistake, questionnaire, asking),
    })),
    ...(shown.isChangedMeanwhile ? [{ id: "condition", text: t("surveys.condition.changedMeanwhile") }] : []),
  ];
  const isSection = "section" in on;
  const name = thing === undefined ? "" : textIn("titles" in thing ? thing.titles : thing.texts, locale);
  return {
    view: "building/conditions/condition",
    region: "building/conditions/_form",
    title: `${t(isSection ? "surveys.condition.ofSection" : "surveys.condition.ofQuestion")} – ${name}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, locale), url: buildingUrl(survey) },
      heading: t(isSection ? "surveys.condition.ofSection" : "surveys.condition.ofQuestion"),
      name,
      mistakes,
      stands: shownWhenText(thing?.condition, questionnaire, asking) ?? t("surveys.condition.always"),
      would: wouldText(shown, questions, asking),
      tooDeep: shown.isTooDeep ? t("surveys.condition.tooDeep") : null,
      hasEarlier: questions.length > 0,
      match: groups.length < 2 ? null : matchModel(typed.match, "match", t("surveys.condition.groups"), asking),
      groups,
      addGroup: writePress({ act: "group" }),
      seen: conditionSeen(thing?.condition),
      actionUrl: conditionUrl(working, on),
      removalUrl: thing?.condition === undefined ? null : `${conditionUrl(working, on)}/removal`,
      cancelUrl: thingUrl(working, on),
    },
  };
}

/** What is typed, as a sentence; null while it is not whole, or says what stands already. */
function wouldText(
  { working, typed, on }: ConditionShown,
  questions: readonly Question[],
  asking: Asking,
): string | null {
  const read = readCondition(typed, questions);
  const condition = "groups" in read ? fromGroups(read.groups) : null;
  const stands = thingOf(working.questionnaire, on)?.condition;
  if (condition === null || conditionSeen(condition) === conditionSeen(stands)) return null;
  return shownWhenText(condition, working.questionnaire, asking);
}

function matchModel(chosen: string, name: string, legend: string, { t }: Asking) {
  const texts = { all: t("surveys.condition.all"), any: t("surveys.condition.any") };
  return {
    legend,
    name,
    options: (["all", "any"] as const).map((value) => ({ value, text: texts[value], isChosen: value === chosen })),
  };
}

function groupModel(shown: ConditionShown, at: number, questions: readonly Question[], asking: Asking) {
  const { t } = asking;
  const group = shown.typed.groups[at] ?? { match: "all", tests: [] };
  const isOnly = shown.typed.groups.length === 1;
  return {
    legend: isOnly ? t("surveys.condition.tests") : t("surveys.condition.groupNo", { number: at + 1 }),
    match:
      group.tests.length < 2
        ? null
        : matchModel(group.match, matchField(at), t("surveys.condition.withinGroup"), asking),
    matchName: matchField(at),
    matchValue: group.match,
    tests: group.tests.map((typed, test) => testModel(shown, { group: at, test, typed }, questions, asking)),
    add: writePress({ act: "add", group: at }),
  };
}

interface Row {
  group: number;
  test: number;
  typed: TypedTest;
}

interface TestModel {
  legend: string;
  question: Field;
  op: Field | null;
  row: Field | null;
  value: Field | null;
  isChoice: boolean;
  remove: string;
}

function testModel(shown: ConditionShown, place: Row, questions: readonly Question[], asking: Asking): TestModel {
  const { t, locale } = asking;
  const { group, test, typed } = place;
  const form = formOf(shown.mistakes, place);
  const field = (part: "question" | "op" | "row" | "value", label: Key, settings: object) =>
    formField(form, t, testField(group, test, part), { label: t(label), ...settings });
  const question = questions.find(({ key }) => key === typed.question);
  const choose = { value: "", text: t("surveys.condition.choose") };
  const named = questions.map(({ key, texts }) => ({ value: key, text: textIn(texts, locale) || key }));
  const op = question === undefined ? null : operatorOf(question, typed.op);
  const steps = question === undefined ? null : stepsOf(question, asking);
  return {
    legend: t("surveys.condition.test", { number: test + 1 }),
    question: field("question", "surveys.condition.field.question", {
      options: [choose, ...named],
      value: typed.question,
    }),
    op:
      question === undefined || op === null
        ? null
        : field("op", "surveys.condition.field.op", {
            options: operatorsOf[question.kind].map((each) => ({
              value: each,
              text: operatorName(question, each, asking),
            })),
            value: op,
          }),
    row:
      question === undefined || !hasRows(question)
        ? null
        : field("row", "surveys.condition.field.row", {
            options: [choose, ...rowsOf(question, asking)],
            value: typed.row,
          }),
    value:
      question === undefined || op === null || !takesValue(op)
        ? null
        : field("value", "surveys.condition.field.value", {
            ...(steps === null ? inputOf(question, asking) : { options: [choose, ...steps] }),
            value: typed.value,
          }),
    isChoice: steps !== null,
    remove: writePress({ act: "remove", group, test }),
  };
}

function formOf(mistakes: readonly TypedMistake[], { group, test }: Row): FormState {
  const own = mistakes.filter((each) => each.group === group && each.test === test);
  return {
    values: {},
    mistakes: Object.fromEntries(own.map(({ field, reason }) => [testField(group, test, field), mistakeText[reason]])),
  };
}

function operatorName({ kind }: Question, op: Operator, { t }: Asking): string {
  return t(kindText[kind]?.[op] ?? operatorText[op]);
}

interface Choice {
  value: string;
  text: string;
}

function rowsOf(question: Question, { locale }: Asking): Choice[] {
  const rows = question.options.map(({ key, texts }: QuestionOption) => ({ value: key, text: textIn(texts, locale) }));
  if (question.kind !== "matrix") return rows;
  const { settings } = question;
  return rows.flatMap(({ value, text }) =>
    (["importance", "level"] as const).map((part) => ({
      value: `${part}/${value}`,
      text: `${text}: ${textIn(settings[part].texts, locale).toLowerCase()}`,
    })),
  );
}

/** With more steps than these a number is written rather than chosen. */
const mostSteps = 21;

/** The values that an answer can have, to choose from; null where it is written. */
function stepsOf(question: Question, { t, locale }: Asking): Choice[] | null {
  switch (question.kind) {
    case "single":
    case "multiple":
    case "ranking":
      return question.options.map(({ key, texts }) => ({ value: key, text: textIn(texts, locale) || key }));
    case "yesno":
      return [
        { value: "yes", text: t("surveys.response.yes") },
        { value: "no", text: t("surveys.response.no") },
      ];
    case "matrix":
      return question.settings.importance.labels.map((label, step) => stepOf(step, textIn(label, locale)));
    case "scale":
    case "ratings": {
      const { min, max, labels } = question.settings;
      const isShort = Number.isInteger(min) && Number.isInteger(max) && max - min < mostSteps;
      if (!isShort) return null;
      return Array.from({ length: max - min + 1 }, (_, at) =>
        stepOf(min + at, labels?.[at] && textIn(labels[at], locale)),
      );
    }
    default:
      return null;
  }
}

function stepOf(step: number, name = ""): Choice {
  return { value: String(step), text: name === "" ? String(step) : `${step} – ${name}` };
}

function inputOf({ kind }: Question, { t }: Asking): { hint?: string; inputmode?: string } {
  if (kind === "date") return { hint: t("surveys.condition.dayHint") };
  return kind === "text" ? { hint: t("surveys.condition.textHint") } : { inputmode: "decimal" };
}

function conditionUrl({ survey }: Working, on: Conditioned): string {
  return `${"section" in on ? sectionUrl(survey, on.section) : questionUrl(survey, on.question)}/condition`;
}

/** The place of the question or section on the page of the whole. */
export function thingUrl({ survey }: Working, on: Conditioned): string {
  const anchor = "section" in on ? anchorOf("section", on.section) : anchorOf("question", on.question);
  return `${buildingUrl(survey)}#${anchor}`;
}
