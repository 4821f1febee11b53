import type { Translate } from "../../../platform/i18n.ts";

/** A survey that a person can answer now, with the link to it. */
export interface OpenSurvey {
  title: string;
  organisation: string;
  /** Names of the sections that a colleague has; none where it is the whole. */
  sections: string[];
  closes: string;
  link: string;
}

/** The mail with all of a person's links to open surveys. */
export function againLetter(
  t: Translate,
  about: { name: string; programme: string; contact: string; surveys: OpenSurvey[] },
): { subject: string; body: string } {
  const { programme, contact, surveys } = about;
  const paragraphs = [
    t("answering.again.mail.greeting", { name: about.name }),
    t("answering.again.mail.opening", { count: surveys.length, programme }),
    ...surveys.map(({ title, organisation, sections, closes, link }) =>
      [
        t("answering.again.mail.survey", { title, organisation }),
        ...(sections.length === 0 ? [] : [t("answering.again.mail.sections", { sections: sections.join(", ") })]),
        t("answering.again.mail.closes", { closes }),
        link,
      ].join("\n"),
    ),
    t("answering.again.mail.ignore"),
    contact === "" ? "" : t("answering.sharing.mail.contact", { contact }),
    programme,
  ];
  return {
    subject: t("answering.again.mail.subject", { programme }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  };
}
