import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { SheetOut } from "../../../platform/spreadsheets.ts";
import { eventKindText, kindText } from "../../words.ts";
import { figuresOf, headsOf, type Figures } from "../figures.ts";
import type { FiguresWanted } from "../forms.ts";
import { periodText } from "../tables/pages.ts";
import { byPeriod } from "../periods.ts";
import type { NamedEvent } from "../queries.ts";

/** What has been held, to take along: event by event, and by period. Nobody is named. */
export function figuresSheets(
  events: readonly NamedEvent[],
  { by }: FiguresWanted,
  asking: Asking,
): { first: SheetOut; all: SheetOut[] } {
  const { t, locale } = asking;
  const counted = [t("workshops.figures.people"), t("workshops.figures.heads"), t("workshops.figures.organisations")];
  const first: SheetOut = {
    name: t("workshops.figures.eventsTitle"),
    header: [
      ...[t("workshops.holding.day"), t("workshops.covered.workshop"), t("workshops.covered.audience")],
      ...[
        t("workshops.log.eventKind"),
        t("workshops.figures.kind"),
        t("workshops.log.place"),
        t("workshops.figures.hours"),
      ],
      ...counted,
    ],
    rows: events.map((event) => [
      ...[event.heldOn, textIn(event.names, locale), textIn(event.audienceNames, locale)],
      ...[t(eventKindText[event.eventKind]), t(kindText[event.kind]), event.place],
      event.minutes === null ? null : hours(event.minutes / 60),
      ...[event.people.length, headsOf(event), event.organisationIds.length],
    ]),
  };
  const periods: SheetOut = {
    name: t("workshops.figures.periods"),
    header: [
      ...[t("workshops.figures.period"), t("workshops.figures.events"), t("workshops.figures.attendancesShort")],
      ...[...counted, t("workshops.figures.hours"), t("workshops.figures.personHoursShort")],
    ],
    rows: [
      ...byPeriod(events, by).map((part) => [
        periodText(part.period, by, asking),
        ...numbersOf(figuresOf(part.events)),
      ]),
      [t("workshops.figures.total"), ...numbersOf(figuresOf(events))],
    ],
  };
  return { first, all: [first, periods] };
}

function numbersOf({ events, attendances, people, heads, organisations, ...time }: Figures): number[] {
  return [events, attendances, people, heads, organisations, hours(time.hours), hours(time.personHours)];
}

const hours = (value: number) => Number(value.toFixed(2));
