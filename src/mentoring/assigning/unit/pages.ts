import { organisationUrl, ownName, parentName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { assignmentsUrl } from "../../addresses.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { daysText } from "../../mentors/telling/pages.ts";
import { mentorOptions } from "../pages.ts";
import type { PastAssignment, Unit } from "../queries.ts";

/** A unit with the mentors that it has had, and those whom it can have. */
export interface UnitSeen {
  unit: Unit;
  /** What was looked at in the list: "?area=…". */
  query: string;
  today: string;
  mentors: readonly Mentor[];
  /** The latest first. */
  past: readonly PastAssignment[];
  /** Its own days a month; null where it takes what units usually do. */
  days: number | null;
  usualDays: number;
}

/** Who helps the unit: another mentor from a day on, an end, the time that it takes, and who had it before. */
export function unitPage(
  { unit, query, today, mentors, past, days, usualDays }: UnitSeen,
  form: FormState,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const nameOf = new Map(mentors.map(({ id, name }) => [id, name]));
  const present = past.find(({ endsOn }) => endsOn === null);
  const options = mentorOptions(mentors, today).filter(({ value }) => value !== present?.mentorId);
  const fields = {
    mentorId: formField(form, t, "mentorId", {
      label: t(present === undefined ? "mentors.unit.mentor" : "mentors.unit.next"),
      options: [{ value: "", text: t("form.choose") }, ...options],
    }),
    startsOn: formField(form, t, "startsOn", { label: t("mentors.unit.startsOn"), type: "date", value: today }),
  };
  const daysField = formField(form, t, "days", {
    ...{ label: t("mentors.unit.days"), optional: true, inputmode: "decimal", autocomplete: "off" },
    hint: t("mentors.unit.daysHint", { days: daysText(usualDays, asking) }),
    value: days === null ? "" : daysText(days, asking),
  });
  const mistakes = summary([...Object.values(fields), daysField]);
  const own = ownName(unit.name);
  const url = `${assignmentsUrl(unit.programmeId)}/${unit.id}`;
  const presentName = present === undefined ? null : (nameOf.get(present.mentorId) ?? "");
  return {
    view: "mentoring/assigning/unit",
    title: t("mentors.unit.title", { unit: own }),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ fields, daysField, mistakes, own },
      above: parentName(unit.name),
      lead:
        present === undefined
          ? t("mentors.unit.none")
          : t(present.startsOn > today ? "mentors.unit.presentFrom" : "mentors.unit.present", {
              name: presentName ?? "",
              day: formatDay(present.startsOn, locale),
            }),
      canAssign: options.length > 0,
      act: t(present === undefined ? "mentors.unit.assign" : "mentors.unit.move"),
      url: `${url}${query}`,
      daysUrl: `${url}/days${query}`,
      ending:
        present === undefined
          ? null
          : {
              url: `${url}/ending${query}`,
              mentorId: present.mentorId,
              text: t("mentors.unit.endText", { name: presentName ?? "" }),
            },
      past: past
        .filter(({ endsOn }) => endsOn !== null)
        .map(({ mentorId, startsOn, endsOn }) => ({
          name: nameOf.get(mentorId) ?? "",
          days: `${formatDay(startsOn, locale)}–${formatDay(endsOn ?? "", locale)}`,
        })),
      listUrl: `${assignmentsUrl(unit.programmeId)}${query}`,
      organisationUrl: organisationUrl(unit.programmeId, unit.id),
    },
  };
}
