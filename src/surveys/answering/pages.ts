import type { Temporal } from "temporal-polyfill";
import { promiseModel, type Segment } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { saidIn, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { sectionState, type SectionState } from "../questionnaire/completeness.ts";
import { askForSurveyLinkUrl } from "../links/addresses.ts";
import type { Share } from "../links/queries.ts";
import { colleaguesUrl, ownShareModel, sharesModel } from "../links/sharing/pages.ts";
import { isAsked } from "../questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestionnaire, type StoredSection } from "../questionnaire/stored.ts";
import { closedSince, stateAt } from "../survey-life.ts";
import {
  aboutModel,
  checkUrl,
  closesText,
  contactModel,
  instantText,
  isAhead,
  isPerson,
  isUnnamed,
  noticeModel,
  opensText,
  sectionUrl,
  surveyName,
  surveyTitle,
  surveyUrl,
  type LateAnswer,
} from "./about/pages.ts";
import {
  anonymousClosedModel,
  anonymousClosedText,
  anonymousReceivedModel,
  anonymousSavedText,
  anonymousStartPage,
} from "./anonymous/pages.ts";
import { byLink, closedModel, closedText, personPage, receivedModel, resumePage, untried } from "./person/pages.ts";
import type { Asked, Filled, Response } from "./queries.ts";
import { type Progress, progressOf } from "./questions/progress.ts";
import { sectionAfter } from "./sections/sections.ts";

/** The link that was opened, and what is to be known besides the survey. */
export interface LinkOpened {
  token: string;
  /** Whether nobody can find out what is answered by it. */
  isSecret: boolean;
  /** The segment that the organisation or unit belongs to, with what it is promised. */
  segment: Segment | undefined;
}

/** The page that a personal link opens; a person's holds the questions themselves, as long as it would show no answer. */
export function firstPage(asked: Asked, filled: Filled, link: LinkOpened, asking: Asking): Page {
  const { token, isSecret } = link;
  if (isUnnamed(asked)) return anonymousStartPage(asked, filled, { openUrl: `/s/${token}`, isSecret }, asking);
  if (!isPerson(asked)) return startPage(asked, filled, link, asking);
  if (filled.response !== null) return resumePage(asked, filled, byLink(token), asking);
  return personPage(asked, filled, byLink(token), untried, asking);
}

/** The page that an organisation's link opens: whose survey it is, until when, and the privacy notice before the first question. */
function startPage(asked: Asked, filled: Filled, { token, segment }: LinkOpened, asking: Asking): Page {
  const { t, locale } = asking;
  const { survey, programme, respondent } = asked;
  return {
    view: "answering/start",
    title: surveyTitle(asked, asking),
    model: {
      heading: surveyName(asked, asking),
      lead: t(respondent.sectionIds === null ? "answering.start.lead" : "answering.sharing.start", {
        programme: programme.name,
        organisation: respondent.organisationName ?? "",
      }),
      intro: saidIn(survey.intros, locale),
      sections: sectionsText(asked, filled, asking),
      closes: t("answering.start.closes", { closes: closesText(asked, asking) }),
      promise: segment === undefined ? null : promiseModel(segment, locale),
      notice: noticeModel(asked, asking),
      openUrl: `/s/${token}`,
      button: t(filled.response === null ? "answering.start.begin" : "answering.start.continue"),
      againUrl: askForSurveyLinkUrl,
      contact: contactModel(asked),
    },
  };
}

/** How many sections there are; a colleague, who answers some, is told which. */
function sectionsText({ respondent }: Asked, { questionnaire: { sections } }: Filled, { t, locale }: Asking): string {
  if (respondent.sectionIds === null) return t("answering.start.sections", { count: sections.length });
  return sections.map(({ titles }) => textIn(titles, locale)).join(" · ");
}

/** What a link says that we never gave, or that has been ended. */
export function unknownLinkPage({ t }: Asking): Page {
  const model = { againUrl: askForSurveyLinkUrl };
  return { view: "answering/unknown", title: t("answering.unknown.title"), model };
}

/** Instead of the questions, before the opening and after the close; what came too late is given back. */
export function notOpenPage(asked: Asked, response: Response | null, late: LateAnswer[], asking: Asking): Page {
  const { t } = asking;
  const isClosed = stateAt(asked.survey, asked.now) === "closed";
  if (isUnnamed(asked)) {
    const model = anonymousClosedModel(asked, late, asking);
    return { view: "answering/closed", title: model.heading, model };
  }
  if (isClosed && isPerson(asked)) {
    const hasSent = asked.respondent.hasSent || response?.isSent === true;
    const model = closedModel(asked, { late, hasSent }, asking);
    return { view: "answering/closed", title: model.heading, model };
  }
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
      lateText: t(isAhead(asked) ? "answering.notOpen.late" : "answering.closed.late"),
      againUrl: askForSurveyLinkUrl,
      contact: contactModel(asked),
    },
  };
}

