import { formatInstant, textIn, type Translate } from "../../../platform/i18n.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Mail } from "../../../platform/mail.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Survey } from "../../queries.ts";
import type { Recipient } from "../recipients.ts";

/** What mails with personal links are made of. */
export type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMail">;

export type LetterKind = "invitation" | "reminder" | "newLink";

export interface Letter {
  kind: LetterKind;
  survey: Survey;
  programme: Programme;
  recipient: Recipient;
  token: string;
}

const subjects: Record<LetterKind, Key> = {
  invitation: "surveys.mail.subject",
  reminder: "surveys.mail.subjectReminder",
  newLink: "surveys.mail.subjectNewLink",
};
const openings: Record<LetterKind, Key> = {
  invitation: "surveys.mail.opening",
  reminder: "surveys.mail.openingReminder",
  newLink: "surveys.mail.openingNewLink",
};

/** Puts the letter in the outbox, in the act's own transaction. */
export async function postLetter(trx: Tx, { texts, publicUrl, postMail }: Posting, letter: Letter): Promise<void> {
  await postMail(trx, writeLetter(letter, texts, publicUrl));
}

/** The mail with the personal link, in the contact person's language where the programme speaks it. */
function writeLetter(letter: Letter, texts: Record<Locale, Translate>, publicUrl: URL): Mail {
  const { kind, survey, programme, recipient, token } = letter;
  const locale = programme.locales.includes(recipient.locale) ? recipient.locale : programme.defaultLocale;
  const t = texts[locale];
  const title = textIn(survey.titles, locale);
  const link = new URL(`/s/${token}?lang=${locale}`, publicUrl).href;
  const closes = survey.closesAt === null ? "" : formatInstant(survey.closesAt, locale, programme.timeZone);
  const paragraphs = [
    t("surveys.mail.greeting", { name: recipient.name }),
    t(openings[kind], { programme: programme.name, organisation: recipient.organisationName, title }),
    kind === "invitation" ? t("surveys.mail.howLong") : t("surveys.mail.oldLink"),
    link,
    t("surveys.mail.closes", { closes }),
    contactText(programme, t),
    programme.name,
  ];
  return {
    programmeId: programme.id,
    toName: recipient.name,
    toAddress: recipient.email,
    locale,
    subject: t(subjects[kind], { title }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}

function contactText({ contactName, contactEmail }: Programme, t: Translate): string {
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ");
  return contact === "" ? "" : t("surveys.mail.contact", { contact });
}
