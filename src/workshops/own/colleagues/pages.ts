import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, withMistake, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Locale } from "../../../platform/locales.ts";
import { whenText } from "../../one/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import { ownUrl, ownWorkshopUrl } from "../addresses.ts";
import { contactText } from "../pages.ts";
import type { Owner } from "../queries.ts";
import type { ColleagueRefusal } from "./colleague.ts";

/** Whether somebody else comes in one's place, or a colleague comes too. */
export type Wish = "substitute" | "colleague";

export const wishPath: Record<Wish, string> = { substitute: "/substitute", colleague: "/colleagues" };
const words: Record<Wish, { heading: Key; lead: Key; button: Key }> = {
  substitute: {
    heading: "workshops.own.substitute.heading",
    lead: "workshops.own.substitute.lead",
    button: "workshops.own.substitute.button",
  },
  colleague: {
    heading: "workshops.own.colleague.heading",
    lead: "workshops.own.colleague.lead",
    button: "workshops.own.colleague.button",
  },
};
const refusalText: Record<ColleagueRefusal, Key> = {
  cancelled: "workshops.own.colleague.cancelled",
  over: "workshops.own.colleague.over",
  "no-place": "workshops.own.colleague.noPlace",
  yourself: "workshops.own.colleague.yourself",
  "already-coming": "workshops.own.colleague.alreadyComing",
  "already-waiting": "workshops.own.colleague.alreadyWaiting",
  "already-there": "workshops.own.colleague.alreadyThere",
};
const languageText: Record<Locale, Key> = { fi: "form.languages.fi", sv: "form.languages.sv", en: "form.languages.en" };

/** What was typed, with why it cannot be done at the address. */
export function refusedForm(body: unknown, refused: ColleagueRefusal): FormState {
  return withMistake(body, "email", refusalText[refused]);
}

/** The form for a colleague's name and address. */
export function colleaguePage(
  { attendee, programme }: Owner,
  workshop: Workshop,
  wish: Wish,
  typed: FormState,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const form = typed === emptyForm ? { ...emptyForm, values: { locale: attendee.locale } } : typed;
  const fields = {
    name: formField(form, t, "name", { label: t("workshops.own.colleague.name"), autocomplete: "off" }),
    email: formField(form, t, "email", {
      label: t("workshops.own.colleague.email"),
      type: "email",
      autocomplete: "off",
    }),
    locale: formField(form, t, "locale", {
      label: t("workshops.own.colleague.language"),
      options: programme.locales.map((value) => ({ value, text: t(languageText[value]) })),
    }),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "workshops/own/colleague",
    title: t(words[wish].heading),
    hasMistakes: mistakes.length > 0,
    model: {
      place: `${textIn(workshop.names, locale)} · ${whenText(workshop, programme.timeZone, asking)}`,
      heading: t(words[wish].heading),
      lead: t(words[wish].lead),
      button: t(words[wish].button),
      fields,
      mistakes,
      url: ownWorkshopUrl(attendee.id, workshop.id, wishPath[wish]),
      cancelUrl: ownUrl(attendee.id),
      contact: contactText(programme, asking),
    },
  };
}
