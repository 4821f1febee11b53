import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { TopicKind } from "../../catalogue/index.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import type { EventKind, WorkshopLevel, WorkshopState } from "./holding.ts";

export interface Workshop {
  id: string;
  topicId: string | null;
  /** The topic's names, or the title that the workshop got of its own. */
  names: Texts;
  level: WorkshopLevel;
  groupId: string | null;
  audienceNames: Texts;
  seriesId: string | null;
  position: number;
  state: WorkshopState;
  heldOn: string | null;
  kind: TopicKind;
  eventKind: EventKind;
  /** When it is held, where that has been agreed. */
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant | null;
  roomId: string | null;
  /** The room's name and address, or the place as it was written; may be empty. */
  place: string;
  remoteUrl: string;
  /** Places in the room; null where there is no limit. */
  places: number | null;
  isPublic: boolean;
  /** By its times, as it was entered, or the topic's; null where nothing is known. */
  durationMinutes: number | null;
  /** As it was planned, or the topic's; null where nothing is known. */
  costEuros: number | null;
  /** How many there were in all, where they were counted; those known by name are among them. */
  headCount: number | null;
  /** When it was entered after it had been held; null for one that was planned here. */
  loggedAt: Temporal.Instant | null;
  cancelledAt: Temporal.Instant | null;
  cancelReason: string;
  /** A mentor's session with a unit: it is counted, but planned, logged and corrected by its mentor. */
  isSession: boolean;
  /** Counts the changes of what stands in calendars. */
  calendarSequence: number;
  facilitatorIds: string[];
  /** The number of organisations in the audience, and which they are. */
  organisations: number;
  organisationIds: string[];
}

/**
 * The programme's workshops, audience aside: those held by day, then those planned in the series' order. Cancelled ones
 * are left out, and so are mentors' sessions with units: they are counted, but nobody plans by them.
 */
export async function listWorkshops(db: Db, programmeId: string): Promise<Workshop[]> {
  return await listTaking(workshopRows(db, programmeId).where("isSession", "=", false));
}

/** The same with mentors' sessions: everything that is counted. */
export async function listEvents(db: Db, programmeId: string): Promise<Workshop[]> {
  return await listTaking(workshopRows(db, programmeId));
}

async function listTaking(taken: ReturnType<typeof workshopRows>): Promise<Workshop[]> {
  const rows = await taken
    .where("workshops.state", "<>", "cancelled")
    .orderBy("heldOn", (order) => order.asc().nullsLast())
    .orderBy("workshops.position")
    .orderBy("createdAt")
    .orderBy("workshops.id")
    .execute();
  return rows.map(workshop);
}

/** The programme's cancelled workshops, the latest cancelled first; mentors' sessions aside. */
export async function listCancelled(db: Db, programmeId: string): Promise<Workshop[]> {
  const query = workshopRows(db, programmeId).where("workshops.state", "=", "cancelled").where("isSession", "=", false);
  const rows = await query
    .orderBy("cancelledAt", (order) => order.desc().nullsLast())
    .orderBy("workshops.position")
    .orderBy("workshops.id")
    .execute();
  return rows.map(workshop);
}

/** The workshops with these ids, cancelled ones too, by their time and those without one last. */
export async function listWorkshopsAmong(db: Db, programmeId: string, ids: readonly string[]): Promise<Workshop[]> {
  if (ids.length === 0) return [];
  const rows = await workshopRows(db, programmeId)
    .where("workshops.id", "in", ids)
    .orderBy("startsAt", (order) => order.asc().nullsLast())
    .orderBy("heldOn", (order) => order.asc().nullsLast())
    .orderBy("workshops.id")
    .execute();
  return rows.map(workshop);
}

/** The programme's workshops that have a time, cancelled ones too, by their start; mentors' sessions aside. */
export async function listDatedWorkshops(db: Db, programmeId: string): Promise<Workshop[]> {
  const query = workshopRows(db, programmeId).where("startsAt", "is not", null).where("isSession", "=", false);
  return (await query.orderBy("startsAt").orderBy("workshops.id").execute()).map(workshop);
}

