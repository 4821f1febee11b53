import type { Asking } from "../../platform/asking.ts";
import { formatInstant, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { answerLines } from "../answering/checking/pages.ts";
import { toOne } from "../answering/questions/to-one.ts";
import { mistakeText, questionModel } from "../answering/questions/pages.ts";
import { answerFields } from "../answering/questions/typed.ts";
import type { Working } from "../building/edits/queries.ts";
import { readNotice } from "../notice.ts";
import { monthsText, withRetention } from "../retention/words.ts";
import { surveyUrl } from "../pages.ts";
import { checkAnswer } from "../questionnaire/check-answer.ts";
import { sendingMistakes } from "../questionnaire/completeness.ts";
import { shownWhenText } from "../questionnaire/conditions/pages.ts";
import { shownPart } from "../questionnaire/conditions/shown.ts";
import { isAsked } from "../questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestion, type StoredQuestionnaire, type StoredSection } from "../questionnaire/stored.ts"; // prettier-ignore
import { answersIn, hiddenFrom, type At, mistakesIn, type Said } from "./walk.ts";

const languageNames: Record<Locale, Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

export interface Walk {
  working: Working;
  programme: Programme;
  /** The edition that is walked through. */
  edition: "working" | "inUse";
  questionnaire: StoredQuestionnaire;
  at: At;
  said: Said;
  /** Whether what is wrong on the page is told: the page was left by its own button. */
  isChecked: boolean;
}

/**
 * A survey as a respondent goes through it, at a phone's width: its start, one section, or the end of the way.
 * @param shown the respondent's asking, in the language that the survey is walked through in
 * @param staff who walks: what is said about the preview is said in their language
 */
export function walkPage(walk: Walk, shown: Asking, staff: Asking): Page {
  const { working, at, questionnaire } = walk;
  const { survey } = working;
  const section = "section" in at ? questionnaire.sections.find(({ key }) => key === at.section) : undefined;
  const content = section === undefined ? null : sectionModel(walk, section, shown);
  const isStart = "start" in at;
  const name = textIn(questionnaire.titles, shown.locale);
  return {
    view: "surveys/preview/walk",
    title: `${staff.t("surveys.walk.title")} – ${name}`,
    hasMistakes: (content?.mistakes ?? []).length > 0,
    model: {
      bar: barModel(walk, shown.locale, staff),
      name,
      walkUrl: walkUrl(survey),
      in: shown.locale,
      edition: walk.edition,
      at: placeName(at),
      start: isStart ? startModel(walk, shown) : null,
      section: content,
      mistakes: content?.mistakes ?? [],
      end: isStart || section !== undefined ? null : endModel(walk, staff),
      carried: carriedFields(walk, section),
    },
  };
}

/** What htmx swaps when an answer changes which questions are shown. */
export function shownPage(walk: Walk, section: StoredSection, shown: Asking): Page {
  return { view: "surveys/preview/_shown", title: shown.t("surveys.walk.title"), model: shownModel(walk, section) };
}

/** What stands above the phone: that it is a preview, the languages, and the ways out. */
function barModel({ working, edition, questionnaire }: Walk, current: Locale, { t, locale }: Asking) {
  const { survey, hasUnusedEdits } = working;
  const other = edition === "working" ? "inUse" : "working";
  return {
    lang: locale,
    text: t("surveys.walk.nothingStored"),
    languages: locales
      .filter((each) => each === current || questionnaire.titles[each] !== "")
      .map((each) => ({ locale: each, name: t(languageNames[each]), isCurrent: each === current })),
    languagesLabel: t("surveys.walk.languages"),
    edition: !hasUnusedEdits
      ? null
      : {
          text: t(edition === "working" ? "surveys.walk.edited" : "surveys.walk.inUse"),
          url: `${walkUrl(survey)}?in=${current}&edition=${other}`,
          link: t(edition === "working" ? "surveys.walk.seeInUse" : "surveys.walk.seeEdited"),
        },
    over: { url: `${walkUrl(survey)}?in=${current}&edition=${edition}`, text: t("surveys.walk.over") },
    list: { url: `${surveyUrl(survey)}/preview?in=${current}`, text: t("surveys.walk.list") },
    back: { url: surveyUrl(survey), text: t("surveys.preview.back") },
  };
}

function startModel({ working, programme, questionnaire }: Walk, { t, locale }: Asking) {
  const { survey } = working;
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  const facts = {
    contact: contact === "" ? t("surveys.survey.noContact") : contact,
    retention: monthsText(survey.retentionMonths, t),
    closes:
      survey.closesAt === null
        ? t("surveys.survey.noClosing")
        : formatInstant(survey.closesAt, locale, programme.timeZone),
  };
  return {
    intro: textIn(questionnaire.intros, locale),
    sections: t("answering.start.sections", { count: questionnaire.sections.length }),
    notice: readNotice(withRetention(textIn(questionnaire.notice, locale), t), facts),
  };
}

function sectionModel(walk: Walk, section: StoredSection, asking: Asking) {
  const { questionnaire, said, isChecked, working } = walk;
  const isAnonymous = working.survey.anonymity === "anonymous";
  const shown = isAnonymous ? toOne(asking) : asking;
  const answers = answersIn(questionnaire, said);
  const now = shownPart(questionnaire, answers).sections;
  const asked = new Set(now.flatMap(({ questions }) => questions.map(({ key }) => key)));
  const wrong = isChecked ? mistakesIn(section, said).filter(({ question }) => asked.has(question.key)) : [];
  const place = { number: now.findIndex(({ key }) => key === section.key) + 1, count: now.length };
  return {
    step: shown.t("surveys.walk.step", place),
    heading: textIn(section.titles, shown.locale),
    help: textIn(section.helps, shown.locale),
    mistakes: wrong.map(({ question, mistake, at }) => ({
      id: `q-${question.id}`,
      text: mistakeText(question, { mistake, at }, shown),
    })),
    questions: section.questions.map((question) =>
      questionModel(question, {
        ...saidModel(question, said.get(question.key)),
        // Nothing is saved on the way.
        saveUrl: "",
        respondent: "preview",
        isHidden: !asked.has(question.key),
        isAnonymous,
        asking: shown,
      }),
    ),
    shown: shownModel(walk, section),
    mayChange: section.questions.some(({ condition }) => condition !== undefined),
  };
}

/** What was said to a question, as its fields show it: as stored where it is right, else with what is wrong. */
function saidModel(
  question: StoredQuestion,
  raw: unknown,
): Pick<Parameters<typeof questionModel>[1], "stored" | "outcome"> {
  if (raw === undefined) return { stored: undefined, outcome: undefined };
  const checked = checkAnswer(question, raw);
  if ("value" in checked) return { stored: { value: checked.value, revision: 1 }, outcome: undefined };
  const typed = { question, raw, seen: { revision: 0, digest: "" }, isTouched: false };
  return { stored: undefined, outcome: { typed, decision: { kind: "refuse", ...checked }, stored: undefined } };
}

/** Which of the section's questions are shown now: their ids for the page, their keys for the next step. */
function shownModel({ questionnaire, said }: Walk, section: StoredSection) {
  const now = shownPart(questionnaire, answersIn(questionnaire, said)).sections.find(({ key }) => key === section.key);
  const questions = now?.questions ?? [];
  return { ids: questions.map(({ id }) => `q-${id}`).join(" "), keys: questions.map(({ key }) => key) };
}

/** What was asked and answered, what was not shown and why, and what would still be required. */
function endModel({ questionnaire, said }: Walk, staff: Asking) {
  const { t, locale } = staff;
  const answers = answersIn(questionnaire, said);
  const shown = shownPart(questionnaire, answers);
  const missing = sendingMistakes(shown, answers);
  const nameOf = (key: string) => {
    const question = allQuestions(questionnaire).find((each) => each.key === key);
    return question === undefined ? key : textIn(question.texts, locale);
  };
  const count = allQuestions(shown).filter(isAsked).length;
  return {
    heading: t("surveys.walk.end"),
    lead: t("surveys.walk.asked", { count }),
    words: {
      missing: t("surveys.walk.missing"),
      hidden: t("surveys.walk.hidden"),
      nothingHidden: t("surveys.walk.nothingHidden"),
    },
    missing: missing.map(({ question }) => ({ name: nameOf(question) })),
    hidden: hiddenFrom(questionnaire, answers).map(({ of, condition }) => ({
      name:
        "titles" in of ? t("surveys.walk.wholeSection", { name: textIn(of.titles, locale) }) : textIn(of.texts, locale),
      why: condition === null ? t("surveys.walk.nothingShown") : shownWhenText(condition, questionnaire, staff),
    })),
    sections: shown.sections.map((section) => ({
      at: placeName({ section: section.key }),
      change: t("surveys.walk.change"),
      name: textIn(section.titles, locale),
      questions: section.questions.filter(isAsked).map((question) => ({
        text: textIn(question.texts, locale),
        lines: answerLines(question, answers[question.key], staff),
      })),
    })),
  };
}

/** What was said in other sections, carried unseen from step to step. */
function carriedFields({ questionnaire, said }: Walk, here: StoredSection | undefined) {
  return questionnaire.sections
    .filter(({ key }) => key !== here?.key)
    .flatMap(({ questions }) => questions)
    .flatMap((question) => {
      const raw = said.get(question.key);
      return raw === undefined ? [] : answerFields(question, raw);
    });
}

export function placeName(at: At): string {
  if ("section" in at) return `section:${at.section}`;
  return "start" in at ? "start" : "end";
}

export function walkUrl(survey: { programmeId: string; id: string }): string {
  return `${surveyUrl(survey)}/preview/walk`;
}