/** That answers are not taken in now, and since when. */
export function notOpenText(asked: Asked, asking: Asking): string {
  const survey = surveyTitle(asked, asking);
  if (isUnnamed(asked)) return anonymousClosedText(asked, asking);
  if (isPerson(asked)) return closedText(asked, asking);
  if (isAhead(asked)) return opensText(asked, asking);
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
export function overviewPage(asked: Asked, filled: Filled, shares: Share[], asking: Asking): Page {
  const { t, locale } = asking;
  const { questionnaire, answers, response } = filled;
  const progress = progressOf(allQuestions(questionnaire), answers);
  const own = ownShareModel(asked, shares, asking);
  const rows = questionnaire.sections.map((section) => {
    const state = sectionState(section, answers);
    return {
      url: sectionUrl(asked, section.id),
      name: saidIn(section.titles, locale),
      // A section that only tells has nothing to be done with.
      state: section.questions.some(isAsked) ? t(stateText[state]) : null,
      isDone: state === "done",
      isBegun: state === "begun",
      progress: answeredText(progressOf(section.questions, answers), asking),
      having: sharesModel(asked, shares, section.id, asking),
    };
  });
  return {
    view: "answering/overview",
    title: surveyTitle(asked, asking),
    model: {
      ...aboutModel(asked, asking),
      heading: t(headingText(asked, response)),
      progress,
      progressText: t("answering.overview.progress", { ...progress }),
      saved: savedText(asked, response, asking),
      sent: sentText(asked, response, asking),
      // Who answers a part sends nothing.
      changed:
        own === null && response?.hasChanged === true
          ? t(isUnnamed(asked) ? "answering.anonymous.overview.changed" : "answering.overview.changed")
          : null,
      own,
      colleagues: own === null && !isUnnamed(asked) ? { url: colleaguesUrl(asked), count: shares.length } : null,
      rows,
      checkUrl: checkUrl(asked),
      notice: noticeModel(asked, asking),
    },
  };
}

/** How many of a section's questions are answered; of a section that only tells there is nothing to say. */
function answeredText(progress: Progress, { t }: Asking): string | null {
  return progress.total === 0 ? null : t("answering.overview.progress", { ...progress });
}

function headingText(asked: Asked, response: Response | null): Key {
  if (isUnnamed(asked))
    return response === null ? "answering.anonymous.overview.headingNew" : "answering.anonymous.overview.heading";
  return response === null ? "answering.overview.headingNew" : "answering.overview.heading";
}

/** When answers were last saved, and how one goes on another time. */
function savedText(asked: Asked, response: Response | null, asking: Asking): string | null {
  const { t } = asking;
  if (response === null) return null;
  if (isUnnamed(asked)) return anonymousSavedText(asked, asking);
  const saved = t("answering.overview.savedAt", { saved: instantText(response.savedAt, asked, asking) });
  return `${saved} ${t("answering.start.resume")}`;
}

/** What was sent and when, and what happens next. */
export function receiptPage(asked: Asked, sentAt: Temporal.Instant | null, asking: Asking): Page {
  const { t } = asking;
  const view = "answering/receipt";
  if (sentAt === null) {
    const model = anonymousReceivedModel(asked, asking);
    return { view, title: model.heading, model };
  }
  if (isPerson(asked)) {
    const model = receivedModel(asked, sentAt, asking);
    return { view, title: model.heading, model };
  }
  const sent = instantText(sentAt, asked, asking);
  const { organisationName: organisation } = asked.respondent;
  return {
    view,
    title: t("answering.receipt.title"),
    model: {
      heading: t("answering.receipt.title"),
      text: t("answering.receipt.text", { survey: surveyTitle(asked, asking), organisation: organisation ?? "", sent }),
      nextPlan: t("answering.receipt.nextPlan"),
      nextChange: t("answering.receipt.nextChange", { closes: closesText(asked, asking) }),
      changeUrl: surveyUrl(asked),
      forgetUrl: null,
      contact: contactModel(asked),
    },
  };
}

function sentText(asked: Asked, response: Response | null, asking: Asking): string | null {
  if (response?.isSent !== true) return null;
  if (isUnnamed(asked)) return asking.t("answering.anonymous.overview.sent", { closes: closesText(asked, asking) });
  const sent = instantText(response.sentAt, asked, asking);
  return asking.t("answering.overview.sent", { sent, closes: closesText(asked, asking) });
}

/** Where "Save and continue" leads: to the next section, and from the last one to the check. */
export function nextUrl(asked: Asked, questionnaire: StoredQuestionnaire, section: StoredSection): string {
  // A person has one page; and a section may have become hidden with the answers just saved.
  if (isPerson(asked) || !questionnaire.sections.some(({ id }) => id === section.id)) return surveyUrl(asked);
  const next = sectionAfter(questionnaire, section);
  if (next !== undefined) return sectionUrl(asked, next.id);
  return asked.respondent.sectionIds === null ? checkUrl(asked) : surveyUrl(asked);
}
