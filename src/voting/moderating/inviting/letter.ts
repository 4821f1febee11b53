import type { Translate } from "../../../platform/i18n.ts";

/** What the letter says, in words of its reader's language. */
export interface Invite {
  name: string;
  title: string;
  /** The options that have come since. */
  added: readonly string[];
  closes: string;
  /** Whom to ask; may be empty. */
  contact: string;
  programme: string;
}

/** So many new options a letter names. */
const mostNamed = 10;

/**
 * To somebody who has voted: what has been added since, and that their own link still works. It holds no link, for who
 * has voted keeps the one link that can change the vote.
 */
export function inviteLetter(
  { name, title, added, closes, contact, programme }: Invite,
  t: Translate,
): { subject: string; body: string } {
  const named = added.slice(0, mostNamed).map((option) => `- ${option}`);
  const more = added.length - named.length;
  const paragraphs = [
    t("voting.mail.greeting", { name }),
    t("voting.moderating.invite.opening", { title }),
    [...named, ...(more > 0 ? [t("voting.moderating.invite.more", { count: more })] : [])].join("\n"),
    t("voting.moderating.invite.link", { closes }),
    contact === "" ? "" : t("voting.mail.contact", { contact }),
    programme,
  ];
  return {
    subject: t("voting.moderating.invite.subject", { title }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}
