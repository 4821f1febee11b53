import type { Translate } from "../../../platform/i18n.ts";

/** The mail with a new link to a vote; without a link for who has voted, since only the link that was used can change it. */
export function againLetter(
  t: Translate,
  about: { name: string; title: string; closes: string; link: string | null; contact: string; programme: string },
): { subject: string; body: string } {
  const { name, title, closes, link, contact, programme } = about;
  const paragraphs = [
    t("voting.mail.greeting", { name }),
    t(link === null ? "voting.again.mail.voted" : "voting.again.mail.opening", { title }),
    link ?? "",
    t("voting.again.mail.closes", { closes }),
    t("voting.again.mail.ignore"),
    contact === "" ? "" : t("voting.mail.contact", { contact }),
    programme,
  ];
  return {
    subject: t("voting.again.mail.subject", { title }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}
