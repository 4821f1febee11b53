import type { Asking } from "../../platform/asking.ts";
import { formField, summary, type Field } from "../../platform/fields.ts";
import { emptyForm, withMistake, type FormState } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Industry, Programme } from "../../programmes/index.ts";
import type { DetailsMistake } from "../commands.ts";
import { organisationsUrl, organisationUrl } from "../pages.ts";
import type { Organisation } from "../queries.ts";
import { sizeClasses, sizeText } from "../sizes.ts";
import { languageText } from "../words.ts";

// What is wrong with an organisation's details: at which field, in which words.
const detailsText: Record<DetailsMistake, { field: string; key: Key }> = {
  "name-taken": { field: "name", key: "organisations.edit.nameTaken" },
  "industry-unknown": { field: "industryId", key: "organisations.edit.industryUnknown" },
};

/** The form as it was typed, with the mistake that only the act could see. */
export function withDetailsMistake(body: unknown, mistake: DetailsMistake): FormState {
  const { field, key } = detailsText[mistake];
  return withMistake(body, field, key);
}

/** The form of a new organisation, with its first contact person. */
export function newOrganisationPage(
  programme: Programme,
  industries: Industry[],
  form: FormState,
  asking: Asking,
): Page {
  const { t } = asking;
  const contact = {
    contactName: formField(form, t, "contactName", { label: t("organisations.edit.contactName"), optional: true }),
    contactEmail: formField(form, t, "contactEmail", {
      label: t("organisations.edit.contactEmail"),
      type: "email",
      optional: true,
    }),
    contactLocale: formField(form, t, "contactLocale", {
      label: t("organisations.edit.contactLocale"),
      options: programme.locales.map((value) => ({ value, text: t(languageText[value]) })),
      value: programme.defaultLocale,
    }),
  };
  const url = organisationsUrl(programme.id);
  return editPage(detailFields(form, industries, asking), contact, {
    title: t("organisations.edit.newTitle"),
    heading: t("organisations.edit.newHeading"),
    actionUrl: url,
    cancelUrl: url,
    saveText: t("organisations.edit.add"),
  });
}

/** The form of an organisation's details. */
export function detailsPage(
  organisation: Organisation,
  programmeId: string,
  industries: Industry[],
  form: FormState,
  asking: Asking,
): Page {
  const { name, industryId, sizeClass, municipality } = organisation;
  const now = { name, municipality, industryId: industryId ?? "", sizeClass: sizeClass ?? "" };
  const url = organisationUrl(programmeId, organisation.id);
  return editPage(detailFields(form === emptyForm ? { ...emptyForm, values: now } : form, industries, asking), null, {
    title: asking.t("organisations.edit.title"),
    heading: name,
    actionUrl: `${url}/details`,
    cancelUrl: url,
    saveText: asking.t("form.save"),
  });
}

interface EditWords {
  title: string;
  heading: string;
  actionUrl: string;
  cancelUrl: string;
  saveText: string;
}

function editPage(fields: Record<string, Field>, contact: Record<string, Field> | null, words: EditWords): Page {
  const mistakes = summary([...Object.values(fields), ...Object.values(contact ?? {})]);
  return {
    view: "organisations/details/edit",
    title: words.title,
    hasMistakes: mistakes.length > 0,
    model: { fields, contact, mistakes, ...words },
  };
}

function detailFields(form: FormState, industries: Industry[], { t, locale }: Asking): Record<string, Field> {
  const notGiven = { value: "", text: t("form.notGiven") };
  return {
    name: formField(form, t, "name", { label: t("organisations.edit.name"), autocomplete: "off" }),
    industryId: formField(form, t, "industryId", {
      label: t("organisations.edit.industry"),
      optional: true,
      options: [notGiven, ...industries.map(({ id, names }) => ({ value: id, text: textIn(names, locale) }))],
    }),
    sizeClass: formField(form, t, "sizeClass", {
      label: t("organisations.edit.size"),
      optional: true,
      options: [notGiven, ...sizeClasses.map((value) => ({ value, text: sizeText(value) }))],
    }),
    municipality: formField(form, t, "municipality", { label: t("organisations.edit.municipality"), optional: true }),
  };
}
