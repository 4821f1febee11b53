import { listNeeds, type Need } from "../../../catalogue/index.ts";
import { listTools, type Tool } from "../../../maturity/index.ts";
import type { Db } from "../../../platform/database.ts";
import { listUnitsOf, type Unit } from "../../assigning/queries.ts";
import { findCalendarFile, type CalendarFileRead } from "../calendar/queries.ts";
import type { MonthLoad } from "../load.ts";
import type { Mentor } from "../mentor.ts";
import { monthsOf } from "../months/months.ts";
import { listLoads, listUnitDays } from "../months/queries.ts";
import { getMentor, listColleagues, lookedAtDay } from "../queries.ts";
import { getSettings } from "../settings/queries.ts";

/** A mentor with everything that the mentor's page tells. */
export interface MentorWhole {
  mentor: Mentor;
  today: string;
  account: string | null;
  units: (Unit & { startsOn: string; days: number })[];
  months: MonthLoad[];
  needs: Need[];
  tools: Tool[];
  calendarFile: CalendarFileRead | null;
}

export async function loadMentor(db: Db, programmeId: string, mentorId: string): Promise<MentorWhole> {
  const mentor = await getMentor(db, programmeId, mentorId);
  const today = await lookedAtDay(db, programmeId);
  const { usualDays } = await getSettings(db, programmeId);
  const unitDays = await listUnitDays(db, programmeId);
  const units = await listUnitsOf(db, programmeId, mentorId);
  const colleagues = await listColleagues(db, programmeId);
  return {
    ...{ mentor, today },
    account: colleagues.find(({ userId }) => userId === mentor.userId)?.name ?? null,
    units: units.map((unit) => ({ ...unit, days: unitDays.get(unit.id) ?? usualDays })),
    months: (await listLoads(db, programmeId, [mentor], monthsOf(mentor, today))).get(mentorId) ?? [],
    needs: (await listNeeds(db, programmeId)).filter(({ id }) => mentor.needIds.includes(id)),
    tools: (await listTools(db, programmeId)).filter(({ id }) => mentor.toolIds.includes(id)),
    calendarFile: (await findCalendarFile(db, mentorId)) ?? null,
  };
}
