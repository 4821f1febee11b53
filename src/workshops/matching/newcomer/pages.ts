import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Industry, Programme } from "../../../programmes/index.ts";
import type { Attendee } from "../../attendees/queries.ts";
import { guestsUrl, guestUrl } from "../pages.ts";

/** The form of the guest's organisation where the register does not know it; it starts with what the guest wrote. */
export function newOrganisationPage(
  programme: Programme,
  { guest, industries }: { guest: Attendee; industries: Industry[] },
  typed: FormState,
  { t, locale }: Asking,
): Page {
  const form = typed === emptyForm ? { ...emptyForm, values: { name: guest.organisationName } } : typed;
  const fields = {
    name: formField(form, t, "name", { label: t("workshops.matching.newcomer.name") }),
    industryId: formField(form, t, "industryId", {
      label: t("workshops.matching.newcomer.industry"),
      optional: true,
      options: [
        { value: "", text: t("form.notGiven") },
        ...industries.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
      ],
    }),
    municipality: formField(form, t, "municipality", {
      label: t("workshops.matching.newcomer.municipality"),
      optional: true,
    }),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "workshops/matching/organisation",
    title: t("workshops.matching.newcomer.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      lead: t("workshops.matching.newcomer.lead", { name: guest.name }),
      fields,
      mistakes,
      actionUrl: guestUrl(programme.id, guest.id, "/organisation"),
      cancelUrl: guestsUrl(programme.id),
    },
  };
}
