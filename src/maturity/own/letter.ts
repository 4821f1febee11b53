import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { fillWords } from "./words.ts";

/** Why a unit's contact is written to. */
export type Occasion = "asking" | "reminder" | "new-link" | "again";

/** What a letter says, in words of its reader's language. */
export interface Letter {
  occasion: Occasion;
  /** What staff have written to those that they ask; empty where the product's words go out. */
  own: { subject: string; opening: string };
  name: string;
  unit: string;
  programme: string;
  closes: string;
  /** Whom to ask; may be empty. */
  contact: string;
  url: string;
  /** Where reminders are declined. */
  declineUrl: string;
}

const subjectText: Record<Occasion, Key> = {
  asking: "selfAssessing.mail.subject",
  reminder: "selfAssessing.mail.subjectReminder",
  "new-link": "selfAssessing.mail.subjectNewLink",
  again: "selfAssessing.mail.subjectAgain",
};

const leadText: Record<Occasion, Key> = {
  asking: "selfAssessing.mail.asking",
  reminder: "selfAssessing.mail.reminder",
  "new-link": "selfAssessing.mail.newLink",
  again: "selfAssessing.mail.again",
};

/** The product's own words to those who are asked, with their marks: what staff start from. */
export function productWords(t: Translate): { subject: string; opening: string } {
  const [name, unit, programme] = ["[[name]]", "[[unit]]", "[[programme]]"];
  return {
    subject: t(subjectText.asking, { unit }),
    opening: `${t("selfAssessing.mail.greeting", { name })}\n\n${t(leadText.asking, { unit, programme })}`,
  };
}

/** The letter with the unit's link as a mail. */
export function writeLetter(letter: Letter, t: Translate): { subject: string; body: string } {
  const { occasion, closes, contact, url, declineUrl, programme } = letter;
  const paragraphs = [
    openingOf(letter, t),
    t("selfAssessing.mail.how"),
    url,
    t("selfAssessing.mail.closes", { closes }),
    occasion === "reminder" ? t("selfAssessing.mail.decline", { url: declineUrl }) : "",
    contact === "" ? "" : t("selfAssessing.mail.contact", { contact }),
    programme,
  ];
  return { subject: subjectOf(letter, t), body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n") };
}

function subjectOf({ occasion, own, name, unit, programme }: Letter, t: Translate): string {
  if (occasion === "asking" && own.subject !== "") return fillWords(own.subject, { name, unit, programme });
  return t(subjectText[occasion], { unit });
}

function openingOf({ occasion, own, name, unit, programme }: Letter, t: Translate): string {
  if (occasion === "asking" && own.opening !== "") return fillWords(own.opening, { name, unit, programme });
  return `${t("selfAssessing.mail.greeting", { name })}\n\n${t(leadText[occasion], { unit, programme })}`;
}
