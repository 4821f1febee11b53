import { organisationUrl, type Organisation } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { workshopUrl } from "../../one/pages.ts";
import { eventKindText, kindText } from "../../words.ts";
import { figuresUrl } from "../addresses.ts";
import { headsOf } from "../figures.ts";
import type { EventsWanted, FiguresWanted } from "../forms.ts";
import { seesPeople } from "../pages.ts";
import type { listPeople, NamedEvent } from "../queries.ts";
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
      lead: t("workshops.figures.found", { count: found.length }),
      limits: [...(kindName === null ? [] : [kindName]), ...timeTexts(time, asking)],
      rows: found.slice((page - 1) * perPage, page * perPage).map(({ event, isHidden }) => ({
        day: formatDay(event.heldOn, locale),
        name: textIn(event.names, locale),
        url: workshopUrl(programmeId, event.id),
        kind: `${t(eventKindText[event.eventKind])} · ${t(kindText[event.kind])}`,
        people: isHidden ? t("workshops.figures.fewShort") : peopleText(event, asking),
        hours: event.minutes === null ? "–" : formatNumber(event.minutes / 60, locale, 1),
        place: event.place,
      })),
      pageText: pages === 1 ? null : t("workshops.figures.page", { page, pages }),
      previousUrl: page > 1 ? url(page - 1) : null,
      nextUrl: page < pages ? url(page + 1) : null,
    },
  };
}

/** "12", "12 + 9 laskettua", "–". */
function peopleText(event: NamedEvent, { t }: Asking): string {
  const heads = headsOf(event);
  if (event.people.length === 0 && event.headCount === null) return "–";
  return heads === 0
    ? String(event.people.length)
    : t("workshops.figures.named", { named: event.people.length, heads });
}

function timeTexts({ from, to }: Pick<FiguresWanted, "from" | "to">, { t, locale }: Asking): string[] {
  return [
    ...(from === "" ? [] : [t("workshops.figures.since", { day: formatDay(from, locale) })]),
    ...(to === "" ? [] : [t("workshops.figures.until", { day: formatDay(to, locale) })]),
  ];
}

/** The people who were there, by name, with how often. */
export function peoplePage(
  programmeId: string,
  people: Awaited<ReturnType<typeof listPeople>>,
  wanted: FiguresWanted,
  asking: Asking,
): Page {
  const { t } = asking;
  return {
    view: "workshops/figures-list",
    title: t("workshops.figures.peopleTitle"),
    model: {
      backUrl: figuresUrl(programmeId, wanted),
      heading: t("workshops.figures.peopleTitle"),
      lead: t("workshops.figures.leadPeople", { count: people.length }),
      limits: timeTexts(wanted, asking),
      columns: [t("workshops.figures.name"), t("workshops.covered.organisation"), t("workshops.figures.times")],
      rows: people.map(({ name, organisationName, organisationId, times }) => ({
        name: name === "" ? t("workshops.figures.nameless") : name,
        url: null,
        of: organisationName === "" ? "–" : organisationName,
        ofUrl: organisationId === null ? null : organisationUrl(programmeId, organisationId),
        times,
      })),
    },
  };
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
      lead: t("workshops.figures.leadOrganisations", { count }),
      limits: timeTexts(wanted, asking),
      columns: [
        t("workshops.covered.organisation"),
        t("workshops.figures.industry"),
        t("workshops.figures.eventsShort"),
      ],
      rows: reached.map(({ id, name, industryNames }) => ({
        name,
        url: organisationUrl(programmeId, id),
        of: industryNames === null ? "–" : textIn(industryNames, locale),
        ofUrl: null,
        times: times.get(id) ?? 0,
      })),
    },
  };
}
