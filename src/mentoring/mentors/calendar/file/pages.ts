import type { Asking } from "../../../../platform/asking.ts";
import { formField, summary } from "../../../../platform/fields.ts";
import type { FormState } from "../../../../platform/forms.ts";
import { formatDay, formatMonth } from "../../../../platform/i18n.ts";
import type { Key } from "../../../../platform/keys.ts";
import type { Page } from "../../../../platform/pages.ts";
import { mentorUrl } from "../../../addresses.ts";
import type { Mentor } from "../../mentor.ts";
import { daysValue } from "./forms.ts";
import type { CalendarMistake } from "./worker.ts";

export const fileMistakeText: Record<CalendarMistake, Key> = {
  "not-a-calendar": "mentors.file.notCalendar",
  "too-many": "mentors.file.tooMany",
  timeout: "mentors.file.tooMany",
  "too-large": "mentors.file.tooLarge",
};

/** Choosing a calendar file to be read. */
export function filePage(mentor: Mentor, form: FormState, asking: Asking): Page {
  const { t } = asking;
  const field = formField(form, t, "file", { label: t("mentors.file.field"), type: "file" });
  const mistakes = summary([field]);
  const url = mentorUrl(mentor);
  return {
    view: "mentoring/mentors/file",
    title: t("mentors.file.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ mistakes, field, preview: null },
      heading: t("mentors.file.headingOf", { name: mentor.name }),
      actionUrl: `${url}/calendar-file`,
      cancelUrl: `${url}/calendar`,
    },
  };
}

export interface FileSeen {
  firstDay: string;
  lastDay: string;
  events: number;
  days: readonly (readonly [day: string, state: "half" | "busy"])[];
}

/** What the file would mark, before anything is stored. */
export function filePreviewPage(mentor: Mentor, { firstDay, lastDay, events, days }: FileSeen, asking: Asking): Page {
  const { t, locale } = asking;
  const url = mentorUrl(mentor);
  const busy = days.filter(([, state]) => state === "busy").length;
  const months = Map.groupBy(days, ([day]) => day.slice(0, 7));
  const list = (of: readonly (readonly [string, string])[], wanted: string) =>
    of.flatMap(([day, state]) => (state === wanted ? [`${Number(day.slice(8))}.`] : [])).join(" ");
  return {
    view: "mentoring/mentors/file",
    title: t("mentors.file.previewTitle"),
    model: {
      mistakes: [],
      field: null,
      heading: t("mentors.file.previewHeading"),
      preview: {
        text: t("mentors.file.found", {
          count: events,
          from: formatDay(firstDay, locale),
          to: formatDay(lastDay, locale),
        }),
        result: t("mentors.file.result", { busy, half: days.length - busy }),
        months: [...months].map(([month, of]) => ({
          name: formatMonth(`${month}-01`, locale),
          busy: list(of, "busy"),
          half: list(of, "half"),
        })),
        days: daysValue(days),
        firstDay,
        lastDay,
      },
      actionUrl: `${url}/calendar-file/acceptance`,
      cancelUrl: `${url}/calendar`,
    },
  };
}
