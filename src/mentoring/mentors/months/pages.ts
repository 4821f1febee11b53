import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatMonth } from "../../../platform/i18n.ts";
import { mentorUrl } from "../../addresses.ts";
import type { MonthLoad } from "../load.ts";
import type { Mentor } from "../mentor.ts";
import { daysText, loadModel } from "../telling/pages.ts";

/** Months to be filled in, each with what the calendar leaves and what the units take. */
export function monthsModel(
  { mentor, months, saved, form }: { mentor: Mentor; months: readonly MonthLoad[]; saved: boolean; form: FormState },
  asking: Asking,
) {
  const { t, locale } = asking;
  const url = mentorUrl(mentor);
  const rows = months.map((load) => {
    const name = formatMonth(`${load.month}-01`, locale);
    const value = load.given === null ? "" : daysText(load.given, asking);
    return {
      name,
      field: formField(form, t, `days.${load.month}`, {
        ...{ label: t("mentors.months.daysIn", { month: name }), inputmode: "decimal", autocomplete: "off", value },
      }),
      free: daysText(load.free, asking),
      load: loadModel(load, asking),
    };
  });
  return {
    rows,
    same: formField(form, t, "same", {
      ...{ label: t("mentors.months.same"), inputmode: "decimal", autocomplete: "off" },
    }),
    saved: saved ? t("mentors.months.saved") : null,
    url: `${url}/capacity`,
    sameUrl: `${url}/capacity/same`,
  };
}
