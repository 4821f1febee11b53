import type { Asking } from "../../platform/asking.ts";
import { formatDay, textIn } from "../../platform/i18n.ts";
import type { AnswerValue } from "../questionnaire/answers.ts";
import type { Question } from "../questionnaire/questionnaire.ts";

/** An answer that is one value. */
type OneValue = Extract<AnswerValue, { kind: "scale" | "number" | "date" | "yesno" | "unknown" | "notShown" }>;

/** The value in words: "8 / 10", "12,5 tuntia", "22.11.2026", "Kyllä". */
export function valueText(question: Question, value: OneValue, { t, locale }: Asking): string {
  switch (value.kind) {
    case "scale":
      return value.value === null ? "" : stepText(question, value.value, locale);
    case "number": {
      const unit = question.kind === "number" && question.settings.unit !== null ? question.settings.unit : null;
      return [writtenDecimal(value.number ?? "", locale), unit === null ? "" : textIn(unit, locale)].join(" ").trim();
    }
    case "date":
      return value.date === null ? "" : formatDay(value.date, locale);
    case "yesno":
      return t(value.yes === true ? "surveys.response.yes" : "surveys.response.no");
    case "unknown":
      return t("surveys.response.unknown");
    case "notShown":
      return t("surveys.response.notShown");
  }
}

function stepText(question: Question, value: number, locale: Asking["locale"]): string {
  if (question.kind !== "scale") return String(value);
  const { min, max, labels = [] } = question.settings;
  const label = labels[value - min];
  const name = label === undefined ? "" : textIn(label, locale);
  return name === "" ? `${value} / ${max}` : `${value} / ${max} – ${name}`;
}

/** A plain decimal text with the language's decimal mark; what is none stays as it was typed. */
export function writtenDecimal(number: string, locale: Asking["locale"]): string {
  return /^-?\d+(\.\d+)?$/.test(number) && locale !== "en" ? number.replace(".", ",") : number;
}
