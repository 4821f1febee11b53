import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../platform/asking.ts";
import type { StepState } from "../platform/frame.ts";
import { formatDay, formatInstant, textIn } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import { locales, type Locale, type Texts } from "../platform/locales.ts";
import type { Page } from "../platform/pages.ts";
import { programmeUrl, type Programme } from "../programmes/index.ts";
import { settingUrl, wayName } from "./anonymous/way.ts";
import { buildingUrl, textsUrl } from "./building/addresses.ts";
import type { SurveyNews } from "./forms.ts";
import { readMarkdown } from "../platform/markdown.ts";
import { readNotice } from "./notice.ts";
import type { Standing, Survey } from "./queries.ts";
import { shownWhenText } from "./questionnaire/conditions/pages.ts";
import { missingTexts } from "./questionnaire/every-text.ts";
import { isAsked, type Question, type Questionnaire, type QuestionOption } from "./questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestionnaire } from "./questionnaire/stored.ts";
import { resultsUrl } from "./results/addresses.ts";
import { retentionModel } from "./retention/pages.ts";
import { monthsText, withRetention } from "./retention/words.ts";
import { closedSince, hasOpened, stateAt, type RemovalRefusal, type SurveyStanding } from "./survey-life.ts";

export const languageText: Record<Locale, Key> = {
  fi: "programmes.languages.fi",
  sv: "programmes.languages.sv",
  en: "programmes.languages.en",
};

/** Why a survey was not removed, or not made anonymous or named, in words. */
export const refusalText: Record<RemovalRefusal | "anonymity-published", Key> = {
  "anonymity-published": "anonymous.setting.published",
  published: "surveys.refused.published",
  "has-answers": "surveys.refused.hasAnswers",
};

const stateText: Record<SurveyStanding, Key> = {
  draft: "surveys.state.draft",
  scheduled: "surveys.state.scheduled",
  open: "surveys.state.open",
  closed: "surveys.state.closed",
};

/** The programme's surveys, or what to do while there is none. */
export function surveysPage(programmeId: string, standings: Standing[], asking: Asking): Page {
  const { t, locale } = asking;
  const url = surveysUrl(programmeId);
  return {
    view: "surveys/list",
    title: t("surveys.list.title"),
    model: {
      lead: standings.length === 0 ? null : t("surveys.list.lead", { count: standings.length }),
      surveys: standings.map((standing) => ({
        name: textIn(standing.survey.titles, locale),
        url: surveyUrl(standing.survey),
        state: standingText(standing, asking),
      })),
      mayPlan: mayPlan(asking),
      newUrl: `${url}/new`,
      importUrl: `${url}/import`,
      catalogueUrl: `${programmeUrl(programmeId)}/catalogue`,
    },
  };
}

/** One survey: what it asks, how it stands and what to do next. */
export function surveyPage(
  standing: Standing,
  programme: Programme,
  questionnaire: StoredQuestionnaire,
  news: SurveyNews,
  asking: Asking,
): Page {
  const { survey, now } = standing;
  const { t, locale } = asking;
  const url = surveyUrl(survey);
  const state = stateAt(survey, now);
  const next = nextAct(standing, asking);
  const missing = programme.locales.filter((each) => missingTexts(questionnaire, each).length > 0);
  const isAfterOpening = hasOpened(survey, now);
  return {
    view: "surveys/survey",
    title: textIn(survey.titles, locale),
    model: {
      name: textIn(survey.titles, locale),
      status: importedText(news, asking),
      alert: news.refused === undefined ? null : t(refusalText[news.refused]),
      chip: { text: t(stateText[state]), isOpen: state === "open" },
      unasked: unaskedModel(standing, asking),
      lead: state === "draft" ? null : standingText(standing, asking),
      facts: t("surveys.survey.facts", {
        sections: questionnaire.sections.length,
        count: allQuestions(questionnaire).filter(isAsked).length,
      }),
      next,
      sections: questionnaire.sections.map(({ titles, questions }) => ({
        title: textIn(titles, locale),
        questions: t("surveys.survey.questions", { count: questions.filter(isAsked).length }),
      })),
      intro: textIn(survey.intros, locale),
      notice: readNotice(withRetention(textIn(survey.notice, locale), t), noticeFacts(standing, programme, asking)),
      retention: retentionModel(standing, asking),
      missing:
        missing.length === 0
          ? null
          : t("surveys.survey.missing", { languages: missing.map((each) => t(languageText[each])).join(", ") }),
      previewUrl: `${url}/preview`,
      exportUrl: mayPlan(asking) ? `${url}/export` : null,
      walkUrl: `${url}/preview/walk`,
      copyUrl: mayPlan(asking) ? `${surveysUrl(survey.programmeId)}/new/copies/${survey.id}` : null,
      responsesUrl: !isAfterOpening || next?.url === `${url}/responses` ? null : `${url}/responses`,
      publishUrl: state === "draft" && mayPlan(asking) ? `${url}/publication` : null,
      buildingUrl: state !== "draft" && mayPlan(asking) ? buildingUrl(survey) : null,
      resultsUrl: !isAfterOpening || next?.url === resultsUrl(url) ? null : resultsUrl(url),
      textsUrl: mayPlan(asking) ? textsUrl(survey) : null,
      publicationUrl: isAfterOpening && isPublishedHere(standing) && mayPlan(asking) ? `${url}/publication` : null,
      publicationText: t(isAnonymous(survey) ? "anonymous.following.publication" : "surveys.survey.publication"),
      way: wayModel(survey, asking),
      removalUrl: state === "draft" && mayPlan(asking) ? `${url}/removal` : null,
      listUrl: surveysUrl(survey.programmeId),
    },
  };
}

