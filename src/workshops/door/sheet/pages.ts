import type { Asking } from "../../../platform/asking.ts";
import { textIn, type Translate } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { whereFrom } from "../../attendees/pages.ts";
import { whenText } from "../../one/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import { hasPlace } from "../../seats/seat.ts";
import type { Seated } from "../../seats/queries.ts";
import { attendanceUrl } from "../roll/pages.ts";
import { blankRows } from "./sheet.ts";

/** The list to sign on paper, in the programme's own language: those who come to the room, and rows for others. */
export function sheetPage(
  { programme, workshop, seated }: { programme: Programme; workshop: Workshop; seated: Seated[] },
  texts: Record<Locale, Translate>,
  { t }: Asking,
): Page {
  const locale = programme.defaultLocale;
  const inOwn = texts[locale];
  const coming = seated
    .filter(({ seat }) => hasPlace(seat))
    .map(({ person }) => person)
    .sort((a, b) => a.name.localeCompare(b.name, "fi"));
  return {
    view: "workshops/door/sheet",
    title: t("workshops.door.sheet.title"),
    model: {
      backUrl: attendanceUrl(programme.id, workshop.id),
      lang: locale,
      heading: inOwn("workshops.door.sheet.heading"),
      programme: programme.name,
      name: textIn(workshop.names, locale),
      facts: [whenText(workshop, programme.timeZone, { t: inOwn, locale }), workshop.place].filter(
        (fact) => fact !== "",
      ),
      columns: [
        inOwn("workshops.door.sheet.name"),
        inOwn("workshops.door.sheet.organisation"),
        inOwn("workshops.door.sheet.signature"),
      ],
      rows: coming.map((person, at) => ({ number: at + 1, name: person.name, organisation: whereFrom(person).own })),
      blanks: Array.from({ length: blankRows(coming.length, workshop.places) }, (_, at) => coming.length + at + 1),
    },
  };
}
