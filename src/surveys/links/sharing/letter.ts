import type { Translate } from "../../../platform/i18n.ts";

interface About {
  programme: string;
  organisation: string;
  title: string;
  /** Whom to ask: name and address, or "". */
  contact: string;
}

/** What a colleague is written who is asked to answer some sections. */
export function sharingLetter(
  t: Translate,
  about: About & { name: string; sender: string; words: string; sections: string[]; link: string; closes: string },
): { subject: string; body: string } {
  const { title, words, sections, link, sender, organisation, programme } = about;
  return {
    subject: t("answering.sharing.mail.subject", { title }),
    body: bodyOf([
      t("answering.sharing.mail.greeting", { name: about.name }),
      t(sender === "" ? "answering.sharing.mail.openingUnsigned" : "answering.sharing.mail.opening", {
        ...{ sender, organisation, title, programme },
      }),
      words === "" ? "" : t("answering.sharing.mail.words", { words }),
      [t("answering.sharing.mail.sections"), ...sections.map((name) => `– ${name}`)].join("\n"),
      link,
      t("answering.sharing.mail.closes", { closes: about.closes }),
      t("answering.sharing.mail.how"),
      about.contact === "" ? "" : t("answering.sharing.mail.contact", { contact: about.contact }),
      about.programme,
    ]),
  };
}

/** What the organisation's contact is told when a colleague has done their sections. */
export function doneLetter(
  t: Translate,
  about: About & { name: string; colleague: string; sections: string[]; link: string },
): { subject: string; body: string } {
  return {
    subject: t("answering.sharing.doneMail.subject", { colleague: about.colleague, title: about.title }),
    body: bodyOf([
      t("answering.sharing.mail.greeting", { name: about.name }),
      [
        t("answering.sharing.doneMail.opening", { colleague: about.colleague, title: about.title }),
        ...about.sections.map((name) => `– ${name}`),
      ].join("\n"),
      t("answering.sharing.doneMail.send"),
      about.link,
      about.contact === "" ? "" : t("answering.sharing.mail.contact", { contact: about.contact }),
      about.programme,
    ]),
  };
}

const bodyOf = (paragraphs: string[]) => paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
