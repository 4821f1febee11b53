import { sql, type Expression, type SqlBool } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { listPeopleThere, listUnattended, type WorkshopState } from "../../workshops/index.ts";
import type { HeldSession, SessionKind, SessionSubject } from "./session.ts";

/** A training, workshop or meeting of a mentor with a unit, held or to come. */
export interface Session {
  id: string;
  mentorId: string;
  unitId: string;
  toolId: string | null;
  names: Texts;
  /** Whether it has a title of its own; else it is called by its tool or its unit. */
  isTitled: boolean;
  note: string;
  eventKind: SessionKind;
  state: WorkshopState;
  /** The day on which it was held, "2021-05-03"; null while it is to come. */
  heldOn: string | null;
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant | null;
  place: string;
  remoteUrl: string;
  /** Its length in minutes; null where it is not known. */
  minutes: number | null;
  /** How many there were in all, where they were counted. */
  headCount: number | null;
  /** When it was entered after it had been held; null for one that was planned here. */
  loggedAt: Temporal.Instant | null;
  createdAt: Temporal.Instant;
  /** For when it was planned at first, and how often it has been put off since. */
  firstStart: Temporal.Instant | null;
  timesMoved: number;
  /** Counts the changes of what stands in calendars. */
  sequence: number;
}

