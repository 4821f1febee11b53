import type { Asking } from "../../../platform/asking.ts";
import { calendarFile, type CalendarEvent } from "../../../platform/calendar-file.ts";
import { formField } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Facilitator } from "../../facilitators/queries.ts";
import { calendarEventOf } from "../../letters/pages.ts";
import { letterLocale } from "../../letters/writing.ts";
import { workshopUrl } from "../../one/pages.ts";
import { calendarUrl } from "../pages.ts";
import type { Feed, Followed } from "./queries.ts";

/** The addresses at which calendar programs follow the workshops; `made` is one that has just been made. */
export function feedsPage(
  programme: Programme,
  { feeds, facilitators }: { feeds: Feed[]; facilitators: Facilitator[] },
  made: string | null,
  { t, locale }: Asking,
): Page {
  const url = `${calendarUrl(programme.id)}/feeds`;
  const nameOf = (facilitatorId: string | null) =>
    facilitatorId === null
      ? t("workshops.feeds.ofProgramme")
      : (facilitators.find(({ id }) => id === facilitatorId)?.name ?? "");
  return {
    view: "workshops/calendar/feeds",
    title: t("workshops.feeds.title"),
    model: {
      made,
      feeds: feeds.map(({ id, facilitatorId, createdAt }) => ({
        name: nameOf(facilitatorId),
        madeAt: t("workshops.feeds.madeAt", { when: formatInstant(createdAt, locale, programme.timeZone) }),
        renewUrl: `${url}/${id}/renewal`,
        removeUrl: `${url}/${id}/removal`,
      })),
      field: formField(emptyForm, t, "facilitatorId", {
        label: t("workshops.feeds.whose"),
        options: [
          { value: "", text: t("workshops.feeds.ofProgramme") },
          ...facilitators.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, text: name })),
        ],
      }),
      actionUrl: url,
      calendarUrl: calendarUrl(programme.id),
    },
  };
}

/** The address that a calendar program is given. */
export function feedUrl(publicUrl: URL, token: string): string {
  return new URL(`/calendar/${token}.ics`, publicUrl).href;
}

/** What a calendar program gets: staff's feed leads to each workshop's page, one's own says what is not answered yet. */
export function feedFile(
  { programme, now, ownLocale, workshops }: Followed,
  { publicUrl, texts }: Pick<Deps, "publicUrl" | "texts">,
): string {
  const isOwn = ownLocale !== null;
  const locale = letterLocale(programme, ownLocale ?? programme.defaultLocale);
  const t = texts[locale];
  const nobody = { name: "", email: "", locale };
  const events = workshops.flatMap(({ workshop, isComing }): CalendarEvent[] => {
    const event = calendarEventOf({ programme, workshop, person: nobody, isComing }, { t, locale, now });
    if (event === null) return [];
    const lead = isOwn ? (isComing ? "" : t("workshops.feeds.unanswered")) : textIn(workshop.audienceNames, locale);
    const description = [lead, event.description].filter((part) => part !== "").join("\n");
    const url = isOwn ? null : new URL(workshopUrl(programme.id, workshop.id), publicUrl).href;
    return [{ ...event, attendee: null, url, description }];
  });
  return calendarFile(events, { name: programme.name, method: "PUBLISH" });
}
