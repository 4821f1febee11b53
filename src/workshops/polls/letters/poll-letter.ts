import type { Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Mail } from "../../../platform/mail.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Attendee } from "../../attendees/queries.ts";
import { contactText } from "../../letters/writing.ts";

/** Asks for dates, asks once more, or tells which one it became. */
export type PollLetterKind = "ask" | "remind" | "fixed";

export interface PollLetter {
  kind: PollLetterKind;
  programme: Programme;
  pollId: string;
  person: Pick<Attendee, "name" | "email">;
}

/** What a letter is written in, and what it calls the poll and its times there. */
export interface PollTongue {
  t: Translate;
  locale: Locale;
  name: string;
  /** The dates that are still to come, or the one that it became. */
  dates: string[];
  closes: string;
}

const words: Record<PollLetterKind, { subject: Key; opening: Key }> = {
  ask: { subject: "workshops.polls.letters.ask.subject", opening: "workshops.polls.letters.ask.opening" },
  remind: { subject: "workshops.polls.letters.remind.subject", opening: "workshops.polls.letters.remind.opening" },
  fixed: { subject: "workshops.polls.letters.fixed.subject", opening: "workshops.polls.letters.fixed.opening" },
};

/** The letter to one person; `url` is the personal link, null in a letter that asks nothing. */
export function pollLetter({ kind, programme, pollId, person }: PollLetter, tongue: PollTongue, url: URL | null): Mail {
  const { t, locale, name, dates, closes } = tongue;
  const paragraphs = [
    t("workshops.letters.greeting", { name: person.name }),
    t(words[kind].opening, { name }),
    dates.map((date) => `– ${date}`).join("\n"),
    url === null ? "" : t("workshops.polls.letters.answer", { closes, url: linkTo(url, pollId, locale) }),
    url === null ? "" : t("workshops.polls.letters.personal"),
    contactText(programme, t),
    programme.name,
  ];
  return {
    programmeId: programme.id,
    toName: person.name,
    toAddress: person.email,
    locale,
    // The link leads to what the person has answered, which nobody else is to see.
    isPrivate: url !== null,
    subject: t(words[kind].subject, { name }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}

/** The personal link with what it is about. */
function linkTo(url: URL, pollId: string, locale: Locale): string {
  const whole = new URL(url);
  whole.searchParams.set("poll", pollId);
  whole.searchParams.set("lang", locale);
  return whole.href;
}