/** Which sessions are asked for; what is left out limits nothing. */
export interface SessionFilter {
  mentorId?: string | undefined;
  /** Units, with those below them as the asker has them. */
  unitIds?: readonly string[] | undefined;
  toolId?: string | undefined;
  eventKind?: SessionKind | undefined;
  /** Days, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** A session that has been held, with the people who are known by name, each person once. */
export interface SessionHeld extends Session {
  heldOn: string;
  people: string[];
  /** Whether it is known that nobody came. */
  isUnattended: boolean;
}

/** The sessions that have been held, the latest first. */
export async function listSessions(db: Db, programmeId: string, filter: SessionFilter = {}): Promise<SessionHeld[]> {
  const { from, to } = filter;
  const rows = await filtered(sessionRows(db, programmeId), filter)
    .where("workshops.state", "=", "held")
    .$if(from !== undefined, (query) => query.where("heldOn", ">=", from ?? ""))
    .$if(to !== undefined, (query) => query.where("heldOn", "<=", to ?? ""))
    .orderBy("heldOn", "desc")
    .orderBy("workshops.createdAt", "desc")
    .orderBy("workshops.id")
    .execute();
  const people = await listPeopleThere(
    db,
    programmeId,
    rows.map(({ id }) => id),
  );
  const unattended = await listUnattended(db, programmeId);
  return rows.map((row) => ({
    ...{ ...row, heldOn: row.heldOn ?? "" },
    ...{ people: people.get(row.id) ?? [], isUnattended: unattended.has(row.id) },
  }));
}

/** The sessions to come, the next first; those whose time has passed without a word of how they went are among them. */
export async function listPlannedSessions(
  db: Db,
  programmeId: string,
  filter: Pick<SessionFilter, "mentorId" | "unitIds"> = {},
): Promise<Session[]> {
  return await filtered(sessionRows(db, programmeId), filter)
    .where("workshops.state", "=", "planned")
    .orderBy("startsAt", (order) => order.asc().nullsLast())
    .orderBy("workshops.id")
    .execute();
}

/** Everything of one mentor for the calendar: what is to come, what was held, and what was cancelled. */
export async function listSessionsOf(db: Db, programmeId: string, mentorId: string): Promise<Session[]> {
  return await filtered(sessionRows(db, programmeId), { mentorId })
    .orderBy("workshops.createdAt")
    .orderBy("workshops.id")
    .execute();
}

export async function getSession(db: Db, programmeId: string, id: string): Promise<Session> {
  const row = await sessionRows(db, programmeId).where("workshops.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("session");
  return row;
}

function sessionRows(db: Db, programmeId: string) {
  return db
    .selectFrom("mentorSessions")
    .innerJoin("workshops", "workshops.id", "workshopId")
    .select(["workshops.id", "mentorId", "unitId", "toolId", "isTitled", "note", "firstStart", "timesMoved"])
    .select(["eventKind", "state", "heldOn", "startsAt", "endsAt", "place", "remoteUrl", "headCount", "loggedAt"])
    .select(["workshops.createdAt", "calendarSequence as sequence"])
    .select([
      sql<Texts>`own_titles`.as("names"),
      sql<number | null>`coalesce(
        (extract(epoch from ends_at - starts_at) / 60)::integer, workshops.duration_minutes)`.as("minutes"),
    ])
    .where("mentorSessions.programmeId", "=", programmeId);
}

function filtered(query: ReturnType<typeof sessionRows>, { mentorId, unitIds, toolId, eventKind }: SessionFilter) {
  const none = sql<SqlBool>`false` as Expression<SqlBool>;
  return query
    .$if(mentorId !== undefined, (all) => all.where("mentorId", "=", mentorId ?? ""))
    .$if(unitIds !== undefined, (all) =>
      unitIds?.length === 0 ? all.where(none) : all.where("unitId", "in", unitIds ?? []),
    )
    .$if(toolId !== undefined, (all) => all.where("toolId", "=", toolId ?? ""))
    .$if(eventKind !== undefined, (all) => all.where("eventKind", "=", eventKind ?? "training"));
}

/** A session logged before that is the same: mentor, unit, tool, kind, day and length. */
export async function findSame(trx: Tx, session: HeldSession, exceptId: string | null) {
  const { programmeId, mentorId, unitId, toolId, eventKind, heldOn, durationMinutes } = session;
  return await sessionRows(trx, programmeId)
    .where("mentorId", "=", mentorId)
    .where("unitId", "=", unitId)
    .where("toolId", "is not distinct from", toolId)
    .where("eventKind", "=", eventKind)
    .where("state", "=", "held")
    .where("heldOn", "=", heldOn)
    .where(
      sql<SqlBool>`coalesce((extract(epoch from ends_at - starts_at) / 60)::integer, duration_minutes)
        is not distinct from ${durationMinutes}::integer`,
    )
    .$if(exceptId !== null, (query) => query.where("workshops.id", "<>", exceptId ?? ""))
    .executeTakeFirst();
}

/** A session planned before that is the same: mentor, unit and start. */
export async function findPlanned(trx: Tx, plan: SessionSubject & { startsAt: Temporal.Instant }) {
  return await filtered(sessionRows(trx, plan.programmeId), { mentorId: plan.mentorId, unitIds: [plan.unitId] })
    .where("state", "=", "planned")
    .where("startsAt", "=", plan.startsAt)
    .executeTakeFirst();
}

/** One at a time writes down a mentor's sessions, so that what is sent twice is known when it comes again. */
export async function lockMentor(trx: Tx, programmeId: string, mentorId: string): Promise<void> {
  const row = await trx
    .selectFrom("mentors")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "=", mentorId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("mentor");
}

/** What the unit and the tool are called; those of another programme are not found. */
export async function nameUnitAndTool(
  db: Db,
  { programmeId, unitId, toolId }: Pick<SessionSubject, "programmeId" | "unitId" | "toolId">,
): Promise<{ unitName: string; toolNames: Texts | null }> {
  const unit = await db
    .selectFrom("organisations")
    .select("name")
    .where("programmeId", "=", programmeId)
    .where("id", "=", unitId)
    .executeTakeFirst();
  if (unit === undefined) throw new NotFound("unit");
  if (toolId === null) return { unitName: unit.name, toolNames: null };
  const tool = await db
    .selectFrom("digitalTools")
    .select("names")
    .where("programmeId", "=", programmeId)
    .where("id", "=", toolId)
    .executeTakeFirst();
  if (tool === undefined) throw new NotFound("tool");
  return { unitName: unit.name, toolNames: tool.names };
}

/** The register's contacts who were at the session. */
export async function listContactsThere(db: Db, programmeId: string, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom("workshopSeats")
    .innerJoin("attendees", "attendees.id", "attendeeId")
    .select(sql<string>`participant_id`.as("participantId"))
    .where("workshopSeats.programmeId", "=", programmeId)
    .where("workshopId", "=", id)
    .where("attended", "=", true)
    .where("participantId", "is not", null)
    .execute();
  return rows.map(({ participantId }) => participantId);
}
