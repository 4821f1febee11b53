import type { Asking } from "../../../../platform/asking.ts";
import { formatDay, saidIn, textIn } from "../../../../platform/i18n.ts";
import { longestOf } from "../../../questionnaire/check-answer.ts";
import type { DateQuestion, NumberQuestion, QuestionOption } from "../../../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../../../questionnaire/stored.ts";
import { readDay } from "../../../questionnaire/written-values.ts";
import { readMarkdown } from "../../../../platform/markdown.ts";
import { writtenDecimal } from "../../../values/pages.ts";
import type { Given } from "../given.ts";
import { fieldName, hasUnknownAmongRadios, unknownValue } from "../typed.ts";
import { rankingModel } from "./ranking/pages.ts";
import { matrixModel, ratingsModel, scaleModel } from "./scales/pages.ts";

/** How a question is asked: one of these is there, the others are null. */
const none = { choices: null, rows: null, scale: null, ranking: null, words: null, typed: null, info: null };

/** The question's fields with what is given in them. `options` are in the order in which they are to be shown. */
export function fieldsModel(question: StoredQuestion, options: QuestionOption[], given: Given, asking: Asking) {
  switch (question.kind) {
    case "multiple":
    case "single":
    case "yesno":
      return { ...none, choices: choicesModel(question, options, given, asking) };
    case "matrix":
      return { ...none, rows: matrixModel(question, options, given, asking) };
    case "ratings":
      return { ...none, rows: ratingsModel(question, options, given, asking) };
    case "scale":
      return { ...none, scale: scaleModel(question, given, asking) };
    case "ranking":
      return { ...none, ranking: rankingModel(question, options, given.order, asking) };
    case "number":
      return { ...none, typed: numberModel(question, given, asking) };
    case "date":
      return { ...none, typed: dateModel(question, given, asking) };
    case "text":
      return { ...none, words: textModel(question, given, asking) };
    case "info":
      return { ...none, info: readMarkdown(textIn(question.texts, asking.locale)) };
  }
}

/** The box "I don't know" beside an answer; null where the question has none, or has it among its choices. */
export function unknownModel(question: StoredQuestion, given: Given, { t }: Asking) {
  const isBox = question.settings.offersUnknown === true && !hasUnknownAmongRadios(question);
  if (!isBox || question.kind === "multiple") return null;
  return { name: fieldName(question, "unknown"), text: t("answering.section.unknown"), isChosen: given.isUnknown };
}

/** Feedback is a minute's: its texts are asked for in less room than an organisation's. */
function textModel(question: StoredQuestion, { text }: Given, { t }: Asking) {
  const isShort = question.kind === "text" && question.settings.lines === "short";
  const height = question.block === "feedback" ? 3 : 5;
  const left = t("answering.section.left", { left: "%" });
  return { name: fieldName(question, "text"), value: text, most: longestOf(question), height, isShort, left };
}

function choicesModel(question: StoredQuestion, options: QuestionOption[], given: Given, asking: Asking): object[] {
  const { t, locale } = asking;
  const most = longestOf(question);
  const type = question.kind === "multiple" ? "checkbox" : "radio";
  const choice = { type, name: fieldName(question, "chosen"), isExclusive: false, own: null };
  const chosen = options.map((option) => ({
    ...choice,
    value: option.key,
    text: saidIn(option.texts, locale),
    isChosen: given.chosen.includes(option.key),
    isExclusive: option.exclusive === true,
    own:
      option.other === true
        ? { name: fieldName(question, "other"), label: t("answering.section.other"), value: given.other, most }
        : null,
  }));
  const yes = { ...choice, name: fieldName(question, "yes") };
  const answers =
    question.kind === "yesno"
      ? [
          { ...yes, value: "yes", text: t("answering.section.yes"), isChosen: given.yes === true },
          { ...yes, value: "no", text: t("answering.section.no"), isChosen: given.yes === false },
        ]
      : chosen;
  if (question.settings.offersUnknown !== true) return answers;
  const isBox = question.kind === "multiple";
  const name = isBox ? fieldName(question, "unknown") : (answers[0]?.name ?? "");
  const unknown = { value: isBox ? "yes" : unknownValue, text: t("answering.section.unknown") };
  return [...answers, { ...choice, ...unknown, name, isChosen: given.isUnknown, isExclusive: isBox }];
}

function numberModel(question: StoredQuestion & NumberQuestion, { number }: Given, { t, locale }: Asking) {
  const { decimals, unit, min } = question.settings;
  // A keyboard of digits alone has no minus sign, and on some phones no comma.
  const keyboard = decimals > 0 ? "decimal" : "numeric";
  return {
    name: fieldName(question, "number"),
    value: writtenDecimal(number, locale),
    help: helpOf(question, decimals > 0 ? t("answering.section.numberHint") : "", locale),
    unit: unit === null ? null : saidIn(unit, locale),
    keyboard: min !== null && min >= 0 ? keyboard : "text",
    isDate: false,
  };
}

function dateModel(question: StoredQuestion & DateQuestion, { date }: Given, { t, locale }: Asking) {
  return {
    name: fieldName(question, "date"),
    value: readDay(date) === date ? formatDay(date, locale) : date,
    help: helpOf(question, t("answering.section.dateHint"), locale),
    unit: null,
    keyboard: "text",
    isDate: true,
  };
}

/** What the question itself says, and how its answer is written; null where there is nothing to say. */
function helpOf({ helps }: StoredQuestion, hint: string, locale: Asking["locale"]) {
  const own = saidIn(helps, locale);
  return own === "" && hint === "" ? null : { own, hint };
}
