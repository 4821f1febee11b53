import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import type { TopicFeedback } from "../../learning/queries.ts";
import type { LevelAdvice, Verdict } from "../../learning/verdict.ts";
import { answeredText, feedbackUrl, turnoutSeen } from "../pages.ts";
import type { HeldWorkshop } from "../queries.ts";
import { meanText } from "../results/pages.ts";

/** How a topic has done, in words. */
export const verdictText: Record<Verdict, Key> = {
  worked: "workshops.feedback.verdict.worked",
  partly: "workshops.feedback.verdict.partly",
  failed: "workshops.feedback.verdict.failed",
};

const adviceText: Record<LevelAdvice, Key> = {
  higher: "workshops.feedback.advice.higher",
  lower: "workshops.feedback.advice.lower",
};

/** The top of the scale of usefulness. */
const most = 5;

/** Which topics worked and which failed, over all their workshops; and each held workshop's feedback. */
export function overviewPage(programmeId: string, topics: TopicFeedback[], held: HeldWorkshop[], asking: Asking): Page {
  const { t, role, locale } = asking;
  const mayPlan = role === "planner" || role === "owner";
  const rated = topics
    .flatMap((topic) => (topic.usefulness === null ? [] : [{ ...topic, usefulness: topic.usefulness }]))
    .sort((a, b) => b.usefulness.mean - a.usefulness.mean);
  return {
    view: "workshops/feedback/overview",
    title: t("workshops.feedback.overview.title"),
    model: {
      workshopsUrl: `${programmeUrl(programmeId)}/workshops`,
      lead: leadText(topics, held, asking),
      picture: rated.length === 0 ? null : topicsPicture(rated, asking),
      topics: topics.map((topic) => ({
        name: textIn(topic.names, locale),
        workshops: topic.workshops,
        answered: topicTurnoutText(topic, asking),
        mean: meanOrWhyNot(topic, asking),
        levelRight: topic.levelRight === null ? "–" : formatShare(topic.levelRight, locale),
        verdict: topic.verdict === null ? null : t(verdictText[topic.verdict]),
        isFailed: topic.verdict === "failed",
        advice: topic.advice === null ? null : t(adviceText[topic.advice]),
        offer: topic.verdict === "failed" ? offerModel(programmeId, topic, mayPlan, asking) : null,
      })),
      held: held.map(({ workshop, feedback }) => ({
        name: textIn(workshop.names, locale),
        url: feedbackUrl(programmeId, workshop.id),
        day: workshop.heldOn === null ? "" : formatDay(workshop.heldOn, locale),
        audience: textIn(workshop.audienceNames, locale),
        state: feedback === null ? t("workshops.feedback.overview.notAsked") : answeredText(feedback, asking),
        isAsked: feedback !== null,
      })),
    },
  };
}

function topicTurnoutText({ turnouts }: TopicFeedback, asking: Asking): string {
  const { turnout } = turnoutSeen(turnouts, asking);
  return turnout === null
    ? asking.t("workshops.feedback.answeredHidden")
    : asking.t("workshops.feedback.answered", { ...turnout });
}

function meanOrWhyNot({ usefulness, isOpen }: TopicFeedback, asking: Asking): string {
  if (usefulness !== null) return meanText(usefulness, asking);
  return asking.t(isOpen ? "workshops.feedback.notYet" : "workshops.feedback.fewShort");
}

/** Whether a failed topic is proposed again, and the way to change it. */
function offerModel(
  programmeId: string,
  { topicId, offeredAgainAt, names }: TopicFeedback,
  mayPlan: boolean,
  { t, locale }: Asking,
) {
  const isOffered = offeredAgainAt !== null;
  const url = `${programmeUrl(programmeId)}/workshops/topics/${topicId}/offer`;
  return {
    text: t(isOffered ? "workshops.feedback.offer.isOffered" : "workshops.feedback.offer.isNot"),
    url: mayPlan ? (isOffered ? `${url}/removal` : url) : null,
    button: t(isOffered ? "workshops.feedback.offer.stop" : "workshops.feedback.offer.start"),
    name: textIn(names, locale),
  };
}

function leadText(topics: readonly TopicFeedback[], held: readonly HeldWorkshop[], asking: Asking): string {
  const { t } = asking;
  if (held.length === 0) return t("workshops.feedback.overview.noneHeld");
  const asked = held.flatMap(({ feedback }) => feedback ?? []);
  if (asked.length === 0) return t("workshops.feedback.overview.noneAsked", { count: held.length });
  const { turnout, isWhole } = turnoutSeen(asked, asking);
  if (turnout === null) return t("workshops.overview.fewHidden");
  const failed = topics.filter(({ verdict }) => verdict === "failed").length;
  const worked = topics.filter(({ verdict }) => verdict === "worked").length;
  const counts = { held: held.length, asked: asked.length, count: turnout.sent };
  const answered = [
    t("workshops.feedback.overview.lead", counts),
    ...(isWhole ? [] : [t("workshops.feedback.overview.leftOut")]),
  ].join(" ");
  if (topics.every(({ verdict }) => verdict === null)) return answered;
  return [
    answered,
    ...(worked === 0 ? [] : [t("workshops.feedback.overview.worked", { count: worked })]),
    ...(failed === 0 ? [] : [t("workshops.feedback.overview.failed", { count: failed })]),
  ].join(" ");
}

function topicsPicture(rated: (TopicFeedback & { usefulness: { mean: number; answers: number } })[], asking: Asking) {
  const { t, locale } = asking;
  const title = t("workshops.feedback.overview.chart");
  return {
    title,
    bars: rated.map(({ names, usefulness, verdict }) => {
      const failed = verdict === "failed" ? ` · ${t(verdictText.failed).toLowerCase()}` : "";
      return {
        name: textIn(names, locale),
        percent: Math.round((usefulness.mean / most) * 100),
        text: `${formatNumber(usefulness.mean, locale, 1)}${failed}`,
        tone: null,
      };
    }),
    table: {
      caption: title,
      columns: [t("workshops.feedback.columns.topic"), t("workshops.feedback.columns.useful")],
      rows: rated.map(({ names, usefulness }) => [textIn(names, locale), meanText(usefulness, asking)]),
    },
  };
}
