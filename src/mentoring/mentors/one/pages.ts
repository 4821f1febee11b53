import { shortName } from "../../../organisations/index.ts";
import { unitUrl } from "../../../maturity/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, formatWeekday, namedOnce, saidIn } from "../../../platform/i18n.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import { assignmentsUrl, mentorUrl, sessionsUrl } from "../../addresses.ts";
import { mentoringRooms } from "../../pages.ts";
import { hasEnded } from "../mentor.ts";
import { monthsModel } from "../months/pages.ts";
import { mayTend, plans } from "../pages.ts";
import { daysText } from "../telling/pages.ts";
import type { MentorWhole } from "./queries.ts";

/** One mentor: the units, the months, what the mentor is good at. */
export function mentorPage(whole: MentorWhole, form: FormState, saved: boolean, asking: Asking): Page {
  const { t, locale } = asking;
  const { mentor, units, months } = whole;
  const tends = mayTend(mentor, asking);
  const table = monthsModel({ mentor, months, saved, form }, asking);
  const mistakes = summary([...table.rows.map(({ field }) => field), table.same]);
  const url = mentorUrl(mentor);
  return {
    view: "mentoring/mentors/one",
    region: "mentoring/mentors/_months",
    title: mentor.name,
    hasMistakes: mistakes.length > 0,
    model: {
      rooms: mentoringRooms(mentor.programmeId, "mentors", asking),
      ...{ name: mentor.name, mistakes, facts: factsOf(whole, asking), tends },
      months: table,
      calendarUrl: `${url}/calendar`,
      editUrl: plans(asking) ? `${url}/details` : null,
      assignmentsUrl: assignmentsUrl(mentor.programmeId),
      logUrl: tends ? `${sessionsUrl(mentor.programmeId)}/new?mentor=${mentor.id}` : null,
      unitsText: t("mentors.one.units", { count: units.length }),
      units: units.map(({ id, name, startsOn, days }) => ({
        assessUrl: unitUrl({ programmeId: mentor.programmeId, id }),
        ...shortName(name),
        since: t(startsOn > whole.today ? "mentors.one.from" : "mentors.one.since", {
          day: formatDay(startsOn, locale),
        }),
        days: t("mentors.daysAMonth", { days: daysText(days, asking) }),
      })),
      skills: namedOnce<{ names: Texts }>([...whole.tools, ...whole.needs], locale).map(({ names }) =>
        saidIn(names, locale),
      ),
    },
  };
}

/** When the mentor works, and by which account. */
function factsOf({ mentor, today, account, calendarFile }: MentorWhole, asking: Asking): string[] {
  const { t, locale } = asking;
  const from = formatDay(mentor.startsOn, locale);
  const until = mentor.endsOn === null ? null : formatDay(mentor.endsOn, locale);
  const weekdays = Array.from(mentor.weekdays, (number) => formatWeekday(`2024-01-0${number}`, locale));
  return [
    until === null ? t("mentors.one.works", { from }) : t("mentors.one.worksUntil", { from, until }),
    ...(hasEnded(mentor, today) ? [t("mentors.one.over")] : []),
    weekdays.length === 0 ? t("mentors.one.shifts") : t("mentors.one.weekdays", { days: weekdays.join(", ") }),
    account === null ? t("mentors.one.noAccount") : t("mentors.one.account", { name: account }),
    ...(calendarFile === null ? [] : [t("mentors.one.calendarFile", { day: formatDay(calendarFile.readOn, locale) })]),
  ];
}
