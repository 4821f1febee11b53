import { sql, type SqlBool } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { listOrganisations, organisationsOfParts } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { hasSkills } from "../../workshops/index.ts";
import type { KnownFacilitator, KnownSlot, SeriesTopic } from "../material/material.ts";

/** The ids of everybody, parts included, whose organisation has committed itself to the programme. */
export async function listCommitted(db: Db, programmeId: string): Promise<Set<string>> {
  const organisations = await listOrganisations(db, programmeId);
  const rows = await db
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("commitment", "=", "committed")
    .execute();
  const committed = new Set(rows.map(({ id }) => id));
  const wholeOf = organisationsOfParts(organisations);
  return new Set(
    organisations.filter(({ id }) => committed.has(id) || committed.has(wholeOf.get(id) ?? id)).map(({ id }) => id),
  );
}

/** Those who can lead workshops, each with the topics that they have the skills for. */
export async function listLeaders(
  db: Db,
  programmeId: string,
  topics: readonly SeriesTopic[],
): Promise<KnownFacilitator[]> {
  const rows = await db
    .selectFrom("facilitators")
    .select(["id", "name", "skills"])
    .where("programmeId", "=", programmeId)
    .where("isActive", "=", true)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, skills }) => {
    const mine = topics.filter((topic) => hasSkills(topic.skills ?? [], skills as string[]));
    return { id, name, topics: mine.map(({ key }) => key) };
  });
}

/** A date poll for planning the series, whose dates may be its slots. */
export interface PlanningPoll {
  id: string;
  titles: Texts;
  closesAt: Temporal.Instant;
  /** Dates that are still to come, and how many people have answered. */
  dates: number;
  answered: number;
}

export async function listPlanningPolls(db: Db, programmeId: string): Promise<PlanningPoll[]> {
  return await db
    .selectFrom("datePolls")
    .select(["id", "titles", "closesAt"])
    .select([
      sql<number>`(select count(*) from poll_dates where poll_id = date_polls.id and starts_at > now())::integer`.as(
        "dates",
      ),
      sql<number>`(select count(*) from poll_people where poll_id = date_polls.id and answered_at is not null)::integer`.as(
        "answered",
      ),
    ])
    .where("programmeId", "=", programmeId)
    .where("workshopId", "is", null)
    .orderBy("createdAt", "desc")
    .execute();
}

/**
 * The dates of a poll that are still to come, or undefined where there is no such poll. Somebody can't come when people
 * of the same organisation answered and none of them can; whoever leads another workshop then can't lead one.
 * Planned workshops of the series in use, which a new one replaces, keep nobody away.
 */
export async function findSlots(
  db: Db,
  programmeId: string,
  { pollId, replacedSeriesId }: { pollId: string; replacedSeriesId: string | null },
): Promise<KnownSlot[] | undefined> {
  const polls = await listPlanningPolls(db, programmeId);
  if (!polls.some(({ id }) => id === pollId)) return undefined;
  const dates = await db
    .selectFrom("pollDates")
    .select(["id", "startsAt", "endsAt"])
    .where("pollId", "=", pollId)
    .where(sql<SqlBool>`starts_at > now()`)
    .orderBy("startsAt")
    .orderBy("endsAt")
    .execute();
  const unable = await listUnable(db, pollId);
  const wholeOf = organisationsOfParts(await listOrganisations(db, programmeId));
  const busy = await listBusy(db, programmeId, pollId, replacedSeriesId);
  return dates.map(({ id, startsAt, endsAt }) => {
    const away = new Set(unable.filter(({ dateId }) => dateId === id).map(({ wholeId }) => wholeId));
    return {
      ...{ id, startsAt: startsAt.toString(), endsAt: endsAt.toString() },
      awayPeople: [...wholeOf].flatMap(([each, whole]) => (away.has(whole) ? [each] : [])),
      awayFacilitators: busy.filter(({ dateId }) => dateId === id).map(({ facilitatorId }) => facilitatorId),
    };
  });
}

/** Dates with the organisations (as wholes) of which somebody answered and nobody can. */
async function listUnable(db: Db, pollId: string): Promise<{ dateId: string; wholeId: string }[]> {
  const { rows } = await sql<{ dateId: string; wholeId: string }>`
    with recursive parts as (
      select id, id as whole_id from organisations where parent_id is null
      union all
      select part.id, parts.whole_id from organisations part join parts on part.parent_id = parts.id)
    select answer.date_id, parts.whole_id
    from poll_answers answer
    join attendees a on a.id = answer.attendee_id
    left join participants p on p.id = a.participant_id
    join parts on parts.id = coalesce(p.organisation_id, a.organisation_id)
    where answer.poll_id = ${pollId}
    group by answer.date_id, parts.whole_id
    having bool_and(answer.answer = 'no')
    order by answer.date_id, parts.whole_id`.execute(db);
  return rows;
}

async function listBusy(
  db: Db,
  programmeId: string,
  pollId: string,
  replacedSeriesId: string | null,
): Promise<{ dateId: string; facilitatorId: string }[]> {
  const { rows } = await sql<{ dateId: string; facilitatorId: string }>`
    select distinct slot.id as date_id, given.facilitator_id
    from poll_dates slot
    join workshops on workshops.starts_at < slot.ends_at and workshops.ends_at > slot.starts_at
    join workshop_facilitators given on given.workshop_id = workshops.id
    where slot.poll_id = ${pollId} and workshops.programme_id = ${programmeId} and workshops.state = 'planned'
      and (${replacedSeriesId}::uuid is null or workshops.series_id is distinct from ${replacedSeriesId}::uuid)
    order by slot.id, given.facilitator_id`.execute(db);
  return rows;
}

/** The places in the largest room, with its name; undefined while no rooms are known. */
export async function largestRoom(db: Db, programmeId: string): Promise<{ name: string; places: number } | undefined> {
  return await db
    .selectFrom("rooms")
    .select(["name", "places"])
    .where("programmeId", "=", programmeId)
    .orderBy("places", "desc")
    .orderBy("name")
    .limit(1)
    .executeTakeFirst();
}
