import type { Temporal } from "temporal-polyfill";
import type { CalendarEvent } from "../../platform/calendar-file.ts";
import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Programme } from "../../programmes/index.ts";
import type { Attendee } from "../attendees/queries.ts";
import type { Workshop } from "../register/queries.ts";
import { letterForms, workshopUid, type LetterKind } from "./letter.ts";

/** A letter to one person of one workshop. */
export interface Letter {
  kind: LetterKind;
  programme: Programme;
  workshop: Workshop;
  person: Pick<Attendee, "name" | "email" | "locale">;
  /** Whether the person comes; only then is the address for taking part from afar told. */
  isComing: boolean;
  /** The colleague who gave the place or proposed to come. */
  sender?: string;
  /** Why it is cancelled, in the words of staff. */
  reason?: string;
  /** The place in the waiting list, from 1. */
  turn?: number;
  /** Titles of what there is to read. */
  titles?: string[];
}

const words: Record<LetterKind, { subject: Key; opening: Key }> = {
  invitation: { subject: "workshops.letters.invitation.subject", opening: "workshops.letters.invitation.opening" },
  "signed-up": { subject: "workshops.letters.signedUp.subject", opening: "workshops.letters.signedUp.opening" },
  unanswered: { subject: "workshops.letters.unanswered.subject", opening: "workshops.letters.unanswered.opening" },
  coming: { subject: "workshops.letters.coming.subject", opening: "workshops.letters.coming.opening" },
  "place-given": { subject: "workshops.letters.placeGiven.subject", opening: "workshops.letters.placeGiven.opening" },
  waiting: { subject: "workshops.letters.waiting.subject", opening: "workshops.letters.waiting.opening" },
  "given-up": { subject: "workshops.letters.givenUp.subject", opening: "workshops.letters.givenUp.opening" },
  change: { subject: "workshops.letters.change.subject", opening: "workshops.letters.change.opening" },
  cancellation: {
    subject: "workshops.letters.cancellation.subject",
    opening: "workshops.letters.cancellation.opening",
  },
  restoration: { subject: "workshops.letters.restoration.subject", opening: "workshops.letters.restoration.opening" },
  colleague: { subject: "workshops.letters.colleague.subject", opening: "workshops.letters.colleague.opening" },
  substitute: { subject: "workshops.letters.substitute.subject", opening: "workshops.letters.substitute.opening" },
  "substitute-waiting": {
    subject: "workshops.letters.substitute.subject",
    opening: "workshops.letters.substitute.openingWaiting",
  },
  removal: { subject: "workshops.letters.removal.subject", opening: "workshops.letters.removal.opening" },
  link: { subject: "workshops.letters.link.subject", opening: "workshops.letters.link.opening" },
  materials: { subject: "workshops.letters.materials.subject", opening: "workshops.letters.materials.opening" },
};

/** The person's language where the programme speaks it, else the programme's own. */
export function letterLocale({ locales, defaultLocale }: Programme, locale: Locale): Locale {
  return locales.includes(locale) ? locale : defaultLocale;
}

/** What a letter is written in, and what it calls the workshop and its time there. */
export interface Tongue {
  t: Translate;
  locale: Locale;
  name: string;
  /** Null while no time has been agreed. */
  when: string | null;
}

