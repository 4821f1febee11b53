import type { Asking } from "../../platform/asking.ts";
import { formField, summary, type Field } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import { keptFields, recognisable, type HiddenField, type KeptForm } from "../../platform/kept-form.ts";
import type { Page } from "../../platform/pages.ts";
import type { AccountMistake } from "./commands.ts";

/** What is wrong with the account or its password, in words. */
export const accountText: Record<AccountMistake, Key> = {
  "too-short": "identity.password.tooShort",
  "too-long": "identity.password.tooLong",
  "too-common": "identity.password.tooCommon",
  "contains-email": "identity.password.containsEmail",
  "link-used": "identity.linkUsed.text",
  "wrong-password": "identity.signIn.wrong",
};

const languageText: Record<Locale, Key> = {
  fi: "programmes.languages.fi",
  sv: "programmes.languages.sv",
  en: "programmes.languages.en",
};

export function setupPage(form: FormState, asking: Asking, token: string): Page {
  return formPage({
    heading: asking.t("identity.setup.heading"),
    lead: asking.t("identity.setup.lead"),
    url: `/setup/${token}`,
    button: asking.t("identity.setup.button"),
    fields: [nameField(form, asking.t), emailField(form, asking.t), newPasswordField(form, asking.t)],
  });
}

/** @param kept what came when nobody was signed in any more: it goes along, and comes back after the sign-in */
export function signInPage(form: FormState, { t }: Asking, next: string, kept: KeptForm | null = null): Page {
  return formPage({
    heading: t("identity.signIn.heading"),
    lead: kept === null ? null : t("identity.signIn.again"),
    hidden: kept === null ? [] : keptFields(kept),
    typed: kept === null ? [] : recognisable(kept),
    url: `/sign-in?next=${encodeURIComponent(next)}`,
    button: t("identity.signIn.button"),
    fields: [emailField(form, t), oldPasswordField(form, t, "password", t("identity.password.label"))],
    links: [{ url: "/password-reset", text: t("identity.signIn.forgotten") }],
  });
}

/** Instead of what a form asked for that came after the session's end. */
export function signInAgainPage(kept: KeptForm, asking: Asking): Page {
  return { ...signInPage(emptyForm, asking, kept.pageUrl, kept), isRepeatable: true };
}

/** The form that was kept is not sent before its sender has seen it and says so. */
export function keptFormPage(kept: KeptForm, { t, visitor }: Asking): Page {
  const title = t("identity.kept.heading");
  const lead = t("identity.kept.lead", { name: visitor?.name ?? "" });
  return {
    view: "identity/kept",
    title,
    // The form itself may not be sent for another language: not every act waits to be asked in earnest.
    languageForm: { id: "kept", url: "/sign-in" },
    model: { ...kept, lead, typed: recognisable(kept), hidden: keptFields(kept) },
  };
}

export function resetRequestPage(form: FormState, { t }: Asking): Page {
  return formPage({
    heading: t("identity.reset.heading"),
    lead: t("identity.reset.lead"),
    url: "/password-reset",
    button: t("identity.reset.button"),
    fields: [emailField(form, t)],
    links: [{ url: "/sign-in", text: t("identity.reset.back") }],
  });
}

export function resetPage(form: FormState, { t }: Asking, token: string): Page {
  return formPage({
    heading: t("identity.reset.newHeading"),
    lead: null,
    url: `/password-reset/${token}`,
    button: t("identity.reset.newButton"),
    fields: [newPasswordField(form, t)],
  });
}

/** An invitation: a new account, or the password of the one that the e-mail already has. */
export function joinPage(
  invitation: { email: string; programme: string; hasAccount: boolean },
  form: FormState,
  { t }: Asking,
  token: string,
): Page {
  const { programme, email, hasAccount } = invitation;
  const newAccount = [nameField(form, t), newPasswordField(form, t)];
  return formPage({
    heading: t("identity.join.heading", { programme }),
    lead: t(hasAccount ? "identity.join.known" : "identity.join.new", { email }),
    url: `/invitations/${token}`,
    button: t("identity.join.button"),
    fields: hasAccount ? [oldPasswordField(form, t, "password", t("identity.password.label"))] : newAccount,
  });
}

/** A link that was used, replaced or is too old; or a request of which nobody is told whether it found anyone. */
export function messagePage({ t }: Asking, heading: Key, text: Key): Page {
  return { view: "identity/message", title: t(heading), model: { heading: t(heading), text: t(text) } };
}

export function accountPage(
  account: { name: string; email: string; locale: Locale },
  form: FormState,
  { t }: Asking,
  saved: boolean,
): Page {
  const profile: FormState = { ...form, values: { name: account.name, locale: account.locale, ...form.values } };
  const fields = {
    name: nameField(profile, t),
    locale: formField(profile, t, "locale", {
      label: t("identity.account.locale"),
      options: locales.map((value) => ({ value, text: t(languageText[value]) })),
    }),
    current: oldPasswordField(form, t, "currentPassword", t("identity.account.current")),
    password: newPasswordField(form, t),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "identity/account",
    title: t("identity.account.heading"),
    hasMistakes: mistakes.length > 0,
    model: { fields, mistakes, email: account.email, saved },
  };
}

interface FormWords {
  heading: string;
  lead: string | null;
  url: string;
  button: string;
  fields: Field[];
  links?: { url: string; text: string }[];
  hidden?: HiddenField[];
  /** What a person typed elsewhere, given back. */
  typed?: string[];
}

function formPage({ links = [], hidden = [], typed = [], ...words }: FormWords): Page {
  const mistakes = summary(words.fields);
  return {
    view: "identity/form",
    title: words.heading,
    hasMistakes: mistakes.length > 0,
    model: { ...words, links, hidden, typed, mistakes },
  };
}

const nameField = (form: FormState, t: Translate) =>
  formField(form, t, "name", { label: t("identity.name"), autocomplete: "name" });
const emailField = (form: FormState, t: Translate) =>
  formField(form, t, "email", { label: t("identity.email"), type: "email", autocomplete: "username" });
const oldPasswordField = (form: FormState, t: Translate, name: string, label: string) =>
  formField(form, t, name, { label, type: "password", autocomplete: "current-password" });
const newPasswordField = (form: FormState, t: Translate) =>
  formField(form, t, "password", {
    label: t("identity.password.newLabel"),
    hint: t("identity.password.hint"),
    type: "password",
    autocomplete: "new-password",
  });
