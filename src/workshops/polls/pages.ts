import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatInstant, formatSpan, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { localDayAndTime } from "../calendar/local-times.ts";
import { workshopUrl } from "../one/pages.ts";
import { pollsUrl } from "./addresses.ts";
import type { PollDone } from "./forms.ts";
import { answeredText, isPlanner } from "./list/pages.ts";
import { bestOf, isToBeReminded, pickedDate, standings } from "./poll.ts";
import type { PollContents } from "./queries.ts";
import { dateRows } from "./results/date-rows/pages.ts";
import { peopleTable } from "./results/pages.ts";
import { isReminderDue, pollReminderAt } from "./reminders/poll-reminder.ts";
import { untilText } from "./until/pages.ts";
import { doneText, stateText, zoneText } from "./words.ts";

/** One poll: which date suits most, whom each would leave out, who says what, and what can be done. */
export function pollPage(
  contents: PollContents,
  { done, count, form }: { done?: PollDone | undefined; count: number; form: FormState },
  asking: Asking,
): Page {
  const { t, locale, role } = asking;
  const { programme, poll, workshop, people, now, state } = contents;
  const seesNames = role !== "viewer";
  const ranked = standings(contents, now);
  const held = pickedDate(contents);
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
      until: untilText({ ...poll, state, now }, programme.timeZone, asking),
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
      removal: isPlanner(asking)
        ? {
            url: `${url}/removal`,
            heading: t("workshops.polls.remove"),
            text: t(state === "open" ? "workshops.polls.removeOpenText" : "workshops.polls.removeText"),
          }
        : null,
    },
  };

  function acts() {
    const silent = people.filter(({ answeredAt }) => answeredAt === null);
    const reachable = silent.filter(({ isReached, declinesReminders }) => isReached && !declinesReminders);
    const due = reachable.filter((person) => isToBeReminded(person, now)).length;
    const remindsAt = pollReminderAt(poll.closesAt, programme.timeZone);
    const remindsLater = state === "open" && Temporal.Instant.compare(remindsAt, now) > 0;
    const remindsSome = reachable.some((person) => isReminderDue(person, remindsAt, remindsAt));
    return {
      askMoreUrl: state === "open" ? `${url}/people` : null,
      reminds:
        remindsLater && remindsSome
          ? t("workshops.polls.reminds", { at: formatInstant(remindsAt, locale, programme.timeZone) })
          : null,
      remindUrl: state === "open" && due > 0 ? `${url}/reminders` : null,
      remind: t("workshops.polls.remind", { count: due }),
      nobodyToRemind:
        state === "open" && due === 0 ? t(whyNobody({ silent: silent.length, reachable: reachable.length })) : null,
      closeUrl: state === "open" ? `${url}/closing` : null,
      prolongUrl: `${url}/closing-time`,
      prolong: t(state === "open" ? "workshops.polls.prolong" : "workshops.polls.reopen"),
      closesOn,
    };
  }
}

/** Why nobody can be reminded now. */
function whyNobody({ silent, reachable }: { silent: number; reachable: number }): Key {
  if (silent === 0) return "workshops.polls.allAnswered";
  return reachable === 0 ? "workshops.polls.cannotRemind" : "workshops.polls.justMailed";
}
