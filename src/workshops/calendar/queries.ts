import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { listOrganisations } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { listAttendees } from "../attendees/queries.ts";
import { listFacilitators } from "../facilitators/queries.ts";
import { listRooms } from "../rooms/queries.ts";
import { clashesOf, type Clash, type Timed } from "./clashes.ts";

/** A workshop with a time, as clashes see it, and what to call it. */
export interface TimedWorkshop extends Timed {
  names: Texts;
}

/** What goes on between two instants: planned and held workshops with a time. */
export async function listTimed(
  db: Db,
  programmeId: string,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<TimedWorkshop[]> {
  const rows = await takenRows(db, programmeId)
    .where("workshops.state", "<>", "cancelled")
    .where("startsAt", "<", to)
    .where("endsAt", ">", from)
    .orderBy("startsAt")
    .orderBy("workshops.id")
    .execute();
  return rows.flatMap(({ startsAt, endsAt, ...row }) =>
    startsAt === null || endsAt === null ? [] : [{ ...row, startsAt, endsAt }],
  );
}

function takenRows(db: Db, programmeId: string) {
  return db
    .selectFrom("workshops")
    .leftJoin("topics", "topics.id", "topicId")
    .select(["workshops.id", "startsAt", "endsAt", "roomId"])
    .select([
      sql<Texts>`coalesce(own_titles, topics.names, '{"fi":"","sv":"","en":""}')`.as("names"),
      sql<string[]>`(
        select coalesce(jsonb_agg(facilitator_id order by facilitator_id), '[]')
        from workshop_facilitators where workshop_id = workshops.id)`.as("facilitatorIds"),
      sql<string[]>`(
        select coalesce(jsonb_agg(attendee_id order by attendee_id), '[]')
        from workshop_seats where workshop_id = workshops.id and workshop_seats.state <> 'declined')`.as("attendeeIds"),
      // Anybody may come to an open one, so it is meant for nobody in particular.
      sql<string[]>`(
        select coalesce(jsonb_agg(organisation_id order by organisation_id), '[]')
        from workshop_organisations where workshop_id = workshops.id and workshops.kind <> 'open')`.as(
        "organisationIds",
      ),
    ])
    .where("workshops.programmeId", "=", programmeId);
}

/** A workshop at some time: as it is arranged, or as it might be. */
export interface Moved {
  workshopId: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** Not given, they are the workshop's own. */
  roomId?: string | null;
  facilitatorIds?: string[];
}

/** Clashes with what to call everything in them. */
export interface NamedClashes {
  clashes: Clash[];
  workshops: Map<string, TimedWorkshop>;
  rooms: Map<string, string>;
  facilitators: Map<string, string>;
  attendees: Map<string, string>;
  organisations: Map<string, string>;
}

/** What the workshop would clash with at that time. */
export async function findClashes(db: Db, programmeId: string, { workshopId, ...moved }: Moved): Promise<NamedClashes> {
  const own = await takenRows(db, programmeId).where("workshops.id", "=", workshopId).executeTakeFirst();
  if (own === undefined) throw new NotFound("workshop");
  const meanwhile = await listTimed(db, programmeId, { from: moved.startsAt, to: moved.endsAt });
  const clashes = clashesOf({ ...own, ...moved }, meanwhile);
  return { clashes, workshops: byId(meanwhile), ...(await namesIn(db, programmeId, clashes)) };
}

async function namesIn(db: Db, programmeId: string, clashes: Clash[]) {
  const nothing = new Map<string, string>();
  const needs = (ids: (clash: Clash) => string[]) => clashes.some((clash) => ids(clash).length > 0);
  const attendeeIds = clashes.flatMap((clash) => clash.attendeeIds);
  return {
    rooms: clashes.some(({ roomId }) => roomId !== null) ? named(await listRooms(db, programmeId)) : nothing,
    facilitators: needs((clash) => clash.facilitatorIds) ? named(await listFacilitators(db, programmeId)) : nothing,
    attendees: named(await listAttendees(db, programmeId, attendeeIds)),
    organisations: needs((clash) => clash.organisationIds) ? named(await listOrganisations(db, programmeId)) : nothing,
  };
}

const byId = <T extends { id: string }>(items: T[]) => new Map(items.map((item) => [item.id, item]));
const named = (items: { id: string; name: string }[]) => new Map(items.map(({ id, name }) => [id, name]));
