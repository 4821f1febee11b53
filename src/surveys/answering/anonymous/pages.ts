import type { Asking } from "../../../platform/asking.ts";
import { saidIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { askForSurveyLinkUrl } from "../../links/addresses.ts";
import { closedSince, stateAt } from "../../survey-life.ts";
import {
  closesText,
  contactModel,
  instantText,
  isAhead,
  noticeModel,
  opensText,
  surveyName,
  surveyTitle,
  surveyUrl,
  type LateAnswer,
} from "../about/pages.ts";
import type { Asked, Filled } from "../queries.ts";

/** The page that a personal link to an anonymous survey opens. */
export function anonymousStartPage(
  asked: Asked,
  filled: Filled,
  { openUrl, isSecret }: { openUrl: string; isSecret: boolean },
  asking: Asking,
): Page {
  const { t } = asking;
  return startPage(asked, filled, asking, {
    openUrl,
    promises: isSecret
      ? [
          t("answering.anonymous.start.untied"),
          t("answering.anonymous.start.known"),
          t("answering.anonymous.start.own"),
        ]
      : [],
    notSecret: isSecret ? null : t("answering.anonymous.start.notSecret"),
    resume: t("answering.anonymous.start.resume"),
    another: null,
    againUrl: askForSurveyLinkUrl,
  });
}

/** The page that the link opens which all share; where this browser has begun, also for who sits down at it next. */
export function commonStartPage(asked: Asked, filled: Filled, openUrl: string, asking: Asking): Page {
  const { t } = asking;
  return startPage(asked, filled, asking, {
    openUrl,
    promises: [t("answering.anonymous.start.untied"), t("answering.anonymous.start.nobodyKnows")],
    notSecret: null,
    resume: t("answering.anonymous.start.resumeHere"),
    another: filled.response === null ? null : t("answering.anonymous.start.another"),
    againUrl: null,
  });
}

interface Start {
  openUrl: string;
  promises: string[];
  notSecret: string | null;
  resume: string;
  another: string | null;
  againUrl: string | null;
}

function startPage(asked: Asked, { response, questionnaire }: Filled, asking: Asking, start: Start): Page {
  const { t } = asking;
  const { survey, programme } = asked;
  const sent = response?.isSent === true ? t("answering.anonymous.start.sent") : null;
  return {
    view: "answering/anonymous/start",
    title: surveyTitle(asked, asking),
    model: {
      ...start,
      heading: surveyName(asked, asking),
      lead: t("answering.anonymous.start.lead", { programme: programme.name }),
      intro: saidIn(survey.intros, asking.locale),
      closes: t("answering.start.closes", { closes: closesText(asked, asking) }),
      sections: t("answering.start.sections", { count: questionnaire.sections.length }),
      standing: response === null ? null : (sent ?? t("answering.anonymous.start.begun")),
      button: t(
        response === null
          ? "answering.start.begin"
          : sent === null
            ? "answering.start.continue"
            : "answering.receipt.change",
      ),
      notice: noticeModel(asked, asking),
      contact: contactModel(asked),
    },
  };
}

/**
 * Instead of the questions: before the opening, after the close, and where the person has answered by another link. After
 * the close nobody knows any more what was sent from here, so that the words are the same for all.
 */
export function anonymousClosedModel(asked: Asked, late: LateAnswer[], asking: Asking) {
  const { t } = asking;
  const isClosed = stateAt(asked.survey, asked.now) === "closed";
  const { isSpent } = asked.respondent.secret ?? { isSpent: false };
  const isElsewhere = !isClosed && isSpent;
  return {
    heading: t(
      isClosed
        ? "answering.closed.title"
        : isElsewhere
          ? "answering.anonymous.elsewhere.title"
          : "answering.notOpen.title",
    ),
    text: anonymousClosedText(asked, asking),
    sent: isClosed ? t("answering.anonymous.closed.sent") : null,
    late,
    lateText: t(
      isElsewhere
        ? "answering.anonymous.elsewhere.late"
        : isAhead(asked)
          ? "answering.notOpen.late"
          : "answering.anonymous.closed.late",
    ),
    againUrl: null,
    contact: contactModel(asked),
  };
}

export function anonymousClosedText(asked: Asked, asking: Asking): string {
  const { t } = asking;
  const survey = surveyTitle(asked, asking);
  switch (stateAt(asked.survey, asked.now)) {
    case "draft":
      return t("answering.anonymous.notOpen", { survey });
    case "scheduled":
      return opensText(asked, asking);
    case "open":
      return t("answering.anonymous.elsewhere.text", { survey });
    case "closed":
      return t("answering.closed.text", {
        survey,
        closed: instantText(closedSince(asked.survey, asked.now), asked, asking),
      });
  }
}

/** That answers are stored, and by what they are gone on with. */
export function anonymousSavedText({ survey }: Asked, { t }: Asking): string {
  const isCommon = survey.access === "common";
  return `${t("answering.anonymous.overview.saved")} ${t(isCommon ? "answering.anonymous.start.resumeHere" : "answering.anonymous.start.resume")}`;
}

/** What happens with what was sent; when that was is kept nowhere. */
export function anonymousReceivedModel(asked: Asked, asking: Asking) {
  const { t } = asking;
  const isCommon = asked.survey.access === "common";
  const closes = closesText(asked, asking);
  return {
    heading: t("answering.anonymous.receipt.title"),
    text: t("answering.anonymous.receipt.text", { survey: surveyTitle(asked, asking) }),
    nextPlan: t("answering.anonymous.receipt.nextPlan"),
    nextChange: t(isCommon ? "answering.anonymous.receipt.nextChangeHere" : "answering.anonymous.receipt.nextChange", {
      closes,
    }),
    changeUrl: surveyUrl(asked),
    forgetUrl: isCommon ? `${surveyUrl(asked)}/forgetting` : null,
    contact: contactModel(asked),
  };
}
