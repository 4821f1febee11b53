import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatInstant, formatSpan, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { contactText } from "../../letters/writing.ts";
import { ownUrl } from "../../own/addresses.ts";
import { ownPollUrl } from "../addresses.ts";
import type { PollRefusal } from "../commands.ts";
import { dateAnswers, pickedDate, type PollDate } from "../poll.ts";
import { answerText, zoneText } from "../words.ts";
import type { OpenPoll, OwnPoll } from "./queries.ts";

const refusalText: Record<PollRefusal, Key> = {
  closed: "workshops.polls.own.closed",
  past: "workshops.polls.own.past",
  cancelled: "workshops.polls.own.cancelled",
};

/** The dates that can be answered to: those that are still to come. */
export function openDates({ dates, now }: Pick<OwnPoll, "dates" | "now">): PollDate[] {
  return dates.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, now) > 0);
}

/** The name of a date's field. */
export function dateField({ id }: PollDate): string {
  return `date-${id}`;
}

/**
 * The dates with three answers each, or what one answered where nothing is asked any more. `isLate` shows what was typed
 * after the close: it is not lost from sight, though it was not taken.
 */
export function ownPollPage(
  own: OwnPoll,
  form: FormState,
  { isSaved, isLate }: { isSaved: boolean; isLate: boolean },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { programme, poll, workshop, dates, person, answers, state } = own;
  const { timeZone } = programme;
  const held = pickedDate(own);
  const given = new Map(answers.map(({ dateId, answer }) => [dateId, answer]));
  const fields = openDates(own).map((date) =>
    formField(form, t, dateField(date), {
      label: formatSpan(date, locale, timeZone) ?? "",
      type: "radio",
      options: dateAnswers.map((value) => ({ value, text: t(answerText[value]) })),
      value: given.get(date.id) ?? "",
    }),
  );
  const mistakes = fields.flatMap(({ id, label, error }) =>
    error === null ? [] : [{ id, text: `${label}: ${error}` }],
  );
  const typed = (date: PollDate) => {
    const answer = dateAnswers.find((each) => each === form.values[dateField(date)]);
    return isLate ? answer : given.get(date.id);
  };
  const contact = contactText(programme, t);
  return {
    view: "workshops/polls/own",
    title: t("workshops.polls.own.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      place: programme.name,
      name: textIn(workshop?.names ?? poll.titles, locale),
      yours: t("workshops.own.yours", { name: person.name }),
      zone: zoneText(timeZone, t),
      until: t("workshops.polls.own.until", { at: formatInstant(poll.closesAt, locale, timeZone) }),
      saved:
        isSaved && person.answeredAt !== null
          ? t("workshops.polls.own.saved", { at: formatInstant(person.answeredAt, locale, timeZone) })
          : null,
      closed: state === "open" ? null : t(refusalText[state]),
      late: isLate ? t("workshops.polls.own.late") : null,
      held: held === null ? null : t("workshops.polls.held", { when: formatSpan(held, locale, timeZone) ?? "" }),
      form: state === "open" ? { fields, actionUrl: ownPollUrl(person.attendeeId, poll.id, "/answers") } : null,
      button: t(person.answeredAt === null ? "workshops.polls.own.send" : "workshops.polls.own.change"),
      answersHeading: t(isLate ? "workshops.polls.own.typed" : "workshops.polls.own.yourAnswers"),
      answers: dates.flatMap((date) => {
        const answer = typed(date);
        const when = formatSpan(date, locale, timeZone) ?? "";
        return answer === undefined ? [] : [{ when, answer: t(answerText[answer]) }];
      }),
      ownUrl: ownUrl(person.attendeeId),
      contact: contact === "" ? null : contact,
    },
  };
}

/** The polls that wait, for the top of a person's own page. */
export function ownPolls(polls: OpenPoll[], attendeeId: string, timeZone: string, { t, locale }: Asking) {
  return polls.map(({ id, titles, workshopNames, closesAt, hasAnswered }) => ({
    name: textIn(workshopNames ?? titles, locale),
    url: ownPollUrl(attendeeId, id),
    text: t(hasAnswered ? "workshops.polls.own.answered" : "workshops.polls.own.waits", {
      at: formatInstant(closesAt, locale, timeZone),
    }),
    isWaiting: !hasAnswered,
    act: t(hasAnswered ? "workshops.polls.own.toChange" : "workshops.polls.own.start"),
  }));
}
