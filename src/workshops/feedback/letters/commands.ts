import type { Temporal } from "temporal-polyfill";
import type { Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatDay, formatInstant, textIn, type Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { listFeedback } from "../../../surveys/index.ts";
import { newAttendeeLink } from "../../attendees/commands.ts";
import type { Attendee } from "../../attendees/queries.ts";
import { letterLocale } from "../../letters/writing.ts";
import { getWorkshop, type Workshop } from "../../register/queries.ts";

export type FeedbackLetterKind = "request" | "reminder";

const subjects: Record<FeedbackLetterKind, Key> = {
  request: "workshops.feedback.mail.subject",
  reminder: "workshops.feedback.mail.subjectReminder",
};
const openings: Record<FeedbackLetterKind, Key> = {
  request: "workshops.feedback.mail.opening",
  reminder: "workshops.feedback.mail.openingReminder",
};

/**
 * Posts the mails that ask for feedback, in the act's own transaction. Each leads straight to the questions, and to the
 * person's own pages, where the same button stands as long as feedback is open.
 */
export async function postFeedbackLetters(
  trx: Tx,
  { publicUrl, texts, postMail }: Pick<Deps, "publicUrl" | "texts" | "postMail">,
  { programmeId, workshopId, surveyId }: { programmeId: string; workshopId: string; surveyId: string },
  letters: readonly { person: Attendee; token: string }[],
  kind: FeedbackLetterKind,
): Promise<void> {
  const programme = await getProgramme(trx, programmeId);
  const workshop = await getWorkshop(trx, programmeId, workshopId);
  const closesAt = (await listFeedback(trx, programmeId, surveyId))[0]?.closesAt ?? null;
  for (const { person, token } of letters) {
    const locale = letterLocale(programme, person.locale);
    const ownPath = `/w/${await newAttendeeLink(trx, person.id)}?workshop=${workshopId}&lang=${locale}`;
    const urls = {
      answer: new URL(`/s/${token}?lang=${locale}`, publicUrl).href,
      own: new URL(ownPath, publicUrl).href,
    };
    await postMail(trx, {
      ...{ programmeId, toName: person.name, toAddress: person.email, locale, isPrivate: true },
      ...letterText({ kind, programme, workshop, name: person.name, closesAt, urls }, texts[locale], locale),
    });
  }
}

interface Letter {
  kind: FeedbackLetterKind;
  programme: Programme;
  workshop: Workshop;
  name: string;
  closesAt: Temporal.Instant | null;
  urls: { answer: string; own: string };
}

/** The mail that asks for feedback, or reminds of it; only the reminder's link to the questions still works then. */
function letterText({ kind, programme, workshop, name, closesAt, urls }: Letter, t: Translate, locale: Locale) {
  const title = textIn(workshop.names, locale);
  const day = workshop.heldOn === null ? "" : formatDay(workshop.heldOn, locale);
  const closes = closesAt === null ? "" : formatInstant(closesAt, locale, programme.timeZone);
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  const paragraphs = [
    t("workshops.feedback.mail.greeting", { name }),
    t(openings[kind], { title, day }),
    urls.answer,
    ...(kind === "reminder" ? [t("workshops.feedback.mail.anyLink")] : []),
    t("workshops.feedback.mail.closes", { closes }),
    t("workshops.feedback.mail.own", { url: urls.own }),
    ...(contact === "" ? [] : [t("workshops.feedback.mail.contact", { contact })]),
    programme.name,
  ];
  return { subject: t(subjects[kind], { title }), body: paragraphs.join("\n\n") };
}
