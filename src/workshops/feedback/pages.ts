import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatInstant, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { isShown, isTurnoutShown, totalTurnout, wholeTurnout, type Turnout } from "../../platform/visibility.ts";
import { suggestedClosing, type Feedback, type MovingRefusal } from "../../surveys/index.ts";
import { workshopFrame, workshopUrl } from "../one/pages.ts";
import type { AskingRefusal } from "./asking.ts";
import type { FeedbackDone } from "./forms.ts";
import type { WorkshopFeedback } from "./queries.ts";
import { fewText, resultsModel } from "./results/pages.ts";

/** Why feedback is not asked for or not moved, in words at the closing day. */
export const askingText: Record<AskingRefusal | MovingRefusal, Key> = {
  "not-held": "workshops.feedback.refused.notHeld",
  nobody: "workshops.feedback.refused.nobody",
  closed: "workshops.feedback.refused.closed",
  "closing-not-ahead": "surveys.closing.notAhead",
};

const doneText: Record<NonNullable<FeedbackDone["done"]>, Key> = {
  asked: "workshops.feedback.done.asked",
  reminded: "workshops.feedback.done.reminded",
  moved: "workshops.feedback.done.moved",
  closed: "workshops.feedback.done.closed",
};

/** What people thought of one workshop: asking for it, how many have answered, and the results. */
export function feedbackPage(
  loaded: WorkshopFeedback,
  { done, count }: FeedbackDone,
  form: FormState,
  asking: Asking,
): Page {
  const { programme, workshop, feedback } = loaded;
  const { t, locale, role } = asking;
  const mayPlan = role === "planner" || role === "owner";
  const url = feedbackUrl(programme.id, workshop.id);
  const closing = closingFields(loaded, form, asking);
  const mistakes = summary(Object.values(closing));
  const canAsk = mayPlan && feedback === null && workshop.state === "held" && loaded.unasked > 0;
  return {
    view: "workshops/feedback/workshop",
    title: `${t("workshops.one.feedback")} – ${textIn(workshop.names, locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "feedback", asking),
      status: done === undefined ? null : t(doneText[done], { count }),
      mistakes,
      lead: feedback === null ? beforeText(loaded, asking) : leadText(feedback, programme.timeZone, asking),
      fields: closing,
      ask: canAsk
        ? {
            url,
            text: t("workshops.feedback.ask", { count: loaded.unasked }),
            few: isShown(loaded.unasked) ? null : fewText("workshops.feedback.few", workshop, asking),
          }
        : null,
      whoAsks: !mayPlan && feedback === null && workshop.state === "held" ? t("workshops.feedback.plannersAsk") : null,
      peopleUrl: workshopUrl(programme.id, workshop.id, "/attendance"),
      ...(feedback === null || !mayPlan ? noActs : actsModel(url, feedback, loaded, asking)),
      results: feedback === null ? null : resultsModel(feedback, loaded, asking),
      overviewUrl: `/programmes/${programme.id}/workshops/feedback`,
    },
  };
}

const noActs = { remind: null, added: null, closing: null, closeUrl: null };

function actsModel(url: string, feedback: Feedback, { unasked }: WorkshopFeedback, { t }: Asking) {
  const { isOpen, sent, asked } = feedback;
  return {
    remind: isOpen && sent < asked ? { url: `${url}/reminders` } : null,
    added:
      isOpen && unasked > 0
        ? { url: `${url}/people`, text: t("workshops.feedback.askAdded", { count: unasked }) }
        : null,
    closing: isOpen ? { url: `${url}/closing-time`, heading: t("workshops.feedback.closing.move") } : null,
    closeUrl: isOpen ? `${url}/closing` : null,
  };
}

/** What stands where feedback has not been asked for yet. */
function beforeText({ workshop, people, isAttendanceKnown, unasked }: WorkshopFeedback, { t, role }: Asking): string {
  if (workshop.state !== "held") return t("workshops.feedback.refused.notHeld");
  if (people.length === 0) return t("workshops.feedback.refused.nobody");
  if (role === "viewer" && !isShown(people.length)) return t("workshops.overview.fewHidden");
  const there = t(isAttendanceKnown ? "workshops.feedback.there" : "workshops.feedback.coming", {
    count: people.length,
  });
  return `${there} ${t("workshops.feedback.reachable", { count: unasked })}`;
}

function leadText(feedback: Feedback, timeZone: string, asking: Asking): string {
  const { isOpen, sent, asked, closesAt } = feedback;
  const { t, locale } = asking;
  const closes = closesAt === null ? "" : formatInstant(closesAt, locale, timeZone);
  if (isTurnoutHidden(feedback, asking))
    return isOpen ? t("workshops.feedback.mail.closes", { closes }) : t("workshops.feedback.done.closed");
  return t(isOpen ? "workshops.feedback.leadOpen" : "workshops.feedback.leadClosed", { sent, asked, closes });
}

/** Two weeks ahead while nothing else has been said. */
function closingFields({ feedback, programme, now }: WorkshopFeedback, form: FormState, { t }: Asking) {
  const closesAt = feedback?.closesAt ?? null;
  const isAhead = closesAt !== null && Temporal.Instant.compare(closesAt, now) > 0;
  const zoned = closesAt?.toZonedDateTimeISO(programme.timeZone);
  const suggested =
    isAhead && zoned !== undefined
      ? { day: zoned.toPlainDate().toString(), time: zoned.toPlainTime().toString({ smallestUnit: "minute" }) }
      : suggestedClosing(now, programme.timeZone);
  return {
    closesOn: formField(form, t, "closesOn", {
      label: t("workshops.feedback.closing.day"),
      type: "date",
      value: suggested.day,
    }),
    closesAt: formField(form, t, "closesAt", { label: t("surveys.closing.time"), type: "time", value: suggested.time }),
  };
}

/** "Seven of eleven", and why there are no results yet, or won't be. */
export function answeredText(feedback: Turnout & Pick<Feedback, "isOpen">, asking: Asking): string {
  const { isOpen, sent, asked } = feedback;
  const { t } = asking;
  if (isTurnoutHidden(feedback, asking)) return t("workshops.feedback.answeredHidden");
  if (isOpen) return t("workshops.feedback.answeredOpen", { sent, asked });
  return t(isShown(sent) ? "workshops.feedback.answered" : "workshops.feedback.answeredFew", { sent, asked });
}

/** Viewers are not told how many of a few have answered, or have not. */
function isTurnoutHidden(turnout: Turnout, { role }: Asking): boolean {
  return role === "viewer" && !isTurnoutShown(turnout);
}

/**
 * How many have answered over several workshops, or null where that is not told; `isWhole` tells whether all of them are
 * in it: a viewer is told of those alone whose own figures are shown.
 */
export function turnoutSeen(parts: readonly Turnout[], asking: Asking): { turnout: Turnout | null; isWhole: boolean } {
  const isWhole = !parts.some((part) => isTurnoutHidden(part, asking));
  return { turnout: isWhole ? totalTurnout(parts) : wholeTurnout(parts), isWhole };
}

/** The address of the page of one workshop's feedback. */
export function feedbackUrl(programmeId: string, workshopId: string): string {
  return workshopUrl(programmeId, workshopId, "/feedback");
}
