import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { SheetOut } from "../../../platform/spreadsheets.ts";
import { eventKindText, kindText } from "../../words.ts";
import { figuresOf, headsOf, isCounted, type Figures } from "../figures.ts";
import type { FiguresSeen } from "../pages.ts";
import { periodText } from "../tables/pages.ts";
import { byPeriod } from "../periods.ts";
import type { NamedEvent } from "../queries.ts";
import { topicKinds } from "../../topics/kinds.ts";

/** What has been held, to take along: event by event, by kind, by period and need by need. Nobody is named. */
export function figuresSheets(
  seen: FiguresSeen & { events: NamedEvent[] },
  asking: Asking,
): { first: SheetOut; all: SheetOut[] } {
  const first = eventsSheet(seen.events, asking);
  return { first, all: [first, kindsSheet(seen, asking), periodsSheet(seen, asking), servedSheet(seen, asking)] };
}

function eventsSheet(events: readonly NamedEvent[], { t, locale }: Asking): SheetOut {
  return {
    name: t("workshops.figures.eventsTitle"),
    header: [
      ...[t("workshops.holding.day"), t("workshops.covered.workshop"), t("workshops.covered.audience")],
      ...[t("workshops.log.eventKind"), t("workshops.covered.forWhom"), t("workshops.log.place")],
      ...[t("workshops.figures.hours"), t("workshops.figures.people"), t("workshops.figures.heads")],
      t("workshops.figures.organisations"),
    ],
    rows: events.map((event) => {
      // Where nobody has said who was there, that is not known: it is not nobody.
      const isKnown = isCounted(event);
      const counted = [event.people.length, headsOf(event), event.organisationIds.length];
      return [
        ...[event.heldOn, textIn(event.names, locale), textIn(event.audienceNames, locale)],
        ...[t(eventKindText[event.eventKind]), t(kindText[event.kind]), event.place],
        event.minutes === null ? null : hours(event.minutes / 60),
        ...(isKnown ? counted : [null, null, null]),
      ];
    }),
  };
}

function kindsSheet({ events }: FiguresSeen, asking: Asking): SheetOut {
  const { t } = asking;
  const parts = topicKinds.map((kind) => ({ kind, events: events.filter((event) => event.kind === kind) }));
  return {
    name: t("workshops.figures.kindsShort"),
    header: [t("workshops.figures.kind"), ...countedHeader(asking)],
    rows: [
      ...parts
        .filter((part) => part.events.length > 0)
        .map((part) => [t(kindText[part.kind]), ...numbersOf(figuresOf(part.events))]),
      [t("workshops.figures.total"), ...numbersOf(figuresOf(events))],
    ],
  };
}

function periodsSheet({ events, wanted: { by } }: FiguresSeen, asking: Asking): SheetOut {
  const { t } = asking;
  return {
    name: t("workshops.figures.periodsShort"),
    header: [t("workshops.figures.period"), ...countedHeader(asking)],
    rows: [
      ...byPeriod(events, by).map((part) => [
        periodText(part.period, by, asking),
        ...numbersOf(figuresOf(part.events)),
      ]),
      [t("workshops.figures.total"), ...numbersOf(figuresOf(events))],
    ],
  };
}

/** By need, how many of those who need it were reached, at whatever level. */
function servedSheet({ served, needs }: FiguresSeen, { t, locale }: Asking): SheetOut {
  const nameOf = new Map(needs.map(({ id, names }) => [id, textIn(names, locale)]));
  return {
    name: t("workshops.figures.servedShort"),
    header: [
      ...[t("workshops.covered.need"), t("workshops.figures.events"), t("workshops.covered.wantingHeading")],
      ...[t("workshops.covered.right"), t("workshops.covered.other"), t("workshops.covered.left")],
    ],
    rows: served
      .filter(({ workshops, wanting }) => workshops.length > 0 && wanting.length > 0)
      .map(({ needId, workshops, wanting, right, other, left }) => [
        ...[nameOf.get(needId) ?? "", workshops.length, wanting.length],
        ...[right.length, other.length, left.length],
      ]),
  };
}

function countedHeader({ t }: Asking): string[] {
  return [
    ...[t("workshops.figures.events"), t("workshops.figures.attendancesShort"), t("workshops.figures.people")],
    ...[t("workshops.figures.heads"), t("workshops.figures.organisations")],
    ...[t("workshops.figures.hours"), t("workshops.figures.personHoursShort")],
  ];
}

function numbersOf({ events, attendances, people, heads, organisations, ...time }: Figures): number[] {
  return [events, attendances, people, heads, organisations, hours(time.hours), hours(time.personHours)];
}

const hours = (value: number) => Number(value.toFixed(2));