export async function getWorkshop(db: Db, programmeId: string, id: string): Promise<Workshop> {
  const row = await workshopRows(db, programmeId).where("workshops.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("workshop");
  return workshop(row);
}

function workshopRows(db: Db, programmeId: string) {
  return db
    .selectFrom("workshops")
    .leftJoin("topics", "topics.id", "topicId")
    .leftJoin("rooms", "rooms.id", "roomId")
    .select(["workshops.id", "topicId", "topics.names as topicNames", "ownTitles", "level", "groupId", "audienceNames"])
    .select(["seriesId", "workshops.position", "workshops.state", "heldOn", "workshops.kind", "eventKind"])
    .select(["startsAt", "endsAt", "roomId", "remoteUrl", "workshops.places", "isPublic", "headCount"])
    .select(["cancelledAt", "cancelReason", "calendarSequence", "loggedAt", "isSession"])
    .select([
      sql<string>`case when rooms.id is null then workshops.place
        else concat_ws(', ', rooms.name, nullif(rooms.address, '')) end`.as("place"),
      sql<number | null>`coalesce(
        (extract(epoch from ends_at - starts_at) / 60)::integer,
        workshops.duration_minutes, topics.duration_minutes)`.as("durationMinutes"),
      sql<number | null>`coalesce(workshops.cost_euros, topics.cost_euros)`.as("costEuros"),
      sql<string[]>`(
        select coalesce(jsonb_agg(organisation_id order by organisation_id), '[]')
        from workshop_organisations where workshop_id = workshops.id)`.as("organisationIds"),
      sql<string[]>`(
        select coalesce(jsonb_agg(facilitator_id order by facilitator_id), '[]')
        from workshop_facilitators where workshop_id = workshops.id)`.as("facilitatorIds"),
    ])
    .where("workshops.programmeId", "=", programmeId);
}

type Row = Awaited<ReturnType<ReturnType<typeof workshopRows>["executeTakeFirstOrThrow"]>>;

function workshop({ topicNames, ownTitles, ...row }: Row): Workshop {
  return {
    ...row,
    names: ownTitles ?? topicNames ?? { fi: "", sv: "", en: "" },
    organisations: row.organisationIds.length,
  };
}

/** The place of the programme's last workshop; −1 when it has none. */
export async function lastWorkshopPosition(db: Db, programmeId: string): Promise<number> {
  const query = db.selectFrom("workshops").where("programmeId", "=", programmeId);
  const { last } = await query
    .select(({ fn }) => fn.max<number | null>("position").as("last"))
    .executeTakeFirstOrThrow();
  return last ?? -1;
}

/** Makes room for so many workshops right after a place: those that come later move on. */
export async function moveLaterOn(trx: Tx, programmeId: string, position: number, by: number): Promise<void> {
  await trx
    .updateTable("workshops")
    .set((eb) => ({ position: eb("position", "+", by) }))
    .where("programmeId", "=", programmeId)
    .where("position", ">", position)
    .execute();
}

/** Those of the organisations that are the programme's. */
export async function listOrganisationsAmong(db: Db, programmeId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const query = db
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "in", ids);
  return (await query.execute()).map(({ id }) => id);
}

/** Lets one new workshop at a time into the programme's register. */
export async function lockRegister(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

/** The workshop's id as it was sent along, where it is one of the programme's. */
export async function ownWorkshopId(db: Db, programmeId: string, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const query = db.selectFrom("workshops").select("id").where("programmeId", "=", programmeId).where("id", "=", id);
  return (await query.executeTakeFirst())?.id;
}

/** The state of a workshop for a change, locked until it is made. */
export async function lockWorkshop(trx: Tx, programmeId: string, id: string): Promise<WorkshopState> {
  const query = trx.selectFrom("workshops").select("state").where("programmeId", "=", programmeId).where("id", "=", id);
  const row = await query.forUpdate().executeTakeFirst();
  if (row === undefined) throw new NotFound("workshop");
  return row.state;
}

/** The day that it is in the programme, by the database's clock: "2027-03-12". */
export async function programmeToday(db: Db, programmeId: string): Promise<string> {
  const { timeZone } = await getProgramme(db, programmeId);
  return (await databaseNow(db)).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
