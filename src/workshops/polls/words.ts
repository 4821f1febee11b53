import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { ClosingMistake } from "./closing-time.ts";
import type { PollDone } from "./forms.ts";
import type { DateAnswer, PollState } from "./poll.ts";
import type { AskedChoice } from "./recipients.ts";

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
  asked: "workshops.polls.done.asked",
  closed: "workshops.polls.done.closed",
  prolonged: "workshops.polls.done.prolonged",
  picked: "workshops.polls.done.picked",
  removed: "workshops.polls.done.removed",
  past: "workshops.polls.done.past",
  cancelled: "workshops.polls.done.cancelled",
};

export const closingText: Record<ClosingMistake, Key> = {
  past: "workshops.polls.closesPast",
  late: "workshops.polls.closesLate",
};

export const whoText: Record<AskedChoice, Key> = {
  seated: "workshops.polls.form.seated",
  main: "workshops.polls.form.main",
  everyone: "workshops.polls.form.everyone",
  "every-main": "workshops.polls.form.everyMain",
};

/** The zone of the clock times, by its city: said once on a page. */
export function zoneText(timeZone: string, t: Translate): string {
  return t("workshops.polls.zone", { zone: timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone });
}