/** What the letter says; `url` is the personal link. */
export function writeLetter(letter: Letter, tongue: Tongue, url: URL): { subject: string; body: string } {
  const { t, name } = tongue;
  const { kind, programme, person, sender = "", turn = 1 } = letter;
  const { asks, isReminder } = letterForms[kind];
  const values = { name, sender, turn };
  const paragraphs = [
    t("workshops.letters.greeting", { name: person.name }),
    t(words[kind].opening, values),
    whatIsMore(letter, t),
    factsText(letter, tongue),
    linksText(letter, asks, tongue, url),
    asks === "nothing" ? "" : t("workshops.letters.personal"),
    isReminder ? t("workshops.letters.noReminders") : "",
    contactText(programme, t),
    programme.name,
  ];
  return {
    subject: t(words[kind].subject, values),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}

function whatIsMore({ reason = "", titles = [] }: Letter, t: Translate): string {
  const why = reason === "" ? [] : [t("workshops.letters.reason", { reason })];
  return [...why, ...titles.map((title) => `– ${title}`)].join("\n");
}

function factsText({ workshop, isComing }: Letter, { t, when }: Tongue): string {
  const { place, remoteUrl } = workshop;
  const hasRemote = remoteUrl !== "";
  const lines = [
    when === null ? "" : t("workshops.letters.time", { when }),
    place !== "" ? t("workshops.letters.place", { place }) : hasRemote ? "" : t("workshops.letters.placeLater"),
    hasRemote ? t(place === "" ? "workshops.letters.remoteOnly" : "workshops.letters.remoteToo") : "",
    hasRemote && isComing ? t("workshops.letters.remoteLink", { url: remoteUrl }) : "",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function linksText({ workshop }: Letter, asks: "answer" | "open" | "nothing", { t, locale }: Tongue, url: URL): string {
  const link = (answer: string | null) => personalUrl(url, { workshopId: workshop.id, answer, locale });
  if (asks === "nothing") return "";
  if (asks === "open") return t("workshops.letters.open", { url: link(null) });
  const isRemoteOnly = workshop.place === "" && workshop.remoteUrl !== "";
  return [
    t("workshops.letters.answer.heading"),
    ...(isRemoteOnly ? [] : [t("workshops.letters.answer.coming", { url: link("coming") })]),
    ...(workshop.remoteUrl === "" ? [] : [t("workshops.letters.answer.remote", { url: link("remote") })]),
    t("workshops.letters.answer.declined", { url: link("declined") }),
  ].join("\n");
}

/** The personal link with what it is about, and the answer that its page offers first. */
function personalUrl(
  url: URL,
  { workshopId, answer, locale }: { workshopId: string; answer: string | null; locale: Locale },
): string {
  const whole = new URL(url);
  whole.searchParams.set("workshop", workshopId);
  if (answer !== null) whole.searchParams.set("answer", answer);
  whole.searchParams.set("lang", locale);
  return whole.href;
}

/** Who to ask, or "" where the programme names nobody. */
export function contactText(
  { contactName, contactEmail }: Pick<Programme, "contactName" | "contactEmail">,
  t: Translate,
): string {
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ");
  return contact === "" ? "" : t("workshops.letters.contact", { contact });
}

/** The workshop as it stands in one person's calendar; null while no time has been agreed. */
export function calendarEntry(
  { programme, workshop, person, isComing, reason = "" }: Omit<Letter, "kind">,
  { t, name }: Pick<Tongue, "t" | "name">,
  now: Temporal.Instant,
): CalendarEvent | null {
  const { startsAt, endsAt, remoteUrl, place } = workshop;
  if (startsAt === null || endsAt === null) return null;
  const hasRemote = remoteUrl !== "";
  const description = [
    programme.name,
    reason === "" ? "" : t("workshops.letters.reason", { reason }),
    hasRemote && isComing ? t("workshops.letters.remoteLink", { url: remoteUrl }) : "",
    contactText(programme, t),
  ];
  return {
    uid: workshopUid(workshop.id),
    sequence: workshop.calendarSequence,
    start: startsAt,
    end: endsAt,
    title: name,
    description: description.filter((line) => line !== "").join("\n"),
    place: place === "" && hasRemote ? t("workshops.letters.afar") : place,
    url: null,
    isCancelled: workshop.state === "cancelled",
    updatedAt: now,
    organiser:
      programme.contactEmail === ""
        ? null
        : { name: programme.contactName || programme.name, email: programme.contactEmail },
    attendee: { name: person.name, email: person.email },
  };
}