/** Under names or without, and where a draft's planner chooses it. */
function wayModel(survey: Survey, asking: Asking) {
  const url = survey.state === "draft" && mayPlan(asking) ? settingUrl(survey) : null;
  return { text: wayName(survey, asking), url };
}

/** Whether it was published, and not only brought in with its answers. */
export function isPublishedHere({ survey, turnout }: Pick<Standing, "survey" | "turnout">): boolean {
  return isAnonymous(survey) || turnout.asked > turnout.imported || survey.opensAt !== null;
}

/** That its time to open came, and nobody was asked: no organisation had a contact by then, or nothing was running. */
function unaskedModel({ survey, turnout, now }: Standing, asking: Asking) {
  const { openedAt, opensAt, access } = survey;
  if (opensAt === null || access === "common" || !hasOpened(survey, now)) return null;
  if (turnout.asked > turnout.imported) return null;
  const standing = stateAt(survey, now);
  if (openedAt === null && standing === "open") return null;
  const text = asking.t(openedAt === null ? "surveys.opening.missed" : "surveys.opening.unasked");
  return { text, url: mayPlan(asking) ? `${surveyUrl(survey)}/publication` : null };
}

function isAnonymous({ anonymity }: Survey): boolean {
  return anonymity === "anonymous";
}

function importedText({ added, updated, removed = 0 }: SurveyNews, { t }: Asking): string | null {
  if (added === undefined || updated === undefined) return null;
  if (added + updated + removed === 0) return t("surveys.survey.unchanged");
  const parts = [
    added === 0 ? "" : t("surveys.survey.added", { count: added }),
    updated === 0 ? "" : t("surveys.survey.updated", { count: updated }),
    removed === 0 ? "" : t("surveys.survey.removed", { count: removed }),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function nextAct({ survey, turnout, now }: Standing, asking: Asking): { url: string; text: string } | null {
  const { t } = asking;
  const url = surveyUrl(survey);
  switch (stateAt(survey, now)) {
    case "draft":
      return mayPlan(asking) ? { url: buildingUrl(survey), text: t("building.open") } : null;
    case "scheduled":
      return mayPlan(asking) ? { url: `${url}/publication`, text: t("surveys.opening.manage") } : null;
    case "open":
      return { url: `${url}/responses`, text: t("surveys.survey.follow") };
    case "closed":
      if (survey.answersErasedAt !== null) return null;
      if (isAnonymous(survey)) return { url: `${url}/results`, text: t("anonymous.following.results") };
      return turnout.sent === 0
        ? { url: `${url}/responses`, text: t("surveys.survey.follow") }
        : { url: `${programmeUrl(survey.programmeId)}/needs?survey=${survey.id}`, text: t("surveys.survey.needs") };
  }
}

function noticeFacts({ survey, timeZone }: Standing, programme: Programme, { t, locale }: Asking) {
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  return {
    contact: contact === "" ? t("surveys.survey.noContact") : contact,
    retention: monthsText(survey.retentionMonths, t),
    closes: survey.closesAt === null ? t("surveys.survey.noClosing") : formatInstant(survey.closesAt, locale, timeZone),
  };
}

/** All questions as respondents are asked them, in the chosen language. */
export function previewPage(survey: Survey, questionnaire: Questionnaire, shown: Locale, asking: Asking): Page {
  const { t } = asking;
  return {
    view: "surveys/preview",
    title: t("surveys.preview.title"),
    model: {
      name: textIn(survey.titles, shown),
      lang: shown,
      surveyUrl: surveyUrl(survey),
      walkUrl: `${surveyUrl(survey)}/preview/walk?in=${shown}`,
      languages: locales.map((locale) => ({
        name: t(languageText[locale]),
        url: `${surveyUrl(survey)}/preview?in=${locale}`,
        isCurrent: locale === shown,
      })),
      intro: textIn(survey.intros, shown),
      sections: questionnaire.sections.map(({ titles, helps, condition, questions }) => ({
        title: textIn(titles, shown),
        help: textIn(helps, shown),
        when: shownWhenText(condition, questionnaire, asking),
        questions: questions.map((question) => ({
          ...shownQuestion(question, shown, asking),
          when: shownWhenText(question.condition, questionnaire, asking),
        })),
      })),
    },
  };
}

const kindText: Record<Question["kind"], Key> = {
  multiple: "surveys.kind.multiple",
  single: "surveys.kind.single",
  matrix: "surveys.kind.matrix",
  ratings: "surveys.kind.ratings",
  scale: "surveys.kind.scale",
  ranking: "surveys.kind.ranking",
  number: "surveys.kind.number",
  date: "surveys.kind.date",
  yesno: "surveys.kind.yesno",
  text: "surveys.kind.text",
  info: "surveys.kind.info",
};

function shownQuestion(question: Question, shown: Locale, { t }: Asking) {
  const isLine = question.kind === "text" && question.settings.lines === "short";
  return {
    text: question.kind === "info" ? null : textIn(question.texts, shown),
    info: question.kind === "info" ? readMarkdown(textIn(question.texts, shown)) : null,
    help: textIn(question.helps, shown),
    kind: t(isLine ? "surveys.kind.line" : kindText[question.kind], kindValues(question)),
    unknown: question.settings.offersUnknown === true ? t("surveys.kind.unknown") : null,
    required: question.required,
    options: question.options.map((option: QuestionOption) => textIn(option.texts, shown)),
    scales: shownScales(question, shown),
  };
}

/** The steps that have names, scale by scale; null where there are none. */
function shownScales(question: Question, shown: Locale) {
  const named = (labels: Texts[], first: number) =>
    labels.flatMap((label, at) => (textIn(label, shown) === "" ? [] : [`${first + at} ${textIn(label, shown)}`]));
  if (question.kind === "matrix")
    return [question.settings.importance, question.settings.level].map(({ texts, labels }) => ({
      name: textIn(texts, shown),
      labels: labels.map((label) => textIn(label, shown)).join(" · "),
    }));
  if (question.kind !== "scale" || question.settings.labels === undefined) return null;
  return [{ name: null, labels: named(question.settings.labels, question.settings.min).join(" · ") }];
}

/** What the words about a question's kind say of it. */
function kindValues(question: Question): Record<string, number> {
  if (question.kind === "ranking") return { places: question.settings.places ?? question.options.length };
  if (question.kind !== "ratings" && question.kind !== "scale") return {};
  return { min: question.settings.min, max: question.settings.max };
}

/** The survey's step on the path: "38 / 45 answered, closed 12.3.2027". */
export function surveyStep(standing: Standing | undefined, asking: Asking): StepState {
  if (standing === undefined) return { text: asking.t("surveys.step.none"), isDone: false };
  const { survey, turnout, now } = standing;
  return { text: standingText(standing, asking), isDone: stateAt(survey, now) === "closed" && turnout.sent > 0 };
}

function standingText({ survey, turnout, now, timeZone }: Standing, { t, locale }: Asking): string {
  if (survey.state === "draft") return t("surveys.standing.draft");
  if (!hasOpened(survey, now)) return t("surveys.standing.scheduled", { at: opensText({ survey, timeZone }, locale) });
  const isOpenNow = stateAt(survey, now) === "open";
  if (!isPublishedHere({ survey, turnout })) return t("surveys.standing.imported", { count: turnout.imported });
  const dayOf = (at: Temporal.Instant | null) =>
    at === null ? "" : formatDay(at.toZonedDateTimeISO(timeZone).toPlainDate().toString(), locale);
  const { sent, asked } = turnout;
  if (survey.access === "common")
    return isOpenNow
      ? t("anonymous.standing.open", { count: sent, day: dayOf(survey.closesAt) })
      : t("anonymous.standing.closed", { count: sent, day: dayOf(closedSince(survey, now)) });
  return isOpenNow
    ? t("surveys.standing.open", { sent, asked, day: dayOf(survey.closesAt) })
    : t("surveys.standing.closed", { sent, asked, day: dayOf(closedSince(survey, now)) });
}

/** When the survey opens, in the programme's zone. */
export function opensText({ survey, timeZone }: Pick<Standing, "survey" | "timeZone">, locale: Locale): string {
  return survey.opensAt === null ? "" : formatInstant(survey.opensAt, locale, timeZone);
}

function mayPlan({ role }: Asking): boolean {
  return role === "owner" || role === "planner";
}

/** The address of the programme's surveys. */
export function surveysUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/surveys`;
}

/** The address of one survey's pages. */
export function surveyUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${surveysUrl(programmeId)}/${id}`;
}
