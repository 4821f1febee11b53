import type { Asking } from "../../platform/asking.ts";
import { formatDay, formatTime, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Programme } from "../../programmes/index.ts";
import type { Workshop } from "../register/queries.ts";
import { levelText } from "../words.ts";

/** The pages of one workshop, in the order of the work. */
const pages = {
  overview: { path: "", key: "workshops.one.overview" },
  people: { path: "/people", key: "workshops.one.people" },
  materials: { path: "/materials", key: "workshops.one.materials" },
  attendance: { path: "/attendance", key: "workshops.one.attendance" },
  feedback: { path: "/feedback", key: "workshops.one.feedback" },
} as const satisfies Record<string, { path: string; key: Key }>;

export type WorkshopPage = keyof typeof pages;

/** What stands above each page of one workshop: its name, when and where, and the way to the other pages. */
export function workshopFrame(programme: Programme, workshop: Workshop, current: WorkshopPage, { t, locale }: Asking) {
  return {
    name: textIn(workshop.names, locale),
    level: workshop.level === "all" ? null : t(levelText[workshop.level]),
    audience: textIn(workshop.audienceNames, locale),
    when: whenText(workshop, programme.timeZone, { t, locale }),
    place: workshop.place === "" ? null : workshop.place,
    isCancelled: workshop.state === "cancelled",
    listUrl: `/programmes/${programme.id}/workshops`,
    links: Object.entries(pages).map(([page, { path, key }]) => ({
      text: t(key),
      url: workshopUrl(programme.id, workshop.id, path),
      isCurrent: page === current,
    })),
  };
}

/** "12.3.2027 klo 13.00–15.00", the day it was held, or that no time has been agreed. */
export function whenText(
  { startsAt, endsAt, heldOn }: Pick<Workshop, "startsAt" | "endsAt" | "heldOn">,
  timeZone: string,
  { t, locale }: Pick<Asking, "t" | "locale">,
): string {
  if (startsAt === null || endsAt === null)
    return heldOn === null ? t("workshops.one.noTime") : formatDay(heldOn, locale);
  const dayOf = (at: typeof startsAt) => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return t("workshops.one.when", {
    day: formatDay(dayOf(startsAt), locale),
    start: formatTime(startsAt, locale, timeZone),
    end: formatTime(endsAt, locale, timeZone),
  });
}

/** The address of a page of one workshop. */
export function workshopUrl(programmeId: string, workshopId: string, path = ""): string {
  return `/programmes/${programmeId}/workshops/${workshopId}${path}`;
}
