import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatInstant } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { ScheduleRefusal } from "./commands.ts";
import { nextReminder, offeredDays, reminderAt, suggestedPlan, type PlannedReminder } from "./schedule.ts";

export const scheduleRefusalText: Record<ScheduleRefusal, Key> = {
  "not-open": "surveys.done.notOpen",
  "all-past": "surveys.schedule.past",
};

export interface Scheduled {
  reminders: PlannedReminder[];
  closesAt: Temporal.Instant | null;
  timeZone: string;
  now: Temporal.Instant;
}

/** The fields of the schedule, with the time at which each reminder would leave where the close is known. */
export function scheduleFields({ reminders, closesAt, timeZone, now }: Scheduled, form: FormState, asking: Asking) {
  const { t, locale } = asking;
  const ahead = reminders.filter(({ doneAt }) => doneAt === null);
  const plan =
    closesAt === null
      ? suggestedPlan
      : {
          days: ahead.map(({ daysBefore }) => daysBefore),
          timeOfDay: ahead[0]?.timeOfDay ?? suggestedPlan.timeOfDay,
        };
  const options = offeredDays.flatMap((daysBefore) => {
    const option = { value: String(daysBefore), text: whenText(daysBefore, asking) };
    if (closesAt === null) return [option];
    const at = reminderAt(closesAt, { daysBefore, timeOfDay: plan.timeOfDay }, timeZone);
    const isPast = Temporal.Instant.compare(at, now) <= 0;
    return isPast ? [] : [{ ...option, hint: formatInstant(at, locale, timeZone) }];
  });
  // A form that was sent without any day means none.
  const typed = "reminderTime" in form.values ? { ...form, values: { reminderDays: "", ...form.values } } : form;
  return {
    days: formField(typed, t, "reminderDays", {
      ...{ label: t("surveys.schedule.days"), type: "checkbox", options },
      value: plan.days.join("\n"),
    }),
    time: formField(typed, t, "reminderTime", {
      ...{ label: t("surveys.schedule.time"), type: "time", value: plan.timeOfDay },
    }),
  };
}

/** Whom the reminders of a survey go to, in words. */
export interface ScheduleWords {
  next: Key;
  done: Key;
}

const toOrganisations: ScheduleWords = { next: "surveys.schedule.next", done: "surveys.schedule.done" };

/** What is planned and what has left; `recipients` is how many the next one would go to now. */
export function scheduleModel(
  { reminders, now, timeZone }: Scheduled,
  recipients: number,
  asking: Asking,
  words: ScheduleWords = toOrganisations,
) {
  const { t, locale } = asking;
  const next = nextReminder(reminders, now);
  const at = (instant: Temporal.Instant) => formatInstant(instant, locale, timeZone);
  return {
    next: next === undefined ? t("surveys.schedule.none") : t(words.next, { count: recipients, at: at(next.dueAt) }),
    isOn: next !== undefined,
    reminders: reminders.map(({ daysBefore, dueAt, doneAt, mailed }) => {
      const when = whenText(daysBefore, asking);
      return doneAt === null
        ? t("surveys.schedule.planned", { when, at: at(dueAt) })
        : t(words.done, { when, at: at(doneAt), count: mailed });
    }),
  };
}

function whenText(daysBefore: number, { t }: Asking): string {
  return t("surveys.schedule.before", { count: daysBefore });
}
