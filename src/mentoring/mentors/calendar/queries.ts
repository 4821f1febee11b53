import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { holidaysOf } from "../../../workshops/index.ts";
import type { DayState, Marks } from "./days.ts";

/** The marked days of the programme's mentors, or of one of them, by mentor; from one day to another. */
export async function listMarks(
  db: Db,
  { programmeId, mentorId, from, to }: { programmeId: string; mentorId?: string; from: string; to: string },
): Promise<Map<string, Marks>> {
  const rows = await db
    .selectFrom("mentorDays")
    .select(["mentorId", "day", "source", "state"])
    .where("programmeId", "=", programmeId)
    .$if(mentorId !== undefined, (query) => query.where("mentorId", "=", mentorId ?? ""))
    .where("day", ">=", from)
    .where("day", "<=", to)
    .execute();
  const marks = new Map<string, { hand: Map<string, DayState>; file: Map<string, DayState> }>();
  for (const { mentorId: id, day, source, state } of rows) {
    const known = marks.get(id) ?? { hand: new Map<string, DayState>(), file: new Map<string, DayState>() };
    known[source].set(day, state);
    marks.set(id, known);
  }
  return marks;
}

/** The public holidays of the years of two days, as days. */
export function holidaysBetween(from: string, to: string): Set<string> {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: Math.max(0, last - first) + 1 }, (_, at) => first + at);
  return new Set(years.flatMap((year) => [...holidaysOf(year).keys()]));
}

/** The calendar file that was last read for a mentor. */
export interface CalendarFileRead {
  firstDay: string;
  lastDay: string;
  /** The day in the programme's time zone. */
  readOn: string;
}

export async function findCalendarFile(db: Db, mentorId: string): Promise<CalendarFileRead | undefined> {
  return await db
    .selectFrom("mentorCalendarFiles")
    .innerJoin("programmes", "programmes.id", "programmeId")
    .select(["firstDay", "lastDay", sql<string>`(read_at at time zone time_zone)::date`.as("readOn")])
    .where("mentorId", "=", mentorId)
    .executeTakeFirst();
}
