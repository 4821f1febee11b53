import type { Translate } from "../../../platform/i18n.ts";

/** A survey that a person can answer now, with the link to it. */
export interface OpenSurvey {
  title: string;
  /** For which organisation it is answered; null where a person answers without a name. */
  organisation: string | null;
  /** Names of the sections that a colleague has; none where it is the whole. */
  sections: string[];
  closes: string;
  /** Null where the person has answered without a name: a new link would open nothing. */
  link: string | null;
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
        organisation === null ? title : t("answering.again.mail.survey", { title, organisation }),
        ...(sections.length === 0 ? [] : [t("answering.again.mail.sections", { sections: sections.join(", ") })]),
        t("answering.again.mail.closes", { closes }),
        link ?? t("answering.anonymous.again.answered"),
        ...(organisation === null && link !== null ? [t("answering.anonymous.again.begun")] : []),
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
