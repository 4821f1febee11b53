import type { Asking } from "../../../../../platform/asking.ts";
import { saidAs, saidIn, type Said } from "../../../../../platform/i18n.ts";
import type { Texts } from "../../../../../platform/locales.ts";
import type {
  MatrixQuestion,
  MatrixScale,
  QuestionOption,
  RatingsQuestion,
  ScaleQuestion,
} from "../../../../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../../../../questionnaire/stored.ts";
import type { Given } from "../../given.ts";
import { fieldName, unknownValue } from "../../typed.ts";

/** More steps than these stand on two lines of a phone. */
const mostOnALine = 7;

/** One judgement for the whole question. */
export function scaleModel(question: StoredQuestion & ScaleQuestion, given: Given, { t, locale }: Asking) {
  const { min, max, labels = [], offersUnknown } = question.settings;
  const chosen = given.isUnknown ? unknownValue : given.mark("value");
  const steps = stepsBetween(min, max).map((value, at) => {
    const label = saidIn(labels[at] ?? unnamed, locale);
    return stepModel(value, label === "" ? value : saidAs(label, (text) => `${value} – ${text}`), chosen);
  });
  return {
    ...endsModel(labels, locale),
    name: fieldName(question, "value"),
    steps,
    isLong: steps.length > mostOnALine,
    unknown: offersUnknown === true ? stepModel(unknownValue, t("answering.section.unknown"), chosen) : null,
  };
}

export function matrixModel(
  question: StoredQuestion & MatrixQuestion,
  options: QuestionOption[],
  given: Given,
  { t, locale }: Asking,
): object[] {
  const { importance, level, unknown } = question.settings;
  const scaleOf = (part: "importance" | "level", scale: MatrixScale, row: string) => {
    const name = fieldName(question, part, row);
    const chosen = given.mark(part, row);
    const steps = scale.labels.map((label, value) => stepModel(String(value), saidIn(label, locale), chosen));
    const word = saidIn(scale.texts, locale) || t(`answering.section.${part}`);
    return {
      ...endsModel(scale.labels, locale),
      name,
      text: word,
      isOnly: false,
      steps,
      isLong: steps.length > mostOnALine,
      unknown: stepModel("unknown", saidIn(unknown, locale) || t("answering.section.unknown"), chosen),
    };
  };
  return options.map(({ key, texts }) => ({
    text: saidIn(texts, locale),
    scales: [scaleOf("importance", importance, key), scaleOf("level", level, key)],
  }));
}

export function ratingsModel(
  question: StoredQuestion & RatingsQuestion,
  options: QuestionOption[],
  given: Given,
  { t, locale }: Asking,
): object[] {
  const { min, max, labels = [] } = question.settings;
  const values = stepsBetween(min, max);
  const labelOf = (value: string, at: number) => (labels[at] === undefined ? value : saidIn(labels[at], locale));
  return options.map(({ key, texts }) => {
    const chosen = given.mark("rating", key);
    const steps = values.map((value, at) => stepModel(value, labelOf(value, at), chosen));
    const name = fieldName(question, "rating", key);
    const isLong = steps.length > mostOnALine;
    const scale = { name, text: t("answering.section.rating"), isOnly: true, steps, isLong, unknown: null };
    return { text: saidIn(texts, locale), scales: [{ ...endsModel(labels, locale), ...scale }] };
  });
}

const unnamed: Texts = { fi: "", sv: "", en: "" };

function stepsBetween(min: number, max: number): string[] {
  const first = Math.ceil(min);
  return Array.from({ length: Math.floor(max) - first + 1 }, (_, at) => String(first + at));
}

const stepModel = (value: string, text: Said, chosen: string) => ({ value, text, isChosen: value === chosen });

function endsModel(labels: Texts[], locale: Asking["locale"]): { low: Said | null; high: Said | null } {
  const named = (label: Texts | undefined) => (label === undefined ? "" : saidIn(label, locale)) || null;
  return { low: named(labels[0]), high: named(labels.at(-1)) };
}
