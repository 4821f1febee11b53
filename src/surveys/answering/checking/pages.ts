import type { Asking } from "../../../platform/asking.ts";
import { saidAs, saidIn, textIn, type Said } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { type AnswerValue, isBlank, type MatrixMark, type MatrixRow } from "../../questionnaire/answers.ts";
import { checkAnswer } from "../../questionnaire/check-answer.ts";
import type { SendingMistake, SendingReason } from "../../questionnaire/completeness.ts";
import { isAsked, type MatrixQuestion, type MatrixScale, type Question } from "../../questionnaire/questionnaire.ts";
import { allQuestions } from "../../questionnaire/stored.ts";
import {
  aboutModel,
  changeUrl,
  checkUrl,
  closesText,
  isUnnamed,
  submissionUrl,
  type LateAnswer,
} from "../about/pages.ts";
import type { Asked, Filled } from "../queries.ts";
import { readGiven } from "../questions/given.ts";
import type { TypedAnswer } from "../questions/saving.ts";
import { valueText } from "../../values/pages.ts";

/** Why answers cannot be sent yet. */
export type NotSent = "nothing-answered" | { missing: SendingMistake[] };

const missingText: Record<SendingReason, Key> = { required: "answering.check.missing" };

/** Every question with its answer, a way to change it, and the button that sends. */
export function checkPage(asked: Asked, filled: Filled, notSent: NotSent | null, asking: Asking): Page {
  const { t, locale } = asking;
  const { questionnaire, answers, response } = filled;
  const mistakes = mistakesOf(filled, notSent, isUnnamed(asked), asking);
  const heading = t(isUnnamed(asked) ? "answering.anonymous.check.title" : "answering.check.title");
  const answered = questionnaire.sections.filter(({ questions }) => questions.some(isAsked));
  const sections = answered.map((section) => ({
    name: saidIn(section.titles, locale),
    questions: section.questions.filter(isAsked).map((question) => {
      const text = textIn(question.texts, locale);
      const id = `a-${question.key}`;
      return {
        id,
        text: saidIn(question.texts, locale),
        mistake: mistakes.find((each) => each.id === id)?.text ?? null,
        lines: saidLines(question, answers[question.key], asking),
        changeUrl: `${changeUrl(asked, section.id)}#q-${question.id}`,
        changeText: t("answering.check.changeWhat", { question: text }),
      };
    }),
  }));
  return {
    view: "answering/check",
    title: heading,
    hasMistakes: notSent !== null,
    model: {
      ...aboutModel(asked, asking),
      heading,
      lead: t(isUnnamed(asked) ? "answering.anonymous.check.lead" : "answering.check.lead", {
        closes: closesText(asked, asking),
      }),
      mistakes,
      sections,
      sendUrl: submissionUrl(asked),
      checkUrl: checkUrl(asked),
      sendText: t(response?.isSent === true ? "answering.check.sendAgain" : "answering.check.send"),
    },
  };
}

function mistakesOf({ questionnaire }: Filled, notSent: NotSent | null, isAnonymous: boolean, { t, locale }: Asking) {
  if (notSent === null) return [];
  if (notSent === "nothing-answered")
    return [{ id: "answers", text: t(isAnonymous ? "answering.anonymous.check.empty" : "answering.check.empty") }];
  const questions = questionnaire.sections.flatMap((section) => section.questions);
  return notSent.missing.map(({ question: key, reason }) => {
    const question = questions.find((each) => each.key === key);
    return {
      id: `a-${key}`,
      text: t(isAnonymous ? "answering.person.missing" : missingText[reason], {
        question: question === undefined ? key : textIn(question.texts, locale),
      }),
    };
  });
}

/** What a late page held, in words; blank answers and those that cannot be read are left out. */
export function lateAnswers(typed: TypedAnswer[], asking: Asking): LateAnswer[] {
  return typed.flatMap(({ question, raw: typedRaw }) => {
    // "I don't know" together with an answer: it is the answer that took the trouble.
    const { besides = typedRaw } = typedRaw as { besides?: unknown };
    const raw = "mistake" in checkAnswer(question, typedRaw) ? besides : typedRaw;
    const checked = checkAnswer(question, raw);
    if (!("value" in checked)) return rawText(raw) === "" ? [] : [late(question, [rawText(raw)], asking)];
    return isBlank(checked.value) ? [] : [late(question, saidLines(question, checked.value, asking), asking)];
  });
}

