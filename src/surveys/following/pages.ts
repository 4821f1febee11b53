import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { surveyUrl } from "../pages.ts";
import { valueText } from "../values/pages.ts";
import type { Survey } from "../queries.ts";
import { isBlank, type AnswerValue, type MatrixMark } from "../questionnaire/answers.ts";
import { isAsked, type MatrixQuestion, type Question } from "../questionnaire/questionnaire.ts";
import type { StoredQuestionnaire } from "../questionnaire/stored.ts";
import type { ResponseSource } from "../survey-life.ts";
import type { SentAnswers } from "./queries.ts";

const sourceText: Record<ResponseSource, Key> = {
  link: "surveys.response.byLink",
  import: "surveys.response.imported",
  interview: "surveys.response.recorded",
};

/** One organisation's answers, question by question. */
export function responsePage(
  survey: Survey,
  questionnaire: StoredQuestionnaire,
  response: SentAnswers,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  return {
    view: "surveys/following/response",
    title: `${response.organisationName} – ${textIn(survey.titles, locale)}`,
    model: {
      name: response.organisationName,
      surveyName: textIn(survey.titles, locale),
      responsesUrl: `${surveyUrl(survey)}/responses`,
      source: t(sourceText[response.source]),
      sections: questionnaire.sections
        .flatMap(({ titles, questions }) => {
          const asked = questions.filter(isAsked);
          return asked.length === 0 ? [] : [{ titles, asked }];
        })
        .map(({ titles, asked }) => ({
          title: textIn(titles, locale),
          answers: asked.map((question) => ({
            question: textIn(question.texts, locale),
            ...answerModel(question, response.answers[question.key], asking),
          })),
        })),
    },
  };
}

/** An answer as lines, or as a table where each row has values of its own. */
function answerModel(question: Question, answer: AnswerValue | undefined, asking: Asking) {
  const { t, locale } = asking;
  const nothing = { lines: null, typed: null, table: null };
  if (answer === undefined || isBlank(answer)) return { ...nothing, lines: [t("surveys.response.blank")] };
  const nameOf = new Map(question.options.map(({ key, texts }) => [key, textIn(texts, locale)]));
  const named = (keys: string[]) => keys.map((key) => nameOf.get(key) ?? key);
  const other = (text: string | null) => (text === null || text === "" ? [] : [t("surveys.response.other", { text })]);
  switch (answer.kind) {
    case "multiple":
      return { ...nothing, lines: [...named(answer.chosen), ...other(answer.other)] };
    case "single":
      return { ...nothing, lines: [...named(answer.chosen === null ? [] : [answer.chosen]), ...other(answer.other)] };
    case "text":
      return { ...nothing, typed: answer.text };
    case "ranking":
      return { ...nothing, lines: named(answer.order).map((name, at) => `${at + 1}. ${name}`) };
    case "scale":
    case "number":
    case "date":
    case "yesno":
    case "unknown":
    case "notShown":
      return { ...nothing, lines: [valueText(question, answer, asking)] };
    case "ratings": {
      const rows = [...nameOf].map(([key, name]) => [name, String(answer.rows[key] ?? "–")]);
      return { ...nothing, table: answerTable(question, [t("surveys.response.rating")], rows, asking) };
    }
    case "matrix": {
      if (question.kind !== "matrix") return nothing;
      const marks = (key: string) => {
        const row = answer.rows[key] ?? { importance: null, level: null };
        return [
          markText(row.importance, question, "importance", asking),
          markText(row.level, question, "level", asking),
        ];
      };
      const scales = [question.settings.importance, question.settings.level].map(({ texts }) => textIn(texts, locale));
      return {
        ...nothing,
        table: answerTable(
          question,
          scales,
          [...nameOf].map(([key, name]) => [name, ...marks(key)]),
          asking,
        ),
      };
    }
  }
}

function answerTable(question: Question, scales: string[], rows: string[][], { t, locale }: Asking) {
  return { caption: textIn(question.texts, locale), columns: [t("surveys.response.subject"), ...scales], rows };
}

function markText(
  mark: MatrixMark,
  { settings }: MatrixQuestion,
  scale: "importance" | "level",
  { locale }: Asking,
): string {
  if (mark === null) return "–";
  if (mark === "unknown") return textIn(settings.unknown, locale);
  const label = settings[scale].labels[mark];
  return label === undefined ? String(mark) : `${mark} · ${textIn(label, locale)}`;
}
