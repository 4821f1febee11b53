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
import { organisationKinds, ownName, treeOptions } from "../tree.ts";
import { kindText, languageText } from "../words.ts";

// What is wrong with an organisation's details: at which field, in which words.
const detailsText: Record<DetailsMistake, { field: string; key: Key }> = {
  "name-taken": { field: "name", key: "organisations.edit.nameTaken" },
  "industry-unknown": { field: "industryId", key: "organisations.edit.industryUnknown" },
  "parent-needed": { field: "parentId", key: "organisations.edit.parentNeeded" },
  "parent-not-allowed": { field: "kind", key: "organisations.edit.parentNotAllowed" },
  "parent-unknown": { field: "parentId", key: "organisations.edit.parentUnknown" },
  "parent-is-person": { field: "parentId", key: "organisations.edit.parentIsPerson" },
  "person-assessed": { field: "kind", key: "organisations.edit.personAssessed" },
  "person-with-parts": { field: "kind", key: "organisations.edit.personWithParts" },
  "parent-below": { field: "parentId", key: "organisations.edit.parentBelow" },
  "too-deep": { field: "parentId", key: "organisations.edit.tooDeep" },
};

/** The form as it was typed, with the mistake that only the act could see. */
export function withDetailsMistake(body: unknown, mistake: DetailsMistake): FormState {
  const { field, key } = detailsText[mistake];
  return withMistake(body, field, key);
}

/** What the form chooses from. */
interface Choices {
  industries: Industry[];
  /** Everything in the programme that something can be part of. */
  organisations: Organisation[];
}

/** The form of a new organisation, unit or person, with its first contact person; `parentId` is what it is to be part of. */
export function newOrganisationPage(
  programme: Programme,
  choices: Choices,
  parentId: string | null,
  typed: FormState,
  asking: Asking,
): Page {
  const parent = choices.organisations.find(({ id }) => id === parentId);
  const start = parent === undefined ? {} : { kind: "unit", parentId: parent.id };
  const form = typed === emptyForm ? { ...emptyForm, values: start } : typed;
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
  const isPart = parent !== undefined;
  return editPage(detailFields(form, choices, asking), contact, {
    title: t(isPart ? "organisations.edit.newPartTitle" : "organisations.edit.newTitle"),
    heading: isPart
      ? t("organisations.edit.newPartHeading", { name: parent.name })
      : t("organisations.edit.newHeading"),
    actionUrl: url,
    cancelUrl: isPart ? organisationUrl(programme.id, parent.id) : url,
    saveText: t(isPart ? "organisations.edit.addPart" : "organisations.edit.add"),
  });
}

/** The form of an organisation's details. */
export function detailsPage(
  organisation: Organisation,
  programmeId: string,
  choices: Choices,
  form: FormState,
  asking: Asking,
): Page {
  const { id, name, kind, parentId, industryId, sizeClass, municipality } = organisation;
  const now = {
    ...{ name: ownName(name), kind, parentId: parentId ?? "" },
    ...{ municipality, industryId: industryId ?? "", sizeClass: sizeClass ?? "" },
  };
  const others = choices.organisations.filter((other) => other.id !== id);
  const url = organisationUrl(programmeId, organisation.id);
  const shown = form === emptyForm ? { ...emptyForm, values: now } : form;
  return editPage(detailFields(shown, { ...choices, organisations: others }, asking), null, {
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

function detailFields(
  form: FormState,
  { industries, organisations }: Choices,
  { t, locale }: Asking,
): Record<string, Field> {
  const notGiven = { value: "", text: t("form.notGiven") };
  return {
    name: formField(form, t, "name", { label: t("organisations.edit.name"), autocomplete: "off" }),
    kind: formField(form, t, "kind", {
      label: t("organisations.edit.kind"),
      options: organisationKinds.map((value) => ({ value, text: t(kindText[value]) })),
    }),
    parentId: formField(form, t, "parentId", {
      label: t("organisations.edit.parent"),
      hint: t("organisations.edit.parentHint"),
      optional: true,
      options: [
        { value: "", text: t("organisations.edit.noParent") },
        ...treeOptions(organisations.filter(({ kind }) => kind !== "person")),
      ],
    }),
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
