import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { saidIn, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { allQuestions, type StoredQuestion } from "../../questionnaire/stored.ts";
import { closedSince } from "../../survey-life.ts";
import type { Outcome, Sent } from "../commands.ts";
import {
  answerUrl,
  closesText,
  contactModel,
  instantText,
  noticeModel,
  orderSeed,
  spokenTo,
  submissionUrl,
  surveyName,
  surveyTitle,
  surveyUrl,
  whoseMark,
  type LateAnswer,
} from "../about/pages.ts";
import type { Asked, Filled } from "../queries.ts";
import { mistakeText, questionModel } from "../questions/pages.ts";
import { isShown, shownOnPage } from "../sections/sections.ts";

/** Where a person's page sends what is on it. */
export interface Way {
  pageUrl: string;
  sendUrl: string;
  answerUrl: (question: StoredQuestion) => string;
}

/** By the personal link itself: its first page holds the questions, and is exchanged for a session when they are sent. */
export function byLink(token: string): Way {
  const pageUrl = `/s/${token}`;
  return {
    pageUrl,
    sendUrl: `${pageUrl}/submission`,
    answerUrl: ({ id }) => `${pageUrl}/questions/${id}/answer`,
  };
}

/** By the session in this browser. */
export function bySession(asked: Asked): Way {
  return {
    pageUrl: surveyUrl(asked),
    sendUrl: submissionUrl(asked),
    answerUrl: (question) => answerUrl(asked, question),
  };
}

/** What became of sending the page, where it comes back. */
export interface Tried {
  outcomes: Outcome[];
  sent: Sent | null;
}

export const untried: Tried = { outcomes: [], sent: null };

/** A person's few questions, all on one page with the button that sends them. */
export function personPage(asked: Asked, filled: Filled, way: Way, tried: Tried, asking: Asking): Page {
  const { t, locale } = asking;
  const title = surveyTitle(asked, asking);
  const said = spokenTo(asked, asking);
  const mistakes = mistakesOf(filled, tried, said);
  const respondent = orderSeed(asked);
  const questions = allQuestions(filled.whole).map((question) => {
    const stored = filled.stored.get(question.id);
    const outcome = tried.outcomes.find(({ typed }) => typed.question.id === question.id);
    const saveUrl = way.answerUrl(question);
    const isHidden = !isShown(filled, question);
    const model = questionModel(question, { stored, outcome, saveUrl, respondent, isHidden, asking: said });
    const mistake = mistakes.find(({ id }) => id === model.id)?.text ?? null;
    return { ...model, region: { ...model.region, mistake } };
  });
  const sentAt = filled.response?.sentAt ?? null;
  const closes = closesText(asked, asking);
  return {
    view: "answering/person",
    title,
    hasMistakes: mistakes.length > 0,
    languageForm: { id: "questions", url: way.sendUrl },
    model: {
      heading: surveyName(asked, asking),
      intro: saidIn(asked.survey.intros, locale),
      closes: t("answering.person.closes", { closes }),
      sent: sentAt === null ? null : t("answering.person.sent", { sent: instantText(sentAt, asked, asking), closes }),
      notice: noticeModel(asked, asking),
      mistakes,
      questions,
      shown: shownOnPage(filled, filled.whole.sections),
      sendUrl: way.sendUrl,
      whose: whoseMark(asked),
      sendText: t(sentAt === null ? "answering.person.send" : "answering.person.sendAgain"),
      contact: contactModel(asked),
    },
  };
}

/** What a person's link shows who has begun: the answers themselves only to who goes on. */
export function resumePage(asked: Asked, { response }: Filled, way: Way, asking: Asking): Page {
  const { t } = asking;
  const sentAt = response?.sentAt ?? null;
  const closes = closesText(asked, asking);
  return {
    view: "answering/resume",
    title: surveyTitle(asked, asking),
    model: {
      heading: surveyName(asked, asking),
      text:
        sentAt === null
          ? t("answering.person.begun")
          : t("answering.person.sent", { sent: instantText(sentAt, asked, asking), closes }),
      openUrl: way.pageUrl,
      button: t(sentAt === null ? "answering.start.continue" : "answering.receipt.change"),
      contact: contactModel(asked),
    },
  };
}

/** What a person is told instead of the questions once they are closed; what came too late is given back. */
export function closedModel(asked: Asked, { late, hasSent }: { late: LateAnswer[]; hasSent: boolean }, asking: Asking) {
  const { t } = asking;
  return {
    heading: t("answering.person.closed.title"),
    text: closedText(asked, asking),
    sent: t(hasSent ? "answering.person.closed.sent" : "answering.person.closed.notSent"),
    late,
    lateText: t("answering.person.closed.late"),
    againUrl: null,
    contact: contactModel(asked),
  };
}

export function closedText(asked: Asked, asking: Asking): string {
  const closed = instantText(closedSince(asked.survey, asked.now), asked, asking);
  return asking.t("answering.person.closed.text", { survey: surveyTitle(asked, asking), closed });
}

export function receivedModel(asked: Asked, sentAt: Temporal.Instant, asking: Asking) {
  const { t } = asking;
  const sent = instantText(sentAt, asked, asking);
  return {
    heading: t("answering.person.receipt.title"),
    text: t("answering.person.receipt.text", { survey: surveyTitle(asked, asking), sent }),
    nextPlan: t("answering.person.receipt.nextPlan"),
    nextChange: t("answering.person.receipt.nextChange", { closes: closesText(asked, asking) }),
    changeUrl: surveyUrl(asked),
    forgetUrl: null,
    contact: contactModel(asked),
  };
}

function mistakesOf({ questionnaire }: Filled, { outcomes, sent }: Tried, asking: Asking) {
  const refused = outcomes.flatMap(({ typed: { question }, decision }) =>
    decision.kind === "refuse" ? [{ id: `q-${question.id}`, text: mistakeText(question, decision, asking) }] : [],
  );
  const missing = sent !== null && typeof sent === "object" && "missing" in sent ? sent.missing : [];
  const asIfMissing = allQuestions(questionnaire).filter(({ key }) => missing.some(({ question }) => question === key));
  return [
    ...refused,
    ...asIfMissing.map(({ id, texts }) => {
      const question = textIn(texts, asking.locale);
      return { id: `q-${id}`, text: asking.t("answering.person.missing", { question }) };
    }),
  ];
}