/** Everything that had been saved, for who sends too late. */
export function allAnswers({ questionnaire, answers }: Filled, asking: Asking): LateAnswer[] {
  return allQuestions(questionnaire).flatMap((question) => {
    const value = answers[question.key];
    return value === undefined || isBlank(value) ? [] : [late(question, saidLines(question, value, asking), asking)];
  });
}

function late(question: Question, lines: Said[], { locale }: Asking): LateAnswer {
  return { question: saidIn(question.texts, locale), lines };
}

/** What was written, where it cannot be read as an answer. */
function rawText(raw: unknown): string {
  const { text, number, date } = readGiven(raw);
  return (text || number || date).toWellFormed();
}

/** The lines of an answer; those made of the question's own options are in the language that these are there in. */
export function saidLines(question: Question, value: AnswerValue | undefined, asking: Asking): Said[] {
  const lines = answerLines(question, value, asking);
  const [option] = question.options;
  const isOfOptions = value !== undefined && !isBlank(value) && value.kind !== "unknown";
  if (!isOfOptions || option === undefined) return lines;
  const said = saidIn(option.texts, asking.locale);
  return lines.map((line) => saidAs(said, () => line));
}

/** The answer in words, one line for each choice or row; a single line says that there is none. */
export function answerLines(question: Question, value: AnswerValue | undefined, asking: Asking): string[] {
  const { t, locale } = asking;
  if (value === undefined || isBlank(value)) return [t("answering.check.none")];
  const option = (key: string) => question.options.find((each) => each.key === key);
  const name = (key: string) => textIn(option(key)?.texts ?? { fi: key, sv: key, en: key }, locale);
  switch (value.kind) {
    case "multiple":
    case "single": {
      const chosen = [value.chosen ?? []].flat().filter((key) => option(key)?.other !== true || value.other === null);
      const other = question.options.find((each) => each.other === true);
      const own =
        value.other === null
          ? []
          : [[other === undefined ? "" : textIn(other.texts, locale), value.other].join(" ").trim()];
      return [...chosen.map(name), ...own];
    }
    case "matrix":
      return question.kind !== "matrix"
        ? []
        : inOrder(question, value.rows).flatMap(([key, row]) => rowLine(question, name(key), row, asking));
    case "ratings":
      return inOrder(question, value.rows).flatMap(([key, rating]) =>
        rating === null ? [] : [`${name(key)}: ${ratingText(question, rating, asking)}`],
      );
    case "text":
      return value.text.split("\n");
    case "ranking":
      return value.order.map((key, at) => `${at + 1}. ${name(key)}`);
    case "scale":
    case "number":
    case "date":
    case "yesno":
    case "unknown":
    case "notShown":
      return [valueText(question, value, asking)];
  }
}

/** The rows as they are asked: the database keeps them in an order of its own. */
function inOrder<Row>({ options }: Question, rows: Record<string, Row>): [string, Row][] {
  const places = new Map(options.map(({ key }, at) => [key, at]));
  const placeOf = (key: string) => places.get(key) ?? places.size;
  return Object.entries(rows).sort(([a], [b]) => placeOf(a) - placeOf(b));
}

function ratingText(question: Question, rating: number, { locale }: Asking): string {
  const { min, labels } = question.kind === "ratings" ? question.settings : { min: 0, labels: undefined };
  const label = labels?.[rating - min];
  return label === undefined ? String(rating) : textIn(label, locale);
}

function rowLine(question: MatrixQuestion, need: string, { importance, level }: MatrixRow, asking: Asking): string[] {
  if (importance === null && level === null) return [];
  const { settings } = question;
  const mark = (scale: MatrixScale, given: MatrixMark) =>
    asking.t("answering.check.mark", {
      scale: textIn(scale.texts, asking.locale),
      label: markText(question, scale, given, asking),
    });
  const marks = asking.t("answering.check.both", {
    importance: mark(settings.importance, importance),
    level: mark(settings.level, level),
  });
  return [asking.t("answering.check.row", { need, marks })];
}

function markText({ settings }: MatrixQuestion, scale: MatrixScale, mark: MatrixMark, { t, locale }: Asking): string {
  if (mark === null) return t("answering.check.dash");
  if (mark === "unknown") return textIn(settings.unknown, locale);
  const label = scale.labels[mark];
  return label === undefined ? String(mark) : textIn(label, locale);
}
