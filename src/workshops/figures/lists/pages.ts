import { organisationUrl, ownName, shortName, type Organisation } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { workshopUrl } from "../../one/pages.ts";
import { eventKindText, kindText } from "../../words.ts";
import { figuresUrl } from "../addresses.ts";
import { headsOf, isCounted } from "../figures.ts";
import type { EventsWanted, FiguresWanted } from "../forms.ts";
import { counted, seesPeople } from "../pages.ts";
import type { NamedEvent } from "../queries.ts";
import { hiddenParts } from "../shown.ts";

const perPage = 50;

/** The events behind a figure, the latest first, page by page. */
export function eventsPage(programmeId: string, events: NamedEvent[], wanted: EventsWanted, asking: Asking): Page {
  const { t, locale } = asking;
  const seesAll = seesPeople(asking);
  const { page: asked, eventKind, kind, ...time } = wanted;
  // Whether a number is hidden depends on all that was held, whatever is looked at.
  const hidden = hiddenParts(events.map((event) => [event]), seesAll); // prettier-ignore
  const found = events
    .map((event, at) => ({ event, isHidden: hidden[at] === true }))
    .filter(
      ({ event }) =>
        (eventKind === undefined || event.eventKind === eventKind) && (kind === undefined || event.kind === kind),
    );
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(asked, pages);
  const url = (to: number) =>
    figuresUrl(programmeId, { ...time, by: undefined, eventKind, kind, page: to === 1 ? undefined : to }, "/events");
  const kindName =
    eventKind === undefined ? (kind === undefined ? null : t(kindText[kind])) : t(eventKindText[eventKind]);
  return {
    view: "workshops/figures-events",
    title: t("workshops.figures.eventsTitle"),
    model: {
      backUrl: figuresUrl(programmeId, seesAll ? time : {}),
      lead: t("workshops.figures.found", counted(found.length, locale)),
      limits: [...(kindName === null ? [] : [kindName]), ...timeTexts(time, asking)],
      rows: found.slice((page - 1) * perPage, page * perPage).map(({ event, isHidden }) => ({
        day: formatDay(event.heldOn, locale),
        name: textIn(event.names, locale),
        url: workshopUrl(programmeId, event.id),
        unit: event.isSession ? unitApart(event, asking) : null,
        kind: event.isSession
          ? t(eventKindText[event.eventKind])
          : `${t(eventKindText[event.eventKind])} · ${t(kindText[event.kind])}`,
        people: isHidden ? t("workshops.figures.fewShort") : peopleText(event, asking),
        hours: event.minutes === null ? "–" : formatNumber(event.minutes / 60, locale, 1),
        place: event.place,
      })),
      pageText:
        pages === 1
          ? null
          : t("workshops.figures.page", { page: formatNumber(page, locale), pages: formatNumber(pages, locale) }),
      previousUrl: page > 1 ? url(page - 1) : null,
      nextUrl: page < pages ? url(page + 1) : null,
    },
  };
}

/** The unit that a mentor's session was held with; nothing where the session is called by it. */
function unitApart({ names, audienceNames }: NamedEvent, { locale }: Asking): string | null {
  const unit = ownName(textIn(audienceNames, locale));
  return unit === textIn(names, locale) ? null : unit;
}

/** "12", "12 + 9 laskettua", "–". */
function peopleText(event: NamedEvent, { t, locale }: Asking): string {
  const heads = headsOf(event);
  if (!isCounted(event)) return "–";
  const named = formatNumber(event.people.length, locale);
  return heads === 0 ? named : t("workshops.figures.named", { named, heads: formatNumber(heads, locale) });
}

/** From when, and until when, in words. */
export function timeTexts({ from, to }: Pick<FiguresWanted, "from" | "to">, { t, locale }: Asking): string[] {
  return [
    ...(from === "" ? [] : [t("workshops.figures.since", { day: formatDay(from, locale) })]),
    ...(to === "" ? [] : [t("workshops.figures.until", { day: formatDay(to, locale) })]),
  ];
}

/** The organisations of those who were there and the units that they came from, with how many events each was at. */
export function organisationsPage(
  programmeId: string,
  events: readonly NamedEvent[],
  organisations: readonly Organisation[],
  wanted: FiguresWanted,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const times = new Map<string, number>();
  for (const id of events.flatMap(({ organisationIds, partIds }) => [...organisationIds, ...partIds]))
    times.set(id, (times.get(id) ?? 0) + 1);
  const reached = organisations.filter(({ id }) => times.has(id));
  const count = reached.filter(({ kind }) => kind === "organisation").length;
  return {
    view: "workshops/figures-list",
    title: t("workshops.figures.organisationsTitle"),
    model: {
      backUrl: figuresUrl(programmeId, wanted),
      heading: t("workshops.figures.organisationsTitle"),
      lead: t("workshops.figures.leadOrganisations", counted(count, locale)),
      limits: timeTexts(wanted, asking),
      columns: [
        t("workshops.covered.organisation"),
        t("workshops.figures.industry"),
        t("workshops.figures.eventsShort"),
      ],
      rows: reached.map(({ id, name, industryNames }) => ({
        ...shortName(name),
        url: organisationUrl(programmeId, id),
        of: industryNames === null ? "–" : textIn(industryNames, locale),
        times: formatNumber(times.get(id) ?? 0, locale),
      })),
    },
  };
}
