import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formatInstant, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { readNotice } from "../notice.ts";
import { sectionState, type SectionState } from "../questionnaire/completeness.ts";
import { allQuestions, type StoredQuestionnaire, type StoredSection } from "../questionnaire/stored.ts";
import { closedSince, stateAt } from "../survey-life.ts";
import type { Asked, Filled, Response } from "./queries.ts";
import { progressOf } from "./questions/progress.ts";
import { sectionAfter } from "./sections/sections.ts";
import { hasChangedSince } from "./sending.ts";

/** An answer that came after the close, to be copied. */
export interface LateAnswer {
  question: string;
  lines: string[];
}

/** The page that a personal link opens: whose survey it is, until when, and the privacy notice before the first question. */
export function startPage(asked: Asked, filled: Filled, token: string, asking: Asking): Page {
  const { t, locale } = asking;
  const { survey, programme, respondent } = asked;
  return {
    view: "answering/start",
    title: surveyTitle(asked, asking),
    model: {
      heading: surveyTitle(asked, asking),
      lead:
        respondent.organisationName === null
          ? t("answering.person.lead", { programme: programme.name })
          : t("answering.start.lead", { programme: programme.name, organisation: respondent.organisationName }),
      intro: textIn(survey.intros, locale),
      sections: t("answering.start.sections", { count: filled.questionnaire.sections.length }),
      closes: t("answering.start.closes", { closes: closesText(asked, asking) }),
      notice: noticeModel(asked, asking),
      openUrl: `/s/${token}`,
      button: t(filled.response === null ? "answering.start.begin" : "answering.start.continue"),
      contact: contactModel(asked),
    },
  };
}

/** What a link says that we never gave, or that a newer one has replaced. */
export function unknownLinkPage({ t }: Asking): Page {
  return { view: "answering/unknown", title: t("answering.unknown.title"), model: {} };
}

/** Instead of the questions, before the opening and after the close; what came too late is given back. */
export function notOpenPage(asked: Asked, response: Response | null, late: LateAnswer[], asking: Asking): Page {
  const { t } = asking;
  const isClosed = stateAt(asked.survey, asked.now) === "closed";
  const title = t(isClosed ? "answering.closed.title" : "answering.notOpen.title");
  const sentAt = response?.sentAt ?? null;
  const sentText =
    sentAt === null
      ? t("answering.closed.notSent")
      : t("answering.closed.sent", { sent: instantText(sentAt, asked, asking) });
  return {
    view: "answering/closed",
    title,
    model: {
      heading: title,
      text: notOpenText(asked, asking),
      sent: isClosed ? sentText : null,
      late,
      contact: contactModel(asked),
    },
  };
}

/** That answers are not taken in now, and since when. */
export function notOpenText(asked: Asked, asking: Asking): string {
  const survey = surveyTitle(asked, asking);
  if (stateAt(asked.survey, asked.now) !== "closed") return asking.t("answering.notOpen.text", { survey });
  const closed = instantText(closedSince(asked.survey, asked.now), asked, asking);
  return asking.t("answering.closed.text", { survey, closed });
}

const stateText: Record<SectionState, Key> = {
  empty: "answering.overview.state.empty",
  begun: "answering.overview.state.begun",
  done: "answering.overview.state.done",
};

/** The task list: each section and how far it is. */
export function overviewPage(asked: Asked, filled: Filled, asking: Asking): Page {
  const { t, locale } = asking;
  const { questionnaire, answers, response } = filled;
  const progress = progressOf(allQuestions(questionnaire), answers);
  const begin = response === null ? firstOfPerson(asked, questionnaire) : null;
  const rows = questionnaire.sections.map((section) => {
    const state = sectionState(section, answers);
    return {
      url: sectionUrl(asked, section.id),
      name: textIn(section.titles, locale),
      state: t(stateText[state]),
      isDone: state === "done",
      isBegun: state === "begun",
      progress: t("answering.overview.progress", { ...progressOf(section.questions, answers) }),
    };
  });
  return {
    view: "answering/overview",
    title: surveyTitle(asked, asking),
    model: {
      ...aboutModel(asked, asking),
      heading:
        begin === null
          ? t(response === null ? "answering.overview.headingNew" : "answering.overview.heading")
          : surveyTitle(asked, asking),
      progress,
      progressText: t("answering.overview.progress", { ...progress }),
      saved:
        response === null
          ? null
          : t("answering.overview.savedAt", { saved: instantText(response.savedAt, asked, asking) }),
      sent: sentText(asked, response, asking),
      hasChanged: hasChangedSince(response),
      rows,
      begin,
      intro: textIn(asked.survey.intros, locale),
      checkUrl: checkUrl(asked),
      notice: noticeModel(asked, asking),
    },
  };
}

