import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import { emptyForm } from "../../platform/forms.ts";
import { formatMonth, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import type { Facilitator } from "../facilitators/queries.ts";
import { whenText, workshopUrl } from "../one/pages.ts";
import { workshopsUrl } from "../register/pages.ts";
import type { Workshop } from "../register/queries.ts";
import type { Room } from "../rooms/queries.ts";
import { pollsUrl } from "../polls/addresses.ts";
import { topicKinds } from "../topics/kinds.ts";
import { kindOneText } from "../words.ts";
import type { Clash } from "./clashes.ts";
import { agenda, entriesOf, monthTable } from "./entries/pages.ts";
import type { CalendarChoice } from "./forms.ts";
import { localDayAndTime } from "./local-times.ts";
import { monthOf, monthsFrom, nextMonth } from "./month.ts";

/** How many months the list shows at a time. */
const monthsInList = 3;

export interface CalendarContents {
  programme: Programme;
  workshops: Workshop[];
  cancelled: Workshop[];
  clashes: Map<string, Clash[]>;
  facilitators: Facilitator[];
  rooms: Room[];
  /** The programme's day, "2027-03-12". */
  today: string;
}

/** The months that the choice shows, from the chosen one, or this one, on. */
export function monthsShown({ month, view }: CalendarChoice, today: string): string[] {
  return monthsFrom(month ?? monthOf(today), view === "list" ? monthsInList : 1);
}

/** When workshops are held: a month as a table, or a list; and those that have no time yet. */
export function calendarPage(contents: CalendarContents, choice: CalendarChoice, asking: Asking): Page {
  const { t, role, locale } = asking;
  const { programme, workshops, clashes, today } = contents;
  const isPlanner = role === "planner" || role === "owner";
  const months = monthsShown(choice, today);
  const chosen = workshops.filter((workshop) => isChosen(workshop, choice));
  const entries = entriesOf(chosen, clashes, contents, asking).filter(({ day }) => months.includes(monthOf(day)));
  const undated = chosen.filter(({ state, startsAt }) => state === "planned" && startsAt === null);
  const [first = "", last = first] = [months[0], months.at(-1)];
  const period = periodText(first, last, asking);
  const base = calendarUrl(programme.id);
  const to = (more: Partial<CalendarChoice>) => `${base}?${queryOf({ ...choice, month: first, ...more })}`;
  const clashing = entries.filter(({ clash }) => clash !== null).length;
  return {
    view: "workshops/calendar/calendar",
    title: `${t("workshops.calendar.title")}: ${period}`,
    model: {
      period,
      lead: [
        entries.length === 0 ? t("workshops.calendar.none") : t("workshops.calendar.some", { count: entries.length }),
        clashing === 0 ? "" : t("workshops.calendar.clashing", { count: clashing }),
      ]
        .filter((part) => part !== "")
        .join(" "),
      table: choice.view === "month" ? monthTable(first, entries, today, asking) : null,
      agenda: agenda(entries, today, asking),
      previousUrl: to({ month: nextMonth(first, -months.length) }),
      nextUrl: to({ month: nextMonth(first, months.length) }),
      todayUrl: months.includes(monthOf(today)) ? null : to({ month: monthOf(today) }),
      views: (["month", "list"] as const).map((view) => ({
        text: t(view === "month" ? "workshops.calendar.asMonth" : "workshops.calendar.asList"),
        url: to({ view }),
        isCurrent: view === choice.view,
      })),
      undated: {
        count: t("workshops.calendar.undated", { count: undated.length }),
        rows: undated.map(({ id, names }) => ({
          name: textIn(names, locale),
          url: workshopUrl(programme.id, id, isPlanner ? "/time" : ""),
        })),
      },
      cancelled: cancelledIn(contents, months, choice, asking),
      filters: filtersOf(contents, choice, asking),
      isFiltered: [choice.facilitator, choice.room, choice.kind].some((each) => each !== undefined),
      clearUrl: `${base}?${queryOf({ month: first, view: choice.view })}`,
      actionUrl: base,
      month: first,
      viewName: choice.view,
      newUrl: isPlanner ? `${workshopsUrl(programme.id)}/planned/new` : null,
      listUrl: workshopsUrl(programme.id),
      pollsUrl: pollsUrl(programme.id),
      roomsUrl: `${workshopsUrl(programme.id)}/rooms`,
      facilitatorsUrl: role === "viewer" ? null : `${workshopsUrl(programme.id)}/facilitators`,
      feedsUrl: role === "viewer" ? null : `${base}/feeds`,
    },
  };
}

/** What was to be held in these months and has been cancelled, so that nobody wonders where it went; null for nothing. */
function cancelledIn(
  { programme, cancelled }: CalendarContents,
  months: string[],
  choice: CalendarChoice,
  asking: Asking,
) {
  const rows = cancelled.filter(
    (workshop) =>
      isChosen(workshop, choice) &&
      workshop.startsAt !== null &&
      months.includes(monthOf(localDayAndTime(workshop.startsAt, programme.timeZone).day)),
  );
  if (rows.length === 0) return null;
  return {
    heading: asking.t("workshops.list.cancelled", { count: rows.length }),
    rows: rows.map((workshop) => ({
      when: whenText(workshop, programme.timeZone, asking),
      name: textIn(workshop.names, asking.locale),
      url: workshopUrl(programme.id, workshop.id),
    })),
  };
}

function isChosen({ roomId, kind, facilitatorIds }: Workshop, choice: CalendarChoice): boolean {
  return (
    (choice.room === undefined || choice.room === roomId) &&
    (choice.kind === undefined || choice.kind === kind) &&
    (choice.facilitator === undefined || facilitatorIds.includes(choice.facilitator))
  );
}

function periodText(first: string, last: string, { locale }: Asking): string {
  const name = (month: string) => formatMonth(`${month}-01`, locale);
  return first === last ? name(first) : `${name(first)} – ${name(last)}`;
}

function queryOf(choice: Partial<CalendarChoice>): string {
  const given = Object.entries(choice).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}

function filtersOf({ facilitators, rooms }: CalendarContents, choice: CalendarChoice, { t, role }: Asking) {
  const values = { facilitator: choice.facilitator ?? "", room: choice.room ?? "", kind: choice.kind ?? "" };
  const any = { value: "", text: t("workshops.calendar.any") };
  const byName = (items: { id: string; name: string }[]) => items.map(({ id, name }) => ({ value: id, text: name }));
  const field = (name: keyof typeof values, label: string, options: { value: string; text: string }[]) =>
    formField({ ...emptyForm, values }, t, name, { label, options: [any, ...options] });
  return [
    ...(role === "viewer" || facilitators.length === 0
      ? []
      : [field("facilitator", t("workshops.calendar.facilitator"), byName(facilitators))]),
    ...(rooms.length === 0 ? [] : [field("room", t("workshops.calendar.room"), byName(rooms))]),
    field(
      "kind",
      t("workshops.calendar.kind"),
      topicKinds.map((value) => ({ value, text: t(kindOneText[value]) })),
    ),
  ];
}

/** The address of the programme's calendar. */
export function calendarUrl(programmeId: string): string {
  return `${workshopsUrl(programmeId)}/calendar`;
}
