import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { OwnFeedback } from "../../../surveys/index.ts";

/** What the partial `workshops/feedback/_own` shows of a workshop on its attendee's own pages; null where nothing is asked. */
export function ownFeedbackModel(
  { workshop, feedback }: { workshop: { id: string; names: Texts }; feedback: OwnFeedback | null },
  { attendee, programme }: { attendee: { id: string }; programme: { timeZone: string } },
  { t, locale }: Asking,
) {
  if (feedback === null) return null;
  const { isOpen, hasSent, closesAt } = feedback;
  const name = textIn(workshop.names, locale);
  if (!isOpen) return hasSent ? { text: t("workshops.feedback.own.given"), url: null, button: null, name } : null;
  const closes = closesAt === null ? "" : formatInstant(closesAt, locale, programme.timeZone);
  return {
    text: t(hasSent ? "workshops.feedback.own.mayChange" : "workshops.feedback.own.asks", { closes }),
    url: `/attendee/${attendee.id}/feedback/${workshop.id}`,
    button: t(hasSent ? "workshops.feedback.own.change" : "workshops.feedback.own.give"),
    name,
  };
}
