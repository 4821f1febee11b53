import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formatDay, formatNumber, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { surveyUrl } from "../pages.ts";
import type { Survey } from "../queries.ts";
import { isAsked } from "../questionnaire/questionnaire.ts";
import {
  allQuestions,
  type StoredQuestion,
  type StoredQuestionnaire,
  type StoredSection,
} from "../questionnaire/stored.ts";
import { resultsUrl, wordsUrl } from "./addresses.ts";
import { filtersModel, lookedAtTexts } from "./filters/pages.ts";
import { askedQuery } from "./looking/asked.ts";
import { rowsIn, within, type Looking } from "./looking/cuts.ts";
import type { SurveyResults } from "./queries.ts";
import { questionModel } from "./questions/pages.ts";
import { resultOf } from "./result.ts";
import type { Waiting } from "./standing.ts";
import { asksWords, writtenWords, type WordsRefusal } from "./words/words.ts";

/** So much of what was written stands on the page; the rest has a page of its own. */
const mostWords = 5;

/** Who sees the answers of a named survey one by one sees all of its results; of an anonymous one everybody sees groups. */
export function seesAllOf({ anonymity }: Pick<Survey, "anonymity">, { role }: Pick<Asking, "role">): boolean {
  return anonymity === "named" && (role === "planner" || role === "owner");
}

