import type { Translate } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Mail } from "../../../platform/mail.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Attendee } from "../../attendees/queries.ts";
import { contactText, letterLocale } from "../../letters/writing.ts";

/** The mail with a new link to all of a person's workshops. */
export function linkLetter(
  { programme, person }: { programme: Programme; person: Attendee },
  texts: Record<Locale, Translate>,
  url: URL,
): Mail {
  const locale = letterLocale(programme, person.locale);
  const t = texts[locale];
  const link = new URL(url);
  link.searchParams.set("lang", locale);
  const paragraphs = [
    t("workshops.letters.greeting", { name: person.name }),
    t("workshops.letters.askedLink.opening", { programme: programme.name }),
    link.href,
    t("workshops.letters.askedLink.ignore"),
    contactText(programme, t),
    programme.name,
  ];
  return {
    programmeId: programme.id,
    toName: person.name,
    toAddress: person.email,
    locale,
    subject: t("workshops.letters.askedLink.subject", { programme: programme.name }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}
