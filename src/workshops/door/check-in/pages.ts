import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { formatTime, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { whenText } from "../../one/pages.ts";
import { contactText } from "../../own/pages.ts";
import { freePlaces } from "../../seats/seat.ts";
import { checkInUrl } from "../addresses.ts";
import { checkInRefusalText } from "../code/pages.ts";
import { checkInOpens, type CheckInRefusal } from "../door.ts";
import { walkInModel } from "../walk-ins/pages.ts";
import type { CheckInDone } from "./forms.ts";
import type { CheckIn, Holder } from "./queries.ts";

/** Which form was sent with mistakes, and how. */
export interface Sent {
  what: "email" | "walk-in";
  form: FormState;
}

/** "I am here": one press for who has opened their own link on this phone, else by e-mail or name. */
export function checkInPage(checkIn: CheckIn, done: CheckInDone, sent: Sent | null, asking: Asking): Page {
  const { code, programme, workshop, holders } = checkIn;
  const { t, locale } = asking;
  const email = formField(sent?.what === "email" ? sent.form : emptyForm, t, "email", {
    label: t("workshops.door.checkIn.email"),
    type: "email",
    autocomplete: "email",
  });
  const asksName = done === "email" || done === "name" || sent?.what === "walk-in";
  const asksEmail = sent?.what === "email" || (!asksName && done !== "walk-in" && holders.length === 0);
  const isSaid = done === "walk-in" || done === "email";
  const fields = walkInModel(sent?.what === "walk-in" ? sent.form : emptyForm, asking);
  const mistakes = summary(sent === null ? [] : sent.what === "email" ? [email] : Object.values(fields));
  return {
    view: "workshops/door/check-in",
    title: textIn(workshop.names, locale),
    hasMistakes: mistakes.length > 0,
    model: {
      place: programme.name,
      name: textIn(workshop.names, locale),
      when: whenText(workshop, programme.timeZone, asking),
      mistakes,
      notice: isSaid ? t(doneText[done]) : null,
      full: isSaid && isFull(checkIn) ? t("workshops.door.checkIn.full") : null,
      holders: holders.map((holder) => holderModel(holder, asking)),
      ownUrl: checkInUrl(code, "/own"),
      emailForm: asksEmail ? { url: checkInUrl(code, "/email"), email } : null,
      walkInForm: asksName ? { url: checkInUrl(code, "/walk-in"), fields } : null,
      another:
        holders.length > 0 && !asksName
          ? { url: checkInUrl(code, "?done=name"), text: t("workshops.door.checkIn.notYou") }
          : null,
      contact: contactText(programme, asking),
    },
  };
}

const doneText: Record<"email" | "walk-in", Key> = {
  email: "workshops.door.checkIn.sentEmail",
  "walk-in": "workshops.door.checkIn.sentWalkIn",
};

function isFull({ room }: CheckIn): boolean {
  return room.hasRoom && freePlaces(room) === 0;
}

function holderModel({ person, seat }: Holder, { t }: Asking) {
  const state = seat?.attended === true ? "here" : seat?.state === "waiting" ? "waits" : null;
  return {
    attendee: person.id,
    button: t("workshops.door.checkIn.iAmHere", { name: person.name }),
    told:
      state === null
        ? null
        : t(state === "here" ? "workshops.door.checkIn.youAreHere" : "workshops.door.checkIn.youWait", {
            name: person.name,
          }),
    canPress: state !== "here",
  };
}

/** Why nobody can check in by this address now, with when they can. */
export function closedPage({ programme, workshop }: CheckIn, refused: CheckInRefusal, asking: Asking): Page {
  const { t, locale } = asking;
  const { startsAt } = workshop;
  const opens =
    refused === "too-early" && startsAt !== null
      ? t("workshops.door.checkIn.opens", {
          when: whenText(workshop, programme.timeZone, asking),
          at: formatTime(checkInOpens(startsAt), locale, programme.timeZone),
        })
      : "";
  const heading = textIn(workshop.names, locale);
  return {
    view: "workshops/door/message",
    title: heading,
    model: {
      heading,
      text: [t(checkInRefusalText[refused]), opens].filter((part) => part !== "").join(" "),
      link: null,
      contact: contactText(programme, asking),
    },
  };
}

export function unknownCodePage({ t }: Asking): Page {
  const heading = t("workshops.door.checkIn.unknown");
  const model = { heading, text: t("workshops.door.checkIn.unknownText"), link: null, contact: null };
  return { view: "workshops/door/message", title: heading, model };
}
