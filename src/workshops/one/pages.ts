import { ownName } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formatDay, formatSpan, formatTime, formatWeekday, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Programme } from "../../programmes/index.ts";
import { localDayAndTime } from "../calendar/local-times.ts";
import type { Workshop } from "../register/queries.ts";
import { levelText } from "../words.ts";
import type { EditRefusal } from "./edit-refusal.ts";

/** The pages of one workshop, in the order of the work. */
const pages = {
  overview: { path: "", key: "workshops.one.overview" },
  people: { path: "/people", key: "workshops.one.people" },
  materials: { path: "/materials", key: "workshops.one.materials" },
  attendance: { path: "/attendance", key: "workshops.one.attendance" },
  feedback: { path: "/feedback", key: "workshops.one.feedback" },
} as const satisfies Record<string, { path: string; key: Key }>;

export type WorkshopPage = keyof typeof pages;

/** Why what a form says of a workshop is not taken, in words. */
export const editText: Record<EditRefusal, Key> = {
  cancelled: "workshops.time.cancelled",
  "changed-meanwhile": "workshops.one.changedMeanwhile",
};

/** What is said above a form: why it was not taken, or already before that it cannot be. */
export function refusalShown({ state }: Pick<Workshop, "state">, refused: Key | null, t: Translate): string | null {
  const said = refused ?? (state === "cancelled" ? editText.cancelled : null);
  return said === null ? null : t(said);
}

/** What stands above each page of one workshop: its name, when and where, and the way to the other pages. */
export function workshopFrame(
  programme: Programme,
  workshop: Workshop,
  current: WorkshopPage,
  { t, locale, role }: Asking,
) {
  return {
    name: textIn(workshop.names, locale),
    level: workshop.level === "all" ? null : t(levelText[workshop.level]),
    audience: workshop.isSession ? ownName(textIn(workshop.audienceNames, locale)) : textIn(workshop.audienceNames, locale), // prettier-ignore
    when: whenText(workshop, programme.timeZone, { t, locale }),
    place: workshop.place === "" ? null : workshop.place,
    isCancelled: workshop.state === "cancelled",
    listUrl: `/programmes/${programme.id}/workshops`,
    links: Object.entries(pages)
      .filter(([page]) => page !== "attendance" || role !== "viewer")
      .map(([page, { path, key }]) => ({
        text: t(key),
        url: workshopUrl(programme.id, workshop.id, path),
        isCurrent: page === current,
      })),
  };
}

/** "pe 12.3.2027 klo 13.00–15.00", the day it was held, or that no time has been agreed. */
export function whenText(
  { startsAt, endsAt, heldOn }: Pick<Workshop, "startsAt" | "endsAt" | "heldOn">,
  timeZone: string,
  { t, locale }: Pick<Asking, "t" | "locale">,
): string {
  const dayText = (day: string) => `${formatWeekday(day, locale)} ${formatDay(day, locale)}`;
  if (startsAt === null || endsAt === null) return heldOn === null ? t("workshops.one.noTime") : dayText(heldOn);
  const [{ day }, last] = [localDayAndTime(startsAt, timeZone), localDayAndTime(endsAt, timeZone)];
  if (last.day !== day) return formatSpan({ startsAt, endsAt }, locale, timeZone) ?? "";
  return t("workshops.one.when", {
    day: dayText(day),
    start: formatTime(startsAt, locale, timeZone),
    end: formatTime(endsAt, locale, timeZone),
  });
}

/** The address of a page of one workshop. */
export function workshopUrl(programmeId: string, workshopId: string, path = ""): string {
  return `/programmes/${programmeId}/workshops/${workshopId}${path}`;
}
