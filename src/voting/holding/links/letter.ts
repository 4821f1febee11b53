import type { Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Secrecy } from "../../secrecy.ts";

/** Why a voter is written to: voting has opened, proposals are wanted first, or the vote is still missing. */
export type Occasion = "opening" | "proposals" | "reminder";

/** What a letter says, in words of its reader's language. */
export interface Letter {
  occasion: Occasion;
  secrecy: Secrecy;
  title: string;
  audience: string;
  programme: string;
  /** When voting opens by itself; empty where staff open it. */
  opens: string;
  closes: string;
  /** Whom to ask; may be empty. */
  contact: string;
  name: string;
  /** The organisation whose one vote it is; null where each person has a vote. */
  votesFor: string | null;
  url: string;
  /** Where reminders are declined. */
  declineUrl: string;
}

const subjectText: Record<Occasion, Key> = {
  opening: "voting.mail.subject",
  proposals: "voting.mail.subjectProposals",
  reminder: "voting.mail.subjectReminder",
};

const leadText: Record<Occasion, Key> = {
  opening: "voting.mail.opening",
  proposals: "voting.mail.proposals",
  reminder: "voting.mail.reminder",
};

/** What is said of secrecy before the vote; nothing that does not hold. */
const secrecyText: Record<Secrecy, Key> = {
  secret: "voting.mail.secret",
  open: "voting.mail.openVote",
  "links-kept": "voting.start.notSecret",
};

/** The letter with the voter's link as a mail. */
export function writeLetter(letter: Letter, t: Translate): { subject: string; body: string } {
  const { occasion, secrecy, title, audience, programme, closes, contact, name, votesFor, url, declineUrl } = letter;
  const paragraphs = [
    t("voting.mail.greeting", { name }),
    t(leadText[occasion], { title, audience }),
    occasion === "proposals" ? opensText(letter, t) : "",
    votesFor === null ? "" : t("voting.mail.votesFor", { organisation: votesFor }),
    t(secrecyText[secrecy]),
    url,
    t("voting.mail.closes", { closes }),
    occasion === "reminder" ? t("voting.mail.decline", { url: declineUrl }) : "",
    contact === "" ? "" : t("voting.mail.contact", { contact }),
    programme,
  ];
  return {
    subject: t(subjectText[occasion], { title }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}

function opensText({ opens }: Letter, t: Translate): string {
  return opens === "" ? t("voting.mail.opensLater") : t("voting.mail.opensAt", { opens });
}
