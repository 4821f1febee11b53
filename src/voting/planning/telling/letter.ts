import type { Translate } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Programme } from "../../../programmes/index.ts";

/** Whom a letter goes to. */
interface Reader {
  name: string;
  locale: Locale;
}

interface Letter {
  subject: string;
  body: string;
}

/** What a result's letter says, in words of its reader's language. */
export interface ToldResult {
  title: string;
  /** The topics that were chosen, in the order of the result. */
  chosen: readonly string[];
  isPlanned: boolean;
  programme: Programme;
}

/**
 * The result in words, for a voter: no figures, so that it tells no more of a few voters than of many. It holds no link:
 * the voter's own is known to nobody else, and opens the result's page still.
 */
export function resultLetter(
  { title, chosen, isPlanned, programme }: ToldResult,
  { name, locale }: Reader,
  t: Translate,
): Letter {
  const count = chosen.length;
  const topics = new Intl.ListFormat(locale, { type: "conjunction" }).format(chosen);
  const paragraphs = [
    t("voting.mail.greeting", { name }),
    t("voting.planning.mail.closed", { title }),
    count === 0 ? t("voting.planning.mail.nothing") : t("voting.planning.mail.chosen", { count, topics }),
    isPlanned ? t("voting.planning.mail.planned", { count }) : "",
    t("voting.planning.mail.where"),
  ];
  return { subject: t("voting.planning.mail.resultSubject", { title }), body: signed(paragraphs, programme, t) };
}

/** What a proposer's letter says: their own words, and the topic that was chosen, which may be the same. */
export interface ToldProposer {
  title: string;
  own: string;
  topic: string;
  programme: Programme;
}

/** To somebody whose own proposal was chosen, or was merged into what was chosen; a workshop has been planned on it. */
export function proposerLetter(
  { title, own, topic, programme }: ToldProposer,
  { name }: Pick<Reader, "name">,
  t: Translate,
): Letter {
  const paragraphs = [
    t("voting.mail.greeting", { name }),
    own === topic
      ? t("voting.planning.mail.ownChosen", { topic, title })
      : t("voting.planning.mail.ownMerged", { own, topic, title }),
    t("voting.planning.mail.planned", { count: 1 }),
  ];
  return { subject: t("voting.planning.mail.proposerSubject", { topic }), body: signed(paragraphs, programme, t) };
}

function signed(paragraphs: readonly string[], { contactName, contactEmail, name }: Programme, t: Translate): string {
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ");
  const all = [...paragraphs, contact === "" ? "" : t("voting.mail.contact", { contact }), name];
  return all.filter((paragraph) => paragraph !== "").join("\n\n");
}
