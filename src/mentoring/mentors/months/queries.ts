import { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import { listAssigned } from "../../assigning/queries.ts";
import { freeDays, noMarks } from "../calendar/days.ts";
import { holidaysBetween, listMarks } from "../calendar/queries.ts";
import { monthLoad, type MonthLoad } from "../load.ts";
import type { Mentor } from "../mentor.ts";
import { getSettings } from "../settings/queries.ts";

/** The months from the one of a day on, "2021-05". */
export function monthsFrom(day: string, count: number): string[] {
  const first = Temporal.PlainYearMonth.from(day.slice(0, 7));
  return Array.from({ length: count }, (_, at) => first.add({ months: at }).toString());
}

/** How many days a month each unit takes that takes more or less than is usual. */
export async function listUnitDays(db: Db, programmeId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("unitMentoringDays")
    .select(["unitId", "days"])
    .where("programmeId", "=", programmeId)
    .execute();
  return new Map(rows.map(({ unitId, days }) => [unitId, days]));
}

/** The load of each mentor in each of the months, by mentor. */
export async function listLoads(
  db: Db,
  programmeId: string,
  mentors: readonly Mentor[],
  months: readonly string[],
): Promise<Map<string, MonthLoad[]>> {
  const [from, to] = [`${months[0] ?? ""}-01`, `${months.at(-1) ?? ""}-31`];
  if (months.length === 0) return new Map();
  const capacity = await db
    .selectFrom("mentorCapacity")
    .select(["mentorId", "month", "days"])
    .where("programmeId", "=", programmeId)
    .execute();
  const given = new Map(capacity.map(({ mentorId, month, days }) => [`${mentorId} ${month.slice(0, 7)}`, days]));
  const last = Temporal.PlainYearMonth.from(to.slice(0, 7)).toPlainDate({ day: 31 }).toString();
  const marks = await listMarks(db, { programmeId, from, to: last });
  const holidays = holidaysBetween(from, to);
  const { usualDays } = await getSettings(db, programmeId);
  const unitDays = await listUnitDays(db, programmeId);
  const unitsOf = Map.groupBy(await listAssigned(db, programmeId), ({ mentorId }) => mentorId);
  return new Map(
    mentors.map((mentor) => {
      const units = (unitsOf.get(mentor.id) ?? []).map(({ unitId, startsOn }) => ({
        startsOn,
        days: unitDays.get(unitId) ?? usualDays,
      }));
      const loads = months.map((month) => {
        const free = freeDays(mentor, marks.get(mentor.id) ?? noMarks, holidays, month);
        return monthLoad(month, { units, given: given.get(`${mentor.id} ${month}`) ?? null, free });
      });
      return [mentor.id, loads];
    }),
  );
}
