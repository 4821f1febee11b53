import type { Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Recipient } from "../recipients.ts";
import { fillLetter, placeholders, type LetterText, type LetterTexts, type PlaceholderValues } from "./letter.ts";
import type { WordedKind } from "./letter.ts";

/** A new link that a person asked for is worded by the product alone. */
export type LetterKind = WordedKind | "newLink";

/** The words of staff by kind; where a kind is not there, the product's own words go out. */
export type OwnTexts = Partial<Record<LetterKind, LetterTexts>>;

interface Words {
  subject: Key;
  opening: Key;
  aboutLink: Key;
}

const words: Record<LetterKind, Words> = {
  invitation: { subject: "surveys.mail.subject", opening: "surveys.mail.opening", aboutLink: "surveys.mail.howLong" },
  reminder: {
    subject: "surveys.mail.subjectReminder",
    opening: "surveys.mail.openingReminder",
    aboutLink: "surveys.mail.anyLink",
  },
  newLink: {
    subject: "surveys.mail.subjectNewLink",
    opening: "surveys.mail.openingNewLink",
    aboutLink: "surveys.mail.anyLink",
  },
};

/** To a person, who answers for nobody else and leaves no trace; each link opens only what was begun by it. */
const anonymousWords: Record<LetterKind, Words> = {
  invitation: {
    subject: "anonymous.mail.subject",
    opening: "anonymous.mail.opening",
    aboutLink: "anonymous.mail.aboutLink",
  },
  reminder: {
    subject: "surveys.mail.subjectReminder",
    opening: "anonymous.mail.openingReminder",
    aboutLink: "anonymous.mail.anyLink",
  },
  newLink: {
    subject: "surveys.mail.subjectNewLink",
    opening: "anonymous.mail.openingNewLink",
    aboutLink: "anonymous.mail.anyLink",
  },
};

const marks = Object.fromEntries(placeholders.map((name) => [name, `[[${name}]]`])) as PlaceholderValues;

/** The product's own words in one language, with their placeholders: what staff start from. */
export function defaultLetter(
  kind: LetterKind,
  programmeName: string,
  { t, isAnonymous }: Pick<Tongue, "t" | "isAnonymous">,
): LetterText {
  const { subject, opening, aboutLink } = (isAnonymous ? anonymousWords : words)[kind];
  const values = { programme: programmeName, organisation: marks.organisation, title: marks.survey };
  const paragraphs = [
    t("surveys.mail.greeting", { name: marks.name }),
    t(opening, values),
    t(aboutLink),
    marks.link,
    t("surveys.mail.closes", { closes: marks.closes }),
    t(isAnonymous ? "anonymous.mail.contact" : "surveys.mail.contact", { contact: marks.contact }),
    programmeName,
  ];
  return { subject: t(subject, values), body: paragraphs.join("\n\n") };
}

/** The recipient's language where the programme speaks it, else the programme's own. */
export function letterLocale({ locales, defaultLocale }: Programme, locale: Locale): Locale {
  return locales.includes(locale) ? locale : defaultLocale;
}

/** What a letter is written in, and what it says there of the survey. */
export interface Tongue {
  t: Translate;
  locale: Locale;
  title: string;
  closes: string;
  /** Whether the survey is anonymous, so that a person is written to and not an organisation. */
  isAnonymous: boolean;
}

/** What one recipient reads: staff's words or the product's, and below them how to be spared of reminders. */
export function writeLetter(
  kind: LetterKind,
  { own, programme }: { own: OwnTexts; programme: Programme },
  tongue: Tongue,
  { recipient, link, declineLink }: { recipient: Recipient; link: string; declineLink: string },
): LetterText {
  const { t, title, closes, isAnonymous } = tongue;
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  const values = {
    name: recipient.name,
    organisation: recipient.organisationName,
    survey: title,
    ...{ link, closes, contact },
  };
  const { subject, body } = fillLetter(textOf(kind, own, programme.name, tongue), values);
  const decline = t(isAnonymous ? "anonymous.mail.decline" : "surveys.mail.decline", { link: declineLink });
  return { subject, body: `${body}\n\n${decline}` };
}

/** A language that the programme has taken up since, and that staff have not written in, has the product's words. */
function textOf(kind: LetterKind, own: OwnTexts, programmeName: string, tongue: Tongue) {
  const subject = own[kind]?.subjects[tongue.locale] ?? "";
  const body = own[kind]?.bodies[tongue.locale] ?? "";
  return subject === "" || body === "" ? defaultLetter(kind, programmeName, tongue) : { subject, body };
}
