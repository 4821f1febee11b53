import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatInstant, formatSpan, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { suppressedCounts } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import { localDayAndTime } from "../calendar/local-times.ts";
import { workshopUrl } from "../one/pages.ts";
import { newPollUrl, pollsUrl } from "./addresses.ts";
import type { PollDone } from "./forms.ts";
import { bestOf, heldOn, isToBeReminded, pollState, standings } from "./poll.ts";
import type { ListedPoll, PollContents } from "./queries.ts";
import { dateRows } from "./results/date-rows/pages.ts";
import { peopleTable } from "./results/pages.ts";
import { doneText, stateText, zoneText } from "./words.ts";

/** All polls of the programme, the newest first. */
export function pollsPage(
  { programme, polls, now }: { programme: Programme; polls: ListedPoll[]; now: Temporal.Instant },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const open = polls.filter((poll) => pollState(poll, now) === "open").length;
  return {
    view: "workshops/polls/polls",
    title: t("workshops.polls.title"),
    model: {
      lead: polls.length === 0 ? null : t("workshops.polls.open", { count: open }),
      polls: polls.map((poll) => ({
        name: textIn(poll.workshopNames ?? poll.titles, locale),
        url: pollsUrl(programme.id, `/${poll.id}`),
        state: t(stateText[pollState(poll, now)]),
        isOpen: pollState(poll, now) === "open",
        about: poll.workshopId === null ? t("workshops.polls.forPlanning") : null,
        facts: [
          answeredText(poll, asking),
          t("workshops.polls.dates", { count: poll.dates.length }),
          t("workshops.polls.until", { at: formatInstant(poll.closesAt, locale, programme.timeZone) }),
        ],
      })),
      newUrl: isPlanner(asking) ? newPollUrl(programme.id, null) : null,
      calendarUrl: `/programmes/${programme.id}/workshops/calendar`,
    },
  };
}

/** One poll: which date suits most, whom each would leave out, who says what, and what can be done. */
export function pollPage(
  contents: PollContents,
  { done, count, form }: { done?: PollDone | undefined; count: number; form: FormState },
  asking: Asking,
): Page {
  const { t, locale, role } = asking;
  const { programme, poll, workshop, dates, people, now } = contents;
  const seesNames = role !== "viewer";
  const state = pollState({ ...poll, dates, workshopState: workshop?.state ?? null }, now);
  const ranked = standings(contents, now);
  const held = heldOn(dates, workshop);
  const best = seesNames && held === null ? bestOf(ranked) : null;
  const url = pollsUrl(programme.id, `/${poll.id}`);
  const mayPick = isPlanner(asking) && workshop?.state === "planned";
  const answered = people.filter(({ answeredAt }) => answeredAt !== null).length;
  const closesOn = formField(form, t, "closesOn", {
    label: t("workshops.polls.form.closesOn"),
    type: "date",
    value: localDayAndTime(poll.closesAt, programme.timeZone).day,
  });
  const mistakes = summary([closesOn]);
  const bestText = best === null ? null : formatSpan(best.date, locale, programme.timeZone);
  return {
    view: "workshops/polls/poll",
    title: t("workshops.polls.one"),
    hasMistakes: mistakes.length > 0,
    model: {
      status: done === undefined ? null : t(doneText[done], { count }),
      mistakes,
      name: textIn(workshop?.names ?? poll.titles, locale),
      about: workshop === null ? t("workshops.polls.forPlanning") : null,
      workshopUrl: workshop === null ? null : workshopUrl(programme.id, workshop.id),
      listUrl: pollsUrl(programme.id),
      state: t(stateText[state]),
      isOpen: state === "open",
      until: t("workshops.polls.until", { at: formatInstant(poll.closesAt, locale, programme.timeZone) }),
      zone: zoneText(programme.timeZone, t),
      lead: [
        answeredText({ asked: people.length, answered }, asking),
        bestText === null || best === null
          ? ""
          : t("workshops.polls.best", { when: bestText, can: best.yes + best.maybe, cannot: best.no }),
      ]
        .filter((part) => part !== "")
        .join(" "),
      held:
        held === null ? null : t("workshops.polls.held", { when: formatSpan(held, locale, programme.timeZone) ?? "" }),
      pickBest: best !== null && mayPick ? `${url}/dates/${best.date.id}` : null,
      planUrl: workshop === null && isPlanner(asking) && answered > 0 ? `/programmes/${programme.id}/series` : null,
      dates: dateRows(contents, ranked, { best, held, pickUrl: mayPick ? `${url}/dates` : null }, asking),
      table: seesNames && people.length > 0 ? peopleTable(contents, { best, held }, asking) : null,
      acts: isPlanner(asking) && (state === "open" || state === "closed") ? acts() : null,
    },
  };

  function acts() {
    const due = people.filter(
      (person) => isToBeReminded(person, now) && person.email !== "" && !person.declinesReminders,
    ).length;
    return {
      remindUrl: state === "open" && due > 0 ? `${url}/reminders` : null,
      remind: t("workshops.polls.remind", { count: due }),
      nobodyToRemind: state === "open" && due === 0 ? t("workshops.polls.nobodyToRemind") : null,
      closeUrl: state === "open" ? `${url}/closing` : null,
      prolongUrl: `${url}/closing-time`,
      prolong: t(state === "open" ? "workshops.polls.prolong" : "workshops.polls.reopen"),
      closesOn,
    };
  }
}

export function isPlanner({ role }: Pick<Asking, "role">): boolean {
  return role === "planner" || role === "owner";
}

/** "8 / 12 on vastannut." A viewer is not told of fewer than five. */
function answeredText({ asked, answered }: { asked: number; answered: number }, { t, role }: Asking): string {
  const isHidden = role === "viewer" && suppressedCounts([answered, asked - answered]).some((hidden) => hidden);
  if (isHidden) return t("workshops.polls.answeredFew");
  return answered === 0
    ? t("workshops.polls.nobodyAnswered", { count: asked })
    : t("workshops.polls.answered", { answered, asked });
}
