import { formatInstant } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { BallotState, RescheduleRefusal } from "../../ballot-life.ts";
import type { Ballot } from "../../queries.ts";
import type { Secrecy } from "../../secrecy.ts";
import type { Done } from "../forms.ts";
import type { SchedulingRefusal } from "../scheduling/commands.ts";

export const stateText: Record<BallotState, Key> = {
  draft: "voting.state.draft",
  scheduled: "voting.state.scheduled",
  proposing: "voting.state.proposing",
  open: "voting.state.open",
  closed: "voting.state.closed",
};

export const openingText: Record<SchedulingRefusal, Key> = {
  "opening-time-past": "voting.draft.openingPast",
  "closes-before-opening": "voting.draft.closesBeforeOpening",
  "already-open": "voting.draft.alreadyOpen",
  closed: "voting.open.alreadyClosed",
  "too-few-options": "voting.edit.tooFewTopics",
  "no-closing-time": "voting.draft.closingPast",
  "closing-time-past": "voting.draft.closingPast",
  "nobody-to-ask": "voting.draft.nobody",
  "proposals-not-allowed": "voting.draft.proposalsNotAllowed",
};

export const rescheduleText: Record<RescheduleRefusal, Key> = {
  "closes-before-opening": "voting.draft.closesBeforeOpening",
  closed: "voting.open.alreadyClosed",
  "closing-time-past": "voting.draft.closingPast",
};

export const doneText: Record<Done, Key> = {
  opened: "voting.done.opened",
  moved: "voting.done.moved",
  closed: "voting.done.closed",
  planned: "voting.done.planned",
  scheduled: "voting.done.scheduled",
  unscheduled: "voting.done.unscheduled",
  proposing: "voting.done.proposing",
  reminded: "voting.done.reminded",
  coded: "voting.done.coded",
  uncoded: "voting.done.uncoded",
  published: "voting.done.published",
  unplanned: "voting.planning.done.unplanned",
  "planned-already": "voting.planning.done.plannedAlready",
  "held-already": "voting.planning.done.heldAlready",
  "series-unchanged": "voting.planning.done.seriesUnchanged",
  "series-unfit": "voting.planning.done.seriesUnfit",
  told: "voting.planning.done.told",
};

/** Who can know what was voted, as staff are told. */
export const secrecyText: Record<Secrecy, Key> = {
  secret: "voting.open.secret",
  open: "voting.open.openVote",
  "links-kept": "voting.open.notSecret",
};

/** When the ballot closes, in words. */
export function closesText({ closesAt }: Pick<Ballot, "closesAt">, { timeZone }: Programme, locale: Locale): string {
  return closesAt === null ? "" : formatInstant(closesAt, locale, timeZone);
}

/** When voting opens by itself, in words; nothing where staff open it. */
export function opensText({ opensAt }: Pick<Ballot, "opensAt">, { timeZone }: Programme, locale: Locale): string {
  return opensAt === null ? "" : formatInstant(opensAt, locale, timeZone);
}
