import { sql } from "kysely";
import type { Db } from "../../src/platform/database.ts";
import type { Case } from "./bench.ts";
import { serveAssessed } from "./maturity.ts";

const [sessions, people] = [5_000, 10_000];

/**
 * The programme's summary and its sectors over HTTP, PostgreSQL, with 5,000 sessions of mentors, five people in each; and
 * the pages of maturity on the same rows, with a target of each result area and figures of use of each tool there by quarter.
 */
export async function benchSummary(): Promise<Case[]> {
  const { db, programmeId, areaId, size, open, stop } = await serveAssessed();
  await hold(db, programmeId);
  await aimAndUse(db, programmeId);
  const opened = (name: string, path: string, says: string): Case => ({
    name: `${size} × ${sessions.toLocaleString("en")} sessions, ${name}`,
    limit: 1_000,
    run: () => open(path, says),
  });
  return [
    opened("summary", "/summary?lang=en&from=&to=", "5,000 trainings"),
    opened("programme's page", "?lang=en", "The programme in figures"),
    opened("sectors", "/summary/sectors?lang=en&from=&to=", "Toimiala 3"),
    opened("levels and heat map", "/maturity?lang=en", "2,000 units have been assessed"),
    opened("heat map of a result area", `/maturity?lang=en&part=${areaId}`, "50 units"),
    opened("targets", "/maturity/targets?lang=en", "Tulosalue 3"),
    opened("use of the tools", "/maturity/use?lang=en", "Työkalu 7"),
    opened("units' own views beside", "/maturity/own/differences?lang=en", "mentor"),
    { ...opened("one result area", `/summary/sectors?lang=en&from=&to=&part=${areaId}`, "Yksikkö 7"), after: stop },
  ];
}

/** Sessions over two years with who was there, of thirty mentors, and each unit interviewed, written by the database. */
async function hold(db: Db, programmeId: string): Promise<void> {
  await sql`
    insert into mentors (programme_id, name, starts_on)
    select ${programmeId}, 'Mentori ' || at, '2025-01-01' from generate_series(1, 30) at`.execute(db);
  await sql`
    with unit as (
      select id, name, row_number() over (order by id) - 1 as at from organisations
      where programme_id = ${programmeId} and name like '%Yksikkö%'),
    mentor as (select id, row_number() over (order by id) - 1 as at from mentors where programme_id = ${programmeId}),
    held as (
      insert into workshops (programme_id, own_titles, level, audience_names, position, state, held_on, kind, event_kind,
        duration_minutes, logged_at, is_session)
      select ${programmeId}, jsonb_build_object('fi', 'Käynti', 'sv', '', 'en', ''), 'all',
        jsonb_build_object('fi', unit.name, 'sv', '', 'en', ''), n, 'held', date '2025-01-05' + n % 700, 'segmented',
        (array['training', 'workshop', 'meeting'])[n % 3 + 1], 60, now(), true
      from generate_series(1, ${sessions}::integer) n join unit on unit.at = n % 2000
      returning id, position)
    insert into mentor_sessions (workshop_id, programme_id, mentor_id, unit_id)
    select held.id, ${programmeId}, mentor.id, unit.id from held
    join unit on unit.at = held.position % 2000 join mentor on mentor.at = held.position % 30`.execute(db);
  await sql`
    insert into attendees (programme_id, name, email, organisation_id)
    select ${programmeId}, 'Ihminen ' || n, 'i' || n || '@example.org', unit.id
    from generate_series(1, ${people}::integer) n
    join (select id, row_number() over (order by id) - 1 as at from organisations
      where programme_id = ${programmeId} and name like '%Yksikkö%') unit on unit.at = n % 2000`.execute(db);
  await sql`
    insert into workshop_seats (programme_id, workshop_id, attendee_id, state, source, attended, attendance_marked_at)
    select ${programmeId}, w.id, a.id, 'coming', 'log', true, now()
    from (select id, row_number() over (order by id) as n from workshops where programme_id = ${programmeId}) w
    join (select id, row_number() over (order by id) - 1 as n from attendees where programme_id = ${programmeId}) a
      on a.n in (w.n % ${people}, (w.n * 7) % ${people}, (w.n * 11 + 1) % ${people}, (w.n * 13 + 2) % ${people}, (w.n * 17 + 3) % ${people})
    on conflict do nothing`.execute(db);
  await sql`
    insert into needs_assessments (programme_id, unit_id, held_on, done_at)
    select programme_id, id, '2025-03-01', now() from organisations
    where programme_id = ${programmeId} and name like '%Yksikkö%'`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** A target of everything and of each sector and result area, begun on three days, and a figure of use a result area, tool and quarter. */
async function aimAndUse(db: Db, programmeId: string): Promise<void> {
  await sql`
    insert into maturity_targets (programme_id, unit_id, tool_id, level, starts_on, due_on, owner_name)
    select ${programmeId}, part.id, null, 350, date '2025-01-05' + (part.n % 3)::integer * 60, date '2027-01-01', 'Omistaja'
    from (select id, row_number() over (order by id) as n from organisations
      where programme_id = ${programmeId} and name not like '%Yksikkö%' and parent_id is not null) part`.execute(db);
  await sql`
    insert into maturity_targets (programme_id, unit_id, tool_id, level, starts_on, due_on, owner_name)
    values (${programmeId}, null, null, 300, '2025-02-01', '2027-01-01', 'Omistaja')`.execute(db);
  await sql`
    insert into use_figures (programme_id, tool_id, unit_id, name, measure, value, starts_on, ends_on)
    select ${programmeId}, tool.id, unit.id, 'Keskustelut', 'conversations', 10 + quarter, start, start + 80
    from organisations unit, digital_tools tool, generate_series(0, 7) quarter,
      lateral (select (date '2025-01-05' + quarter * interval '3 months')::date as start) of_quarter
    where unit.programme_id = ${programmeId} and tool.programme_id = ${programmeId}
      and unit.name like '%Tulosalue%' and unit.name not like '%Yksikkö%'`.execute(db);
  await sql`vacuum analyze`.execute(db);
}
