import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { suppressedCounts } from "../../../platform/visibility.ts";
import type { Programme } from "../../../programmes/index.ts";
import { newPollUrl, pollsUrl } from "../addresses.ts";
import type { PollDone } from "../forms.ts";
import { pollState } from "../poll.ts";
import type { ListedPoll } from "../queries.ts";
import { untilText } from "../until/pages.ts";
import { doneText, stateText } from "../words.ts";

/** All polls of the programme, the newest first: those that are open, and folded those that have ended. */
export function pollsPage(
  { programme, polls, now }: { programme: Programme; polls: ListedPoll[]; now: Temporal.Instant },
  { done, count }: { done?: PollDone | undefined; count: number },
  asking: Asking,
): Page {
  const { t } = asking;
  const rows = polls.map((poll) => pollRow(poll, { programme, now }, asking));
  const [open, ended] = [rows.filter(({ isOpen }) => isOpen), rows.filter(({ isOpen }) => !isOpen)];
  return {
    view: "workshops/polls/polls",
    title: t("workshops.polls.title"),
    model: {
      status: done === undefined ? null : t(doneText[done], { count }),
      lead: polls.length === 0 ? null : t("workshops.polls.open", { count: open.length }),
      polls: open,
      ended: ended.length === 0 ? null : { heading: t("workshops.polls.ended", { count: ended.length }), polls: ended },
      newUrl: isPlanner(asking) ? newPollUrl(programme.id, null) : null,
      calendarUrl: `/programmes/${programme.id}/workshops/calendar`,
    },
  };
}

function pollRow(
  poll: ListedPoll,
  { programme, now }: { programme: Programme; now: Temporal.Instant },
  asking: Asking,
) {
  const { t, locale } = asking;
  const state = pollState(poll, now);
  return {
    name: textIn(poll.workshopNames ?? poll.titles, locale),
    url: pollsUrl(programme.id, `/${poll.id}`),
    state: t(stateText[state]),
    isOpen: state === "open",
    about: poll.workshopId === null ? t("workshops.polls.forPlanning") : null,
    facts: [
      answeredText(poll, asking),
      t("workshops.polls.dates", { count: poll.dates.length }),
      untilText({ ...poll, state, now }, programme.timeZone, asking),
    ].filter((fact) => fact !== null),
  };
}

/** The polls of one workshop, for its own page: how far each is, and the way to it. */
export function pollsOfWorkshop(
  { programme, polls, now }: { programme: Programme; polls: ListedPoll[]; now: Temporal.Instant },
  asking: Asking,
) {
  return polls.map((poll) => {
    const { url, state, isOpen } = pollRow(poll, { programme, now }, asking);
    return { url, isOpen, text: `${state}: ${answeredText(poll, asking)}` };
  });
}

export function isPlanner({ role }: Pick<Asking, "role">): boolean {
  return role === "planner" || role === "owner";
}

/** "8 / 12 on vastannut." A viewer is not told of fewer than five. */
export function answeredText({ asked, answered }: { asked: number; answered: number }, { t, role }: Asking): string {
  const isHidden = role === "viewer" && suppressedCounts([answered, asked - answered]).some((hidden) => hidden);
  if (isHidden) return t("workshops.polls.answeredFew");
  return answered === 0
    ? t("workshops.polls.nobodyAnswered", { count: asked })
    : t("workshops.polls.answered", { answered, asked });
}