/** What was answered, question by question. */
export function resultsPage(loaded: SurveyResults, looking: Looking, asking: Asking): Page {
  const { survey, questionnaire } = loaded;
  const { t, locale } = asking;
  const { look, dimensions, sight } = looking;
  const url = resultsUrl(surveyUrl(survey));
  const numbered = sectionsWith(questionnaire).map(({ questions, ...section }, at) => ({
    ...section,
    anchor: `section-${at + 1}`,
    questions: questions.map((question, place) => ({ question, anchor: `question-${at + 1}-${place + 1}` })),
  }));
  const compared = dimensions.find(({ key }) => key === look.compare);
  const titleOf = (titles: ShownSection["titles"]) => (titles === null ? t("results.retired") : textIn(titles, locale));
  const sections = numbered.map(({ anchor, titles, questions }) => ({
    anchor,
    title: titleOf(titles),
    isRetired: titles === null,
    count: t("surveys.survey.questions", { count: questions.length }),
    questions: questions.flatMap(({ question, anchor: own }) => {
      const result = resultOf(question, looking);
      if (result === null) return [];
      const model = questionModel(result, titleOf(titles), compared, sight.seesAll, asking);
      return [{ anchor: own, ...model, words: wordsModel(question, loaded, looking, asking) }];
    }),
  }));
  return {
    view: "surveys/results/results",
    region: "surveys/results/_results",
    title: `${t("results.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      url,
      waiting: null,
      lead: leadText(loaded, looking, asking),
      hiddenText: sight.seesAll ? null : t(hiddenText(loaded)),
      filters: filtersModel(dimensions, look, sight.seesAll, asking),
      isNarrowed: look.only.length > 0 || look.compare !== null,
      sections,
      csvUrl: `${url}.csv${askedQuery(look)}`,
      xlsxUrl: `${url}.xlsx${askedQuery(look)}`,
      ...waysOn(survey, questionnaire, asking),
    },
  };
}

/** What who sees groups only is told of what they do not see. */
function hiddenText({ shown }: SurveyResults): Key {
  if (shown.kind === "kept") return "results.kept";
  return shown.kind === "now" && shown.isWholeOnly ? "results.wholeOnly" : "results.smallGroups";
}

/** Where the reader goes on from here, as far as they may. */
function waysOn(survey: Survey, questionnaire: StoredQuestionnaire, asking: Asking) {
  const needs = `${programmeUrl(survey.programmeId)}/needs`;
  const isNamed = survey.anonymity === "named";
  const hasText = allQuestions(questionnaire).some(({ kind }) => kind === "text");
  return {
    responsesUrl: `${surveyUrl(survey)}/responses`,
    needsUrl: isNamed ? `${needs}?survey=${survey.id}` : null,
    codingUrl: seesAllOf(survey, asking) && hasText ? `${needs}/coding?survey=${survey.id}&show=all` : null,
  };
}

interface ShownSection {
  /** Null is what later versions have left out. */
  titles: StoredSection["titles"] | null;
  questions: StoredQuestion[];
}

/** The sections with what they ask; what a later version has left out stands last, under a heading of its own. */
function sectionsWith({ sections }: StoredQuestionnaire): ShownSection[] {
  const asked = sections.map(({ titles, questions }) => ({
    titles,
    questions: questions.filter((question) => isAsked(question) && question.retired !== true),
  }));
  const retired = sections.flatMap(({ questions }) =>
    questions.filter((each) => isAsked(each) && each.retired === true),
  );
  return [...asked, { titles: null, questions: retired }].filter(({ questions }) => questions.length > 0);
}

/** "38 vastausta, 24 kysymystä." and whom of them is looked at. */
function leadText({ questionnaire, rows }: SurveyResults, looking: Looking, asking: Asking): string {
  const { t, locale } = asking;
  const questions = allQuestions(questionnaire).filter((each) => isAsked(each) && each.retired !== true).length;
  const all = { count: rows.length, number: formatNumber(rows.length, locale) };
  if (looking.look.only.length === 0)
    return `${t("results.lead", all)} ${t("results.questions", { count: questions })}`;
  const parts = lookedAtTexts(looking.look, looking.dimensions, asking).join(", ");
  const isTold = within([...rows.keys()], { part: null }, looking) !== "hidden";
  const shown = rowsIn({ part: null }, looking).length;
  if (!isTold) return t("results.leadHidden", { ...all, parts });
  return t("results.leadPart", { ...all, count: shown, shown: formatNumber(shown, locale), parts });
}

const refusalText: Record<WordsRefusal, Key> = {
  "planners-only": "results.words.plannersOnly",
  "whole-only": "results.words.wholeOnly",
  few: "results.words.few",
};

function wordsModel(question: StoredQuestion, { survey }: SurveyResults, looking: Looking, { t }: Asking) {
  if (!asksWords(question)) return null;
  const words = writtenWords(question, looking, survey.anonymity === "anonymous");
  const heading = question.kind === "text" ? null : t("results.words.other");
  if (!Array.isArray(words)) return { heading, texts: [], refused: t(refusalText[words.refused]), all: null };
  if (words.length === 0) return question.kind === "text" ? { heading, texts: [], refused: t("results.words.none"), all: null } : null; // prettier-ignore
  const url = `${wordsUrl(surveyUrl(survey), question.key)}${askedQuery({ ...looking.look, compare: null })}`;
  const all = { url, text: t("results.words.all", { count: words.length }) };
  return { heading, texts: words.slice(0, mostWords), refused: null, all: words.length > mostWords ? all : null };
}

const waitingText: Record<Waiting, Key> = {
  draft: "results.waiting.draft",
  erased: "results.waiting.erased",
  "anonymous-open": "results.waiting.anonymous",
  "groups-open": "results.waiting.groups",
  removed: "results.waiting.removed",
  none: "results.waiting.none",
  few: "results.waiting.few",
};

/** Why there is nothing to see, and when there will be. */
export function waitingPage(
  { survey, timeZone }: Pick<SurveyResults, "survey" | "timeZone">,
  waiting: Waiting,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const dayOf = (at: Temporal.Instant) => formatDay(at.toZonedDateTimeISO(timeZone).toPlainDate().toString(), locale);
  const isAhead = waiting === "anonymous-open" || waiting === "groups-open";
  const day =
    survey.closesAt === null || !isAhead ? null : t("results.waiting.closes", { day: dayOf(survey.closesAt) });
  return {
    view: "surveys/results/results",
    region: "surveys/results/_results",
    title: `${t("results.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      waiting: [t(waitingText[waiting]), day].filter((part) => part !== null).join(" "),
    },
  };
}

const pageSize = 25;

/** Everything that was written to a question, some at a time. */
export function wordsPage(
  question: StoredQuestion,
  loaded: SurveyResults,
  looking: Looking,
  page: number,
  asking: Asking,
): Page {
  const { survey } = loaded;
  const { t, locale } = asking;
  const words = writtenWords(question, looking, survey.anonymity === "anonymous");
  const texts = Array.isArray(words) ? words : [];
  const pages = Math.max(1, Math.ceil(texts.length / pageSize));
  const current = Math.min(page, pages);
  const url = wordsUrl(surveyUrl(survey), question.key);
  const pageUrl = (number: number) => `${url}${askedQuery(looking.look, { page: String(number) })}`;
  const parts = lookedAtTexts(looking.look, looking.dimensions, asking);
  return {
    view: "surveys/results/words",
    title: `${textIn(question.texts, locale)} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      resultsUrl: `${resultsUrl(surveyUrl(survey))}${askedQuery(looking.look)}`,
      question: textIn(question.texts, locale),
      lead: Array.isArray(words) ? [t("results.words.count", { count: texts.length }), ...parts].join(" · ") : t(refusalText[words.refused]), // prettier-ignore
      found: pages === 1 ? null : t("results.words.page", { page: current, pages }),
      texts: texts.slice((current - 1) * pageSize, current * pageSize),
      codingUrl: waysOn(survey, loaded.questionnaire, asking).codingUrl,
      previousUrl: current > 1 ? pageUrl(current - 1) : null,
      nextUrl: current < pages ? pageUrl(current + 1) : null,
    },
  };
}
