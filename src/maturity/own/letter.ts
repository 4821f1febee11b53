import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";

/** Why a unit's contact is written to. */
export type Occasion = "asking" | "reminder" | "new-link";

/** What a letter says, in words of its reader's language. */
export interface Letter {
  occasion: Occasion;
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
};

const leadText: Record<Occasion, Key> = {
  asking: "selfAssessing.mail.asking",
  reminder: "selfAssessing.mail.reminder",
  "new-link": "selfAssessing.mail.newLink",
};

/** The letter with the unit's link as a mail. */
export function writeLetter(letter: Letter, t: Translate): { subject: string; body: string } {
  const { occasion, name, unit, programme, closes, contact, url, declineUrl } = letter;
  const paragraphs = [
    t("selfAssessing.mail.greeting", { name }),
    t(leadText[occasion], { unit, programme }),
    t("selfAssessing.mail.how"),
    url,
    t("selfAssessing.mail.closes", { closes }),
    occasion === "reminder" ? t("selfAssessing.mail.decline", { url: declineUrl }) : "",
    contact === "" ? "" : t("selfAssessing.mail.contact", { contact }),
    programme,
  ];
  return {
    subject: t(subjectText[occasion], { unit }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}
