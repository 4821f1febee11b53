import type { Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { letterText } from "../../letters/pages.ts";
import { workshopFrame, workshopUrl } from "../../one/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import { choices, recipientsOf, type Choice, type Contact } from "../recipients.ts";

export interface Inviting {
  programme: Programme;
  workshop: Workshop;
  contacts: Contact[];
}

const choiceText: Record<Choice, Key> = {
  main: "workshops.people.invite.main",
  everyone: "workshops.people.invite.everyone",
  chosen: "workshops.people.invite.chosen",
};
const languageText: Record<Locale, Key> = { fi: "form.languages.fi", sv: "form.languages.sv", en: "form.languages.en" };

/** Whom to invite, and what they will get. */
export function invitingPage(
  { programme, workshop, contacts }: Inviting,
  typed: FormState,
  { texts, publicUrl }: Pick<Deps, "texts" | "publicUrl">,
  asking: Asking,
): Page {
  const { t } = asking;
  const form = typed === emptyForm ? { ...emptyForm, values: { who: "main" } } : typed;
  const counts = (choice: Choice) => recipientsOf(contacts, choice, []).length;
  const who = formField(form, t, "who", {
    label: t("workshops.people.invite.who"),
    type: "radio",
    ...(contacts.some(({ isCommitted }) => isCommitted) && { hint: t("workshops.people.invite.committed") }),
    options: choices.map((value) => ({ value, text: t(choiceText[value], { count: counts(value) }) })),
  });
  const open = contacts.filter(({ isThere }) => !isThere);
  const people = formField(form, t, "people", {
    label: t("workshops.people.invite.people"),
    type: "checkbox",
    options: open.map(({ participantId, name, organisationName }) => ({
      value: participantId,
      text: name,
      hint: organisationName,
    })),
  });
  const mistakes = summary([who, people]);
  const url = workshopUrl(programme.id, workshop.id, "/people");
  return {
    view: "workshops/people/invite",
    title: t("workshops.people.invite.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "people", asking),
      mistakes,
      lead:
        open.length === 0
          ? t("workshops.people.invite.nobodyLeft")
          : t("workshops.people.invite.lead", { count: open.length }),
      already:
        contacts.length === open.length
          ? null
          : t("workshops.people.invite.already", { count: contacts.length - open.length }),
      canInvite: open.length > 0,
      who,
      people,
      isChoosing: people.error !== null || form.values["who"] === "chosen" || people.value !== "",
      actionUrl: `${url}/invitations`,
      guestUrl: `${url}/guests`,
      cancelUrl: url,
      previews: programme.locales.map((locale) => preview({ programme, workshop }, locale, texts, publicUrl, t)),
    },
  };
}

/** The invitation as it will read in one language; in the place of the link stands where it leads. */
function preview(
  { programme, workshop }: Pick<Inviting, "programme" | "workshop">,
  locale: Locale,
  texts: Deps["texts"],
  publicUrl: URL,
  t: Asking["t"],
) {
  const person = { name: texts[locale]("workshops.people.invite.sampleName"), email: "", locale };
  const letter = { kind: "invitation" as const, programme, workshop, person, isComing: false };
  const { subject, body } = letterText(letter, { t: texts[locale], locale, url: new URL("/w/…", publicUrl) });
  return { language: t(languageText[locale]), locale, subject, body: body.replaceAll("/w/%E2%80%A6", "/w/…") };
}

/** Somebody by name and e-mail. */
export function guestPage({ programme, workshop }: Inviting, typed: FormState, asking: Asking): Page {
  const { t } = asking;
  const form = typed === emptyForm ? { ...emptyForm, values: { locale: programme.defaultLocale } } : typed;
  const fields = {
    name: formField(form, t, "name", { label: t("workshops.people.guest.name"), autocomplete: "off" }),
    email: formField(form, t, "email", {
      label: t("workshops.people.guest.email"),
      type: "email",
      autocomplete: "off",
    }),
    organisation: formField(form, t, "organisation", {
      label: t("workshops.people.guest.organisation"),
      optional: true,
      autocomplete: "off",
    }),
    locale: formField(form, t, "locale", {
      label: t("workshops.people.guest.language"),
      options: programme.locales.map((value) => ({ value, text: t(languageText[value]) })),
    }),
  };
  const mistakes = summary(Object.values(fields));
  const url = workshopUrl(programme.id, workshop.id, "/people");
  return {
    view: "workshops/people/guest",
    title: t("workshops.people.guest.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "people", asking),
      mistakes,
      fields,
      actionUrl: `${url}/guests`,
      cancelUrl: url,
    },
  };
}
