import type { Asking } from "../../../platform/asking.ts";
import { formatDay, textIn, type Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Attendee } from "../../attendees/queries.ts";
import { letterLocale } from "../../letters/writing.ts";
import { ownUrl } from "../../own/addresses.ts";
import type { Workshop } from "../../register/queries.ts";
import type { Seated } from "../../seats/queries.ts";
import type { Topic } from "../../topics/queries.ts";
import { durationText } from "../../topics/rows/pages.ts";
import { levelText } from "../../words.ts";
import { attendanceUrl } from "../roll/pages.ts";
import { isCertified } from "./certificate.ts";
import type { AttendedWorkshop } from "./queries.ts";

type Words = Pick<Asking, "t" | "locale">;
type Holder = Pick<Attendee, "name" | "organisationName">;

/** One person's certificate of one workshop, as they read it. */
export function ownCertificatePage(
  { programme, attendee }: { programme: Programme; attendee: Attendee },
  attended: AttendedWorkshop,
  asking: Asking,
): Page {
  return {
    view: "workshops/door/certificate",
    title: asking.t("workshops.door.certificate.title"),
    model: {
      backUrl: ownUrl(attendee.id),
      certificate: certificateModel(programme, attendee, attended, asking),
    },
  };
}

/** Those of everybody who was at the workshop, one a page, each in the person's own language. */
export function allCertificatesPage(
  {
    programme,
    workshop,
    topic,
    seated,
  }: {
    programme: Programme;
    workshop: Workshop;
    topic: Topic | null;
    seated: Seated[];
  },
  texts: Record<Locale, Translate>,
  { t }: Asking,
): Page {
  const there = seated.filter(({ seat, person }) => isCertified(workshop, seat) && person.name !== "");
  return {
    view: "workshops/door/certificates",
    title: t("workshops.door.certificate.all"),
    model: {
      backUrl: attendanceUrl(programme.id, workshop.id),
      lead:
        workshop.state === "held"
          ? t("workshops.door.certificate.lead", { count: there.length })
          : t("workshops.door.certificate.notHeld"),
      certificates: there.map(({ seat, person }) => {
        const locale = letterLocale(programme, person.locale);
        const attended = { workshop, topic, isRemote: seat.isRemote };
        return certificateModel(programme, person, attended, { t: texts[locale], locale });
      }),
    },
  };
}

/** What the certificate says: who, what, when, how long, where, about what and who to ask. */
function certificateModel(
  programme: Programme,
  { name, organisationName }: Holder,
  { workshop, topic, isRemote }: AttendedWorkshop,
  { t, locale }: Words,
) {
  const title = textIn(workshop.names, locale);
  const topicName = topic === null ? "" : textIn(topic.names, locale);
  const { place, durationMinutes, level } = workshop;
  const facts: [Key, string][] = [
    ["workshops.door.certificate.day", dayText(workshop, locale)],
    ["workshops.door.certificate.duration", durationMinutes === null ? "" : durationText(durationMinutes, t)],
    ["workshops.door.certificate.place", isRemote ? t("workshops.letters.afar") : place],
    ["workshops.door.certificate.topic", topicName === title ? "" : topicName],
    ["workshops.door.certificate.level", level === "all" ? "" : t(levelText[level])],
    ["workshops.door.certificate.about", topic === null ? "" : textIn(topic.descriptions, locale)],
  ];
  return {
    lang: locale,
    heading: t("workshops.door.certificate.heading"),
    name,
    organisation: organisationName === "" ? null : organisationName,
    text: t("workshops.door.certificate.attended"),
    title,
    facts: facts.filter(([, value]) => value !== "").map(([label, value]) => ({ label: t(label), value })),
    ...organiserModel(programme, t),
  };
}

/** "These workshops": all that the person has attended in the programme. */
export function programmeCertificatePage(
  { programme, attendee }: { programme: Programme; attendee: Attendee },
  attended: AttendedWorkshop[],
  { t, locale }: Asking,
): Page {
  const minutes = attended.reduce((sum, { workshop }) => sum + (workshop.durationMinutes ?? 0), 0);
  return {
    view: "workshops/door/programme-certificate",
    title: t("workshops.door.certificate.title"),
    model: {
      backUrl: ownUrl(attendee.id),
      heading: t("workshops.door.certificate.heading"),
      name: attendee.name,
      organisation: attendee.organisationName === "" ? null : attendee.organisationName,
      text: t("workshops.door.certificate.attendedAll", { count: attended.length }),
      total: minutes === 0 ? null : t("workshops.door.certificate.total", { duration: durationText(minutes, t) }),
      columns: [
        t("workshops.door.certificate.workshop"),
        t("workshops.door.certificate.day"),
        t("workshops.door.certificate.duration"),
      ],
      rows: attended.map(({ workshop }) => ({
        name: textIn(workshop.names, locale),
        day: dayText(workshop, locale),
        duration: workshop.durationMinutes === null ? "" : durationText(workshop.durationMinutes, t),
      })),
      ...organiserModel(programme, t),
    },
  };
}

function dayText({ heldOn }: Workshop, locale: Locale): string {
  return heldOn === null ? "" : formatDay(heldOn, locale);
}

/** Who stands for the certificate, and can be asked. */
function organiserModel({ name, contactName, contactEmail }: Programme, t: Translate) {
  return {
    programme: name,
    signer: contactName === "" ? t("workshops.door.certificate.organiser") : contactName,
    contact: contactEmail === "" ? null : contactEmail,
  };
}
