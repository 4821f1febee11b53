import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, formatMonth, formatWeekday } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { nextMonth, weeksOf } from "../../../workshops/index.ts";
import { mentorUrl } from "../../addresses.ts";
import type { Mentor } from "../mentor.ts";
import { mayTend } from "../pages.ts";
import { daysText } from "../telling/pages.ts";
import { dayOf, dayStates, freeDays, type DayReason, type DayState, type Marks } from "./days.ts";
import type { CalendarFileRead } from "./queries.ts";

export const stateText: Record<DayState, Key> = {
  free: "mentors.calendar.free",
  half: "mentors.calendar.half",
  busy: "mentors.calendar.busy",
};

const reasonText: Record<DayReason, Key> = {
  "not-at-work": "mentors.calendar.notAtWork",
  hand: "mentors.calendar.byHand",
  file: "mentors.calendar.fromFile",
  holiday: "mentors.calendar.holiday",
  weekday: "mentors.calendar.byWeekday",
  off: "mentors.calendar.off",
};

export type Saved = "weekdays" | "days" | "file" | "dropped";
const savedText: Record<Saved, Key> = {
  weekdays: "mentors.calendar.savedWeekdays",
  days: "mentors.calendar.savedDays",
  file: "mentors.calendar.savedFile",
  dropped: "mentors.calendar.droppedFile",
};

/** A mentor's month with all that tells what its days are. */
export interface CalendarSeen {
  mentor: Mentor;
  month: string;
  today: string;
  marks: Marks;
  holidays: ReadonlySet<string>;
  file: CalendarFileRead | null;
}

/** Which days the mentor has for the programme; a press on a day makes it the next of whole, half and none. */
export function calendarPage(seen: CalendarSeen, form: FormState, saved: Saved | null, asking: Asking): Page {
  const { t, locale } = asking;
  const { mentor, month, today, file } = seen;
  const url = mentorUrl(mentor);
  const tends = mayTend(mentor, asking);
  const monthUrl = (by: number) => `${url}/calendar?month=${nextMonth(month, by)}`;
  const weeks = weeksOf(month).map((week) => ({
    number: week.number,
    days: week.days.map((day) => dayModel(day, seen, tends, asking)),
  }));
  const period = periodFields(form, asking);
  const mistakes = summary(Object.values(period));
  return {
    view: "mentoring/mentors/calendar",
    region: "mentoring/mentors/_days",
    title: t("mentors.calendar.titleOf", { name: mentor.name }),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ mistakes, tends, period, weeks },
      name: mentor.name,
      backUrl: url,
      saved: saved === null ? null : t(savedText[saved]),
      monthName: formatMonth(`${month}-01`, locale),
      lead: t("mentors.calendar.lead", {
        month: formatMonth(`${month}-01`, locale),
        days: daysText(freeDays(mentor, seen.marks, seen.holidays, month), asking),
      }),
      previousUrl: monthUrl(-1),
      nextUrl: monthUrl(1),
      todayUrl: month === today.slice(0, 7) ? null : `${url}/calendar?month=${today.slice(0, 7)}`,
      weekdayNames: weekdays(asking),
      list: weeks.flatMap(({ days }) => days.filter(({ isOutside }) => !isOutside)),
      dayUrl: `${url}/days?month=${month}`,
      periodUrl: `${url}/periods`,
      weekdaysUrl: `${url}/weekdays`,
      pattern: weekdays(asking).map((weekday) => ({
        ...weekday,
        isChosen: mentor.weekdays.includes(weekday.value),
      })),
      file: fileModel(file, url, asking),
    },
  };
}

/** A state's turn: whole, half, none, and whole again. */
const nextState: Record<DayState, DayState> = { free: "half", half: "busy", busy: "free" };

function dayModel(
  day: string,
  { mentor, month, today, marks, holidays }: CalendarSeen,
  tends: boolean,
  asking: Asking,
) {
  const { t, locale } = asking;
  const { state, reason } = dayOf(mentor, marks, holidays, day);
  const isOutside = !day.startsWith(month);
  const next = nextState[state];
  // Nothing has taken a day that is not the programme's.
  const words = t(reason === "off" || reason === "holiday" ? "mentors.calendar.none" : stateText[state]);
  return {
    day,
    number: String(Number(day.slice(8))),
    name: `${formatWeekday(day, locale)} ${formatDay(day, locale)}`,
    isOutside,
    isToday: day === today,
    isFree: state === "free" && !isOutside,
    isHalf: state === "half",
    state: words,
    reason: reason === "weekday" || reason === "off" ? null : t(reasonText[reason]),
    mark: tends && !isOutside && reason !== "not-at-work" ? `${day} ${next}` : null,
    act: t("mentors.calendar.mark", { day: formatDay(day, locale), state: words, next: t(stateText[next]) }),
  };
}

/** Monday to Sunday; 2024 began on a Monday. */
function weekdays({ locale }: Asking) {
  return Array.from({ length: 7 }, (_, at) => {
    const day = `2024-01-0${at + 1}`;
    return {
      value: String(at + 1),
      short: formatWeekday(day, locale),
      long: formatWeekday(day, locale, "long"),
    };
  });
}

function periodFields(form: FormState, { t }: Asking) {
  return {
    from: formField(form, t, "from", { label: t("mentors.calendar.from"), type: "date" }),
    to: formField(form, t, "to", { label: t("mentors.calendar.to"), type: "date" }),
    state: formField(form, t, "state", {
      label: t("mentors.calendar.state"),
      options: [
        ...dayStates.map((value) => ({ value, text: t(stateText[value]) })),
        { value: "none", text: t("mentors.calendar.unmark") },
      ],
    }),
  };
}

function fileModel(file: CalendarFileRead | null, url: string, { t, locale }: Asking) {
  return {
    url: `${url}/calendar-file`,
    dropUrl: file === null ? null : `${url}/calendar-file/removal`,
    text:
      file === null
        ? t("mentors.file.none")
        : t("mentors.file.read", {
            day: formatDay(file.readOn, locale),
            from: formatDay(file.firstDay, locale),
            to: formatDay(file.lastDay, locale),
          }),
  };
}
