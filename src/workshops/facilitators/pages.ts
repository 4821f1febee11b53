import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { workshopUrl } from "../one/pages.ts";
import { workshopsUrl } from "../register/pages.ts";
import { writeSkills } from "../skills.ts";
import type { FacilitatorRefusal } from "./commands.ts";
import type { Facilitator } from "./queries.ts";

/** Why a facilitator is not written or removed, in words. */
export const facilitatorText: Record<FacilitatorRefusal, Key> = {
  "name-taken": "workshops.facilitators.nameTaken",
  "in-use": "workshops.facilitators.inUse",
};

const languageText: Record<Locale, Key> = { fi: "form.languages.fi", sv: "form.languages.sv", en: "form.languages.en" };

/** Who can lead workshops and what each masters. */
export function facilitatorsPage(
  programmeId: string,
  facilitators: Facilitator[],
  workshops: Map<string, number>,
  { t, role }: Asking,
): Page {
  const mayEdit = role === "planner" || role === "owner";
  const url = facilitatorsUrl(programmeId);
  const active = facilitators.filter(({ isActive }) => isActive).length;
  return {
    view: "workshops/facilitators/facilitators",
    title: t("workshops.facilitators.title"),
    model: {
      lead: t("workshops.facilitators.lead", { count: active }),
      rows: facilitators.map(({ id, name, email, locale, skills, isActive }) => ({
        name,
        email: email === "" ? null : email,
        isActive,
        skills,
        facts: [t(languageText[locale]), t("workshops.facilitators.workshops", { count: workshops.get(id) ?? 0 })],
        calendarUrl: `${workshopsUrl(programmeId)}/calendar?facilitator=${id}`,
        editUrl: mayEdit ? `${url}/${id}` : null,
      })),
      newUrl: mayEdit ? `${url}/new` : null,
      calendarUrl: `${workshopsUrl(programmeId)}/calendar`,
      roomsUrl: `${workshopsUrl(programmeId)}/rooms`,
    },
  };
}

/** A facilitator who is there, or a new one with the workshop from whose form one came to add them. */
type Edited =
  | { facilitator: Facilitator; workshops: number; refused: FacilitatorRefusal | null }
  | { workshop: string | undefined };

/** The form of a new facilitator, or of one that is there with the removal; `known` are the tags in use. */
export function facilitatorPage(
  programmeId: string,
  known: string[],
  edited: Edited,
  form: FormState,
  { t, locale }: Asking,
): Page {
  const existing = "facilitator" in edited ? edited : null;
  const from = "facilitator" in edited ? undefined : edited.workshop;
  const shown = form === emptyForm ? { ...emptyForm, values: valuesOf(existing?.facilitator ?? null, locale) } : form;
  const fields = {
    name: formField(shown, t, "name", { label: t("workshops.facilitators.name") }),
    email: formField(shown, t, "email", { label: t("workshops.facilitators.email"), type: "email", optional: true }),
    locale: formField(shown, t, "locale", {
      label: t("workshops.facilitators.language"),
      options: locales.map((value) => ({ value, text: t(languageText[value]) })),
    }),
    skills: formField(shown, t, "skills", {
      label: t("workshops.facilitators.skills"),
      hint: [
        t("workshops.facilitators.skillsHint"),
        known.length === 0 ? "" : t("workshops.facilitators.skillsKnown", { skills: known.join(", ") }),
      ]
        .join(" ")
        .trim(),
      rows: 2,
      optional: true,
    }),
  };
  const mistakes = summary(Object.values(fields));
  const heading = t(existing === null ? "workshops.facilitators.newTitle" : "workshops.facilitators.editTitle");
  const url = facilitatorsUrl(programmeId);
  const isUsed = existing !== null && existing.workshops > 0;
  return {
    view: "workshops/facilitators/facilitator",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      fields,
      isActive: shown.values["isActive"] === "on",
      mistakes,
      alert: existing?.refused == null ? null : t(facilitatorText[existing.refused]),
      used: isUsed ? t("workshops.facilitators.usedIn", { count: existing.workshops }) : null,
      actionUrl: existing === null ? url : `${url}/${existing.facilitator.id}`,
      from: from ?? null,
      cancelUrl: from === undefined ? url : workshopUrl(programmeId, from, "/time"),
      removal:
        existing === null || isUsed
          ? null
          : {
              url: `${url}/${existing.facilitator.id}/removal`,
              heading: t("workshops.facilitators.remove"),
              text: t("workshops.facilitators.removeText"),
            },
    },
  };
}

function valuesOf(facilitator: Facilitator | null, locale: Locale): Record<string, string> {
  if (facilitator === null) return { locale, isActive: "on" };
  const { name, email, skills, isActive } = facilitator;
  return { name, email, locale: facilitator.locale, skills: writeSkills(skills), ...(isActive && { isActive: "on" }) };
}

/** The address of the programme's facilitators. */
export function facilitatorsUrl(programmeId: string): string {
  return `${workshopsUrl(programmeId)}/facilitators`;
}
