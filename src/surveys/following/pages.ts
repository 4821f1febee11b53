import type { Asking } from "../../platform/asking.ts";
import { barsHeight, barsOption, barsTable, type Bar } from "../../platform/chart-options.ts";
import { renderChart } from "../../platform/charts.ts";
import { formatInstant, formatShare, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { invitationLinksUrl } from "../links/staff/pages.ts";
import { surveyUrl } from "../pages.ts";
import { valueText } from "../values/pages.ts";
import { newLinkRefusalText } from "../publishing/pages.ts";
import type { Standing, Survey, Turnout } from "../queries.ts";
import { isBlank, type AnswerValue, type MatrixMark } from "../questionnaire/answers.ts";
import { isAsked, type MatrixQuestion, type Question } from "../questionnaire/questionnaire.ts";
import type { StoredQuestionnaire } from "../questionnaire/stored.ts";
import { isOpen } from "../survey-life.ts";
import type { LinkOutcome } from "./forms.ts";
import type { Progress, SentAnswers, Stage } from "./queries.ts";

const stageText: Record<Stage, Key> = {
  invited: "surveys.stage.invited",
  opened: "surveys.stage.opened",
  begun: "surveys.stage.begun",
  sent: "surveys.stage.sent",
  imported: "surveys.stage.imported",
};

const linkText: Record<LinkOutcome, Key> = { sent: "surveys.newLink.sent", ...newLinkRefusalText };

/** How far the answering has come. `progress` is null for those who see figures only. */
export function responsesPage(
  standing: Standing,
  progress: Progress[] | null,
  link: LinkOutcome | undefined,
  asking: Asking,
): Page {
  const { survey, turnout, now, timeZone } = standing;
  const { t, locale } = asking;
  const url = surveyUrl(survey);
  const isPlanner = progress !== null;
  return {
    view: "surveys/following/responses",
    title: `${t("surveys.responses.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url },
      lead: leadText(turnout, asking),
      status: link === undefined ? null : t(linkText[link]),
      figures: turnout.asked === turnout.imported ? null : turnoutChart(turnout, asking),
      organisations: (progress ?? []).map(({ organisationName, invitationId, responseId, stage, since }) => ({
        name: organisationName,
        stage: t(stageText[stage]),
        isSent: stage === "sent" || stage === "imported",
        since: formatInstant(since, locale, timeZone),
        answersUrl: responseId === null || stage === "begun" ? null : `${url}/responses/${responseId}`,
        linkUrl: invitationId === null || !isOpen(survey, now) ? null : `${url}/invitations/${invitationId}/link`,
        linkLabel: t("surveys.newLink.for", { organisation: organisationName }),
        linksUrl: invitationId === null ? null : invitationLinksUrl(survey, invitationId),
        linksLabel: t("surveys.links.manageOf", { organisation: organisationName }),
      })),
      isPlanner,
      hasAnswers: turnout.sent > 0,
      csvUrl: `${url}/responses.csv`,
      xlsxUrl: `${url}/responses.xlsx`,
      publicationUrl: isPlanner && turnout.asked > turnout.imported ? `${url}/publication` : null,
      isOpen: isOpen(survey, now),
    },
  };
}

function leadText({ asked, sent, imported }: Turnout, { t, locale }: Asking): string {
  if (asked === 0) return t("surveys.responses.nobody");
  if (asked === imported) return t("surveys.responses.leadImported", { count: imported });
  return t("surveys.responses.lead", { sent, asked, share: formatShare(sent / asked, locale) });
}

/** Of all asked, how many have come how far: each bar is a part of the one above it. */
function turnoutChart(turnout: Turnout, { t, locale }: Asking) {
  const figures: [Key, number][] = [
    ["surveys.figures.asked", turnout.asked],
    ["surveys.figures.opened", turnout.opened],
    ["surveys.figures.begun", turnout.begun],
    ["surveys.figures.sent", turnout.sent],
  ];
  const bars = figures.map(([key, value]): Bar => {
    const share = formatShare(turnout.asked === 0 ? 0 : value / turnout.asked, locale);
    return { name: t(key), value, label: `${value} (${share})` };
  });
  const title = t("surveys.figures.title");
  const description = bars.map(({ name, label }) => `${name} ${label}`).join(", ");
  const frame = { width: 420, height: barsHeight(bars.length), title, description };
  return {
    chart: { svg: renderChart(barsOption(bars), frame) },
    table: barsTable(bars, title, [t("surveys.figures.stage"), t("surveys.figures.count"), t("surveys.figures.share")]),
  };
}

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
      source: t(response.source === "import" ? "surveys.response.imported" : "surveys.response.byLink"),
      sections: questionnaire.sections.map(({ titles, questions }) => ({
        title: textIn(titles, locale),
        answers: questions.filter(isAsked).map((question) => ({
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
