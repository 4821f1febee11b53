import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { formatDay, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { contactText } from "../../own/pages.ts";
import { freePlaces } from "../../seats/seat.ts";
import { openUrl, openWorkshopUrl } from "../addresses.ts";
import { signUpClosed } from "../open.ts";
import { closedText, factsOf, placesModel, workshopModel } from "../pages.ts";
import type { OpenPage } from "../queries.ts";

/** One workshop for everybody, with the form; where nobody can sign up any more, why, and what was typed. */
export function openWorkshopPage(open: OpenPage, form: FormState, asking: Asking): Page {
  const { t, locale } = asking;
  const { programme, workshop, room, about, now } = open;
  const closed = signUpClosed(workshop, now);
  const fields = fieldsOf(open, form, asking);
  const mistakes = summary(Object.values(fields).filter((field) => field !== null));
  const model = workshopModel(open, asking);
  const places = placesModel(room, asking);
  const url = (path: string) => openWorkshopUrl(programme.id, workshop.id, path);
  return {
    view: "workshops/public/workshop",
    title: model.name,
    hasMistakes: mistakes.length > 0,
    model: {
      place: programme.name,
      ...model,
      about: about === null ? "" : textIn(about, locale),
      forWhom: factsOf(open, asking),
      mistakes,
      closed: closed === null ? null : t(closedText[closed]),
      cameTooLate: closed !== null && form !== emptyForm,
      calendarUrl: closed === null ? url("/calendar") : null,
      placesText: places.places,
      isFull: places.isFull,
      // Typed text stays to be read even when it came too late.
      form:
        closed === null || form !== emptyForm
          ? {
              url: url("/sign-ups"),
              fields,
              privacy: privacyTexts(open, asking),
              canSend: closed === null,
              button: t(places.isFull && !room.hasRemote ? "workshops.public.wait" : "workshops.public.signUp"),
            }
          : null,
      listUrl: openUrl(programme.id),
      // Beside the form the privacy notice names them already.
      contact: closed !== null && form === emptyForm ? contactText(programme, asking) : null,
    },
  };
}

function fieldsOf({ room }: OpenPage, form: FormState, { t }: Asking) {
  return {
    name: formField(form, t, "name", { label: t("workshops.public.name"), autocomplete: "name" }),
    email: formField(form, t, "email", {
      label: t("workshops.public.email"),
      hint: t("workshops.public.emailHint"),
      type: "email",
      autocomplete: "email",
    }),
    organisation: formField(form, t, "organisation", {
      label: t("workshops.public.organisation"),
      hint: t("workshops.public.organisationHint"),
      autocomplete: "organization",
    }),
    how:
      room.hasRoom && room.hasRemote
        ? formField(form, t, "how", {
            label: t("workshops.public.how"),
            type: "radio",
            value: "coming",
            options: [
              {
                value: "coming",
                text: t(freePlaces(room) === 0 ? "workshops.public.inQueue" : "workshops.public.inRoom"),
              },
              { value: "remote", text: t("workshops.public.fromAfar") },
            ],
          })
        : null,
  };
}

/** Who asks, why, for how long, and whom to ask about it. */
function privacyTexts({ programme }: OpenPage, asking: Asking): string[] {
  const { t, locale } = asking;
  const { name, endsOn } = programme;
  return [
    t("workshops.public.privacy.who", { programme: name }),
    endsOn === null
      ? t("workshops.public.privacy.howLong")
      : t("workshops.public.privacy.howLongEnds", { day: formatDay(endsOn, locale) }),
    contactText(programme, asking) ?? "",
  ].filter((text) => text !== "");
}
