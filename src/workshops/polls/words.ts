import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { PollDone } from "./forms.ts";
import type { DateAnswer, PollState } from "./poll.ts";

export const stateText: Record<PollState, Key> = {
  open: "workshops.polls.state.open",
  closed: "workshops.polls.state.closed",
  past: "workshops.polls.state.past",
  cancelled: "workshops.polls.state.cancelled",
};

export const answerText: Record<DateAnswer, Key> = {
  yes: "workshops.polls.answer.yes",
  maybe: "workshops.polls.answer.maybe",
  no: "workshops.polls.answer.no",
};

export const doneText: Record<PollDone, Key> = {
  made: "workshops.polls.done.made",
  reminded: "workshops.polls.done.reminded",
  closed: "workshops.polls.done.closed",
  prolonged: "workshops.polls.done.prolonged",
  picked: "workshops.polls.done.picked",
  past: "workshops.polls.done.past",
  cancelled: "workshops.polls.done.cancelled",
};

/** The zone of the clock times, by its city: said once on a page. */
export function zoneText(timeZone: string, t: Translate): string {
  return t("workshops.polls.zone", { zone: timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone });
}
