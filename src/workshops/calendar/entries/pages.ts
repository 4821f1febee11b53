import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatMonth, formatTime, formatWeekday, textIn } from "../../../platform/i18n.ts";
import type { Programme } from "../../../programmes/index.ts";
import { workshopUrl } from "../../one/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import type { Room } from "../../rooms/queries.ts";
import type { Clash } from "../clashes.ts";
import { holidayOn } from "../holidays.ts";
import { localDayAndTime } from "../local-times.ts";
import { monthOf, weeksOf } from "../month.ts";
import { holidayText, sharedText } from "../notes/pages.ts";

/** A workshop as the calendar shows it. */
export interface Entry {
  day: string;
  time: string | null;
  name: string;
  place: string | null;
  url: string;
  isHeld: boolean;
  /** What it shares with another at the same time, in words; null where nothing. */
  clash: string | null;
}

/** The workshops that have a day, in its order; one that was held without a time stands on its day. */
export function entriesOf(
  workshops: Workshop[],
  clashes: Map<string, Clash[]>,
  { programme, rooms }: { programme: Programme; rooms: Room[] },
  { t, locale }: Asking,
): Entry[] {
  const entries = workshops.flatMap((workshop) => {
    const { id, startsAt, endsAt, heldOn, names, roomId, remoteUrl, state } = workshop;
    const place = rooms.find((room) => room.id === roomId)?.name ?? workshop.place;
    const day = startsAt === null ? heldOn : localDayAndTime(startsAt, programme.timeZone).day;
    if (day === null) return [];
    const at = (instant: NonNullable<typeof startsAt>) => formatTime(instant, locale, programme.timeZone);
    // What has been held has managed to be.
    const shared = state === "planned" ? sharedText(clashes.get(id) ?? [], t) : "";
    const entry: Entry = {
      day,
      time: startsAt === null || endsAt === null ? null : `${at(startsAt)}–${at(endsAt)}`,
      name: textIn(names, locale),
      place: place !== "" ? place : remoteUrl !== "" ? t("workshops.calendar.remote") : null,
      url: workshopUrl(programme.id, id),
      isHeld: state === "held",
      clash: shared === "" ? null : shared,
    };
    return [{ entry, order: startsAt?.epochMilliseconds ?? 0 }];
  });
  return entries.sort((a, b) => a.entry.day.localeCompare(b.entry.day) || a.order - b.order).map(({ entry }) => entry);
}

/** A month as a table: a row a week, with its number; a cell a day. */
export function monthTable(month: string, entries: Entry[], today: string, { t, locale }: Asking) {
  const byDay = Map.groupBy(entries, ({ day }) => day);
  const weeks = weeksOf(month);
  return {
    weekdays: (weeks[0]?.days ?? []).map((day) => ({
      short: formatWeekday(day, locale),
      long: formatWeekday(day, locale, "long"),
    })),
    weeks: weeks.map(({ number, days }) => ({
      number,
      days: days.map((day, at) => ({
        number: Number(day.slice(-2)),
        ...dayMarks(day, today, { t }),
        isOutside: monthOf(day) !== month,
        isWeekend: at > 4,
        entries: byDay.get(day) ?? [],
      })),
    })),
  };
}

/** The same as a list: month by month, day by day; days on which nothing is held are left out. */
export function agenda(entries: Entry[], today: string, { t, locale }: Asking) {
  return [...Map.groupBy(entries, ({ day }) => monthOf(day))].map(([month, inMonth]) => ({
    name: formatMonth(`${month}-01`, locale),
    days: [...Map.groupBy(inMonth, ({ day }) => day)].map(([day, onDay]) => ({
      name: `${formatWeekday(day, locale)} ${formatDay(day, locale)}`,
      ...dayMarks(day, today, { t }),
      entries: onDay,
    })),
  }));
}

function dayMarks(day: string, today: string, { t }: Pick<Asking, "t">) {
  const holiday = holidayOn(day);
  return { isToday: day === today, holiday: holiday === null ? null : t(holidayText[holiday]) };
}
