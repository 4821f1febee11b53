import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Page } from "../../../platform/pages.ts";
import { mentoringUrl } from "../../addresses.ts";
import { daysText } from "../telling/pages.ts";
import type { MentoringSettings } from "./settings.ts";

/** When a unit waits too long, and what a unit takes of a mentor's time. */
export function settingsPage(
  programmeId: string,
  { waitingWeeks, usualDays }: MentoringSettings,
  form: FormState,
  asking: Asking,
): Page {
  const { t } = asking;
  const fields = [
    formField(form, t, "waitingWeeks", {
      ...{ label: t("mentors.settings.weeks"), hint: t("mentors.settings.weeksHint") },
      ...{ inputmode: "numeric", autocomplete: "off", value: String(waitingWeeks) },
    }),
    formField(form, t, "usualDays", {
      ...{ label: t("mentors.settings.days"), hint: t("mentors.settings.daysHint") },
      ...{ inputmode: "decimal", autocomplete: "off", value: daysText(usualDays, asking) },
    }),
  ];
  const mistakes = summary(fields);
  return {
    view: "mentoring/mentors/settings",
    title: t("mentors.settings.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ fields, mistakes },
      actionUrl: `${mentoringUrl(programmeId)}/settings`,
      cancelUrl: mentoringUrl(programmeId),
    },
  };
}