/** What was sent and when, and what happens next. */
export function receiptPage(asked: Asked, sentAt: Temporal.Instant, asking: Asking): Page {
  const { t } = asking;
  const sent = instantText(sentAt, asked, asking);
  const organisation = asked.respondent.organisationName;
  const survey = surveyTitle(asked, asking);
  return {
    view: "answering/receipt",
    title: t("answering.receipt.title"),
    model: {
      text:
        organisation === null
          ? t("answering.person.received", { survey, sent })
          : t("answering.receipt.text", { survey, organisation, sent }),
      nextPlan: t(organisation === null ? "answering.person.nextPlan" : "answering.receipt.nextPlan"),
      nextChange: t("answering.receipt.nextChange", { closes: closesText(asked, asking) }),
      changeUrl: surveyUrl(asked),
      contact: contactModel(asked),
    },
  };
}

function sentText(asked: Asked, response: Response | null, asking: Asking): string | null {
  const sentAt = response?.sentAt ?? null;
  if (sentAt === null) return null;
  const sent = instantText(sentAt, asked, asking);
  return asking.t("answering.overview.sent", { sent, closes: closesText(asked, asking) });
}

/** What stands on every page with questions: whose survey it is, the way back and whom to ask. */
export function aboutModel(asked: Asked, asking: Asking): object {
  const survey = surveyTitle(asked, asking);
  const organisation = asked.respondent.organisationName;
  return {
    about: organisation === null ? survey : asking.t("answering.overview.organisation", { survey, organisation }),
    overviewUrl: surveyUrl(asked),
    contact: contactModel(asked),
  };
}

function noticeModel({ survey, programme }: Asked, asking: Asking): object[] {
  const { contactName, contactEmail } = programme;
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ") || programme.name;
  const closes = instantText(survey.closesAt, { programme }, asking);
  return readNotice(textIn(survey.notice, asking.locale), { closes, contact });
}

function contactModel({ programme }: Asked): object {
  const { name, contactName, contactEmail } = programme;
  return { programme: name, name: contactName || contactEmail, email: contactEmail || null };
}

export function surveyTitle({ survey }: Asked, { locale }: Asking): string {
  return textIn(survey.titles, locale);
}

export function closesText(asked: Asked, asking: Asking): string {
  return instantText(asked.survey.closesAt, asked, asking);
}

function instantText(
  instant: Temporal.Instant | null,
  { programme }: Pick<Asked, "programme">,
  { locale }: Asking,
): string {
  return instant === null ? "" : formatInstant(instant, locale, programme.timeZone);
}

/** The address of the respondent's own pages of the survey. */
export function surveyUrl({ respondent }: Asked): string {
  return `/survey/${respondent.surveyId}`;
}

export function sectionUrl(asked: Asked, sectionId: string): string {
  return `${surveyUrl(asked)}/sections/${sectionId}`;
}

/**
 * A person's few questions stand on one page, and that is where to go first; null for an organisation, which chooses
 * among its sections.
 */
export function firstOfPerson(asked: Asked, { sections }: StoredQuestionnaire): string | null {
  const [first] = sections;
  return asked.respondent.personId === null || first === undefined ? null : sectionUrl(asked, first.id);
}

/** Where "Save and continue" leads: to the next section, and from the last one to the check. */
export function nextUrl(asked: Asked, questionnaire: StoredQuestionnaire, section: StoredSection): string {
  const next = sectionAfter(questionnaire, section);
  return next === undefined ? checkUrl(asked) : sectionUrl(asked, next.id);
}

export function checkUrl(asked: Asked): string {
  return `${surveyUrl(asked)}/check`;
}

/** The address of sending, and of the receipt for it. */
export function submissionUrl(asked: Asked): string {
  return `${surveyUrl(asked)}/submission`;
}
