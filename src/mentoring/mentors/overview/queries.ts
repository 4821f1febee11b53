import { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listAssigned, listUnits, type Unit } from "../../assigning/queries.ts";
import { nextFreeDay, noMarks } from "../calendar/days.ts";
import { holidaysBetween, listMarks } from "../calendar/queries.ts";
import type { MonthLoad } from "../load.ts";
import { hasEnded, type Mentor } from "../mentor.ts";
import { listLoads } from "../months/queries.ts";
import { listMentors, lookedAtDay } from "../queries.ts";
import { getSettings } from "../settings/queries.ts";
import type { MentoringSettings } from "../settings/settings.ts";
import { waitingOf, type UnitStanding, type Waiting } from "../waiting.ts";

/** A mentor as the overview shows one. */
export interface MentorSeen {
  mentor: Mentor;
  units: number;
  /** This month. */
  load: MonthLoad;
  nextFree: string | null;
}

export interface Overview {
  programmeId: string;
  /** The day that all is told of: today, or the programme's last day once it is over. */
  today: string;
  isOver: boolean;
  settings: MentoringSettings;
  mentors: MentorSeen[];
  /** The units at the bottom of the tree, and those of them that have a mentor. */
  units: Unit[];
  mentored: number;
  /** The longest wait first. */
  waiting: Waiting[];
}

/** How loaded the mentors are, and which units wait. */
export async function loadOverview(db: Db, programmeId: string): Promise<Overview> {
  const programme = await getProgramme(db, programmeId);
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(programme.timeZone).toPlainDate();
  const today = await lookedAtDay(db, programmeId);
  const settings = await getSettings(db, programmeId);
  const mentors = await listMentors(db, programmeId);
  const loads = await listLoads(db, programmeId, mentors, [today.slice(0, 7)]);
  const horizon = Temporal.PlainDate.from(today).add({ days: 130 }).toString();
  const marks = await listMarks(db, { programmeId, from: today, to: horizon });
  const holidays = holidaysBetween(today, horizon);
  const assigned = await listAssigned(db, programmeId);
  const unitsOf = Map.groupBy(assigned, ({ mentorId }) => mentorId);
  const planned = await listPlanned(db, programmeId);
  const plannedDays = Map.groupBy(planned, ({ mentorId }) => mentorId);

  const units = (await listUnits(db, programmeId)).filter(({ isBottom }) => isBottom);
  // Whose mentor's work is over has none any more, whatever was written down.
  const overOf = new Map(
    mentors.flatMap(({ id, endsOn }) => (hasEnded({ endsOn }, today) ? [[id, endsOn] as const] : [])),
  );
  const mentorOf = new Map(assigned.flatMap((each) => (overOf.has(each.mentorId) ? [] : [[each.unitId, each]])));
  const leftOn = new Map(assigned.map(({ unitId, mentorId }) => [unitId, overOf.get(mentorId) ?? null]));
  const { met, had, known } = await listStandings(db, programmeId);
  const comes = new Set(planned.map(({ unitId }) => unitId));
  const standings = units.map(({ id }): UnitStanding => {
    const has = mentorOf.get(id);
    const knownSince = known.get(id);
    const added = knownSince === undefined ? today : dayOf(knownSince).toString();
    return {
      unitId: id,
      mentor: has === undefined ? null : { id: has.mentorId, since: has.startsOn },
      ...{ lastMet: met.get(id) ?? null, lastHad: leftOn.get(id) ?? had.get(id) ?? null, isPlanned: comes.has(id) },
      knownSince: programme.startsOn !== null && programme.startsOn > added ? programme.startsOn : added,
    };
  });
  return {
    ...{ programmeId, today, settings, units },
    isOver: today === programme.endsOn && today < dayOf(await databaseNow(db)).toString(),
    mentors: mentors.flatMap((mentor) => {
      const [load] = loads.get(mentor.id) ?? [];
      if (load === undefined) return [];
      const days = new Set((plannedDays.get(mentor.id) ?? []).map(({ startsAt }) => dayOf(startsAt).toString()));
      return {
        mentor,
        units: unitsOf.get(mentor.id)?.length ?? 0,
        load,
        nextFree: nextFreeDay(mentor, marks.get(mentor.id) ?? noMarks, holidays, { from: today, planned: days }),
      };
    }),
    mentored: units.filter(({ id }) => mentorOf.has(id)).length,
    waiting: waitingOf(standings, today, settings.waitingWeeks),
  };
}

/** Sessions that are still to come. */
async function listPlanned(db: Db, programmeId: string) {
  const now = await databaseNow(db);
  const rows = await db
    .selectFrom("mentorSessions")
    .innerJoin("workshops", "workshops.id", "workshopId")
    .select(["mentorId", "unitId", "startsAt"])
    .where("mentorSessions.programmeId", "=", programmeId)
    .where("state", "=", "planned")
    .where("startsAt", ">=", now)
    .execute();
  return rows.flatMap(({ startsAt, ...row }) => (startsAt === null ? [] : [{ ...row, startsAt }]));
}

/** Of each unit the last day that a mentor met it, the last day of its last mentor, and when it was added. */
async function listStandings(db: Db, programmeId: string) {
  const sessions = await db
    .selectFrom("mentorSessions")
    .innerJoin("workshops", "workshops.id", "workshopId")
    .select(({ fn }) => ["unitId", fn.max("heldOn").as("on")])
    .where("mentorSessions.programmeId", "=", programmeId)
    .where("state", "=", "held")
    .groupBy("unitId")
    .execute();
  const interviews = await db
    .selectFrom("needsAssessments")
    .select(({ fn }) => ["unitId", fn.max("heldOn").as("on")])
    .where("programmeId", "=", programmeId)
    .where("doneAt", "is not", null)
    .groupBy("unitId")
    .execute();
  const ended = await db
    .selectFrom("mentorUnits")
    .select(({ fn }) => ["unitId", fn.max("endsOn").as("on")])
    .where("programmeId", "=", programmeId)
    .where("endsOn", "is not", null)
    .groupBy("unitId")
    .execute();
  const added = await db
    .selectFrom("organisations")
    .select(["id", "createdAt"])
    .where("programmeId", "=", programmeId)
    .execute();
  const met = new Map<string, string>();
  for (const { unitId, on } of [...sessions, ...interviews])
    if (on !== null && on > (met.get(unitId) ?? "")) met.set(unitId, on);
  return {
    met,
    had: new Map(ended.flatMap(({ unitId, on }) => (on === null ? [] : [[unitId, on] as const]))),
    known: new Map(added.map(({ id, createdAt }) => [id, createdAt])),
  };
}
