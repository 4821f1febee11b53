import { sql, type Kysely } from "kysely";

/**
 * Staff's hand on the groups. A run keeps what was computed; groups and members belong to a variant of it, of which one
 * is in use. Groups are never deleted, only marked removed, so that workshops and ballots keep theirs and an act can be
 * taken back. Links are wishes about organisations: they outlive runs.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table group_variants (
      id uuid constraint group_variants_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      run_id uuid not null,
      name text constraint group_variants_name_given check (length(btrim(name)) between 1 and 80),
      is_current boolean not null default false,
      sequence integer not null default 0,
      created_by uuid,
      created_at timestamptz not null default now(),
      constraint group_variants_in_programme unique (programme_id, id),
      constraint group_variants_run_fk foreign key (programme_id, run_id)
        references grouping_runs (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create unique index group_variants_one_current on group_variants (run_id) where is_current`.execute(db);
  await sql`create unique index group_variants_name_unique on group_variants (run_id, lower(name))`.execute(db);
  await sql`
    insert into group_variants (programme_id, run_id, is_current)
    select programme_id, id, true from grouping_runs
    where exists (select from need_groups where need_groups.run_id = grouping_runs.id)`.execute(db);

  await sql`
    alter table need_groups
      add column variant_id uuid constraint need_groups_variant_fk references group_variants on delete cascade,
      add column is_removed boolean not null default false`.execute(db);
  await sql`alter table group_members add column variant_id uuid, add column is_locked boolean not null default false`.execute(
    db,
  );
  for (const table of [sql`need_groups`, sql`group_members`])
    await sql`
      update ${table} as it set variant_id = v.id from group_variants v where v.run_id = it.run_id`.execute(db);
  await sql`
    alter table group_members
      drop constraint group_members_group_fk,
      drop constraint group_members_computed_fk,
      drop column run_id,
      alter column variant_id set not null`.execute(db);
  await sql`
    alter table need_groups
      drop column run_id,
      alter column variant_id set not null,
      add constraint need_groups_position_unique unique (variant_id, position),
      add constraint need_groups_in_variant unique (variant_id, id)`.execute(db);
  await sql`
    alter table group_members
      add constraint group_members_pk primary key (variant_id, organisation_id),
      add constraint group_members_variant_fk foreign key (variant_id) references group_variants on delete cascade,
      add constraint group_members_group_fk foreign key (variant_id, group_id) references need_groups (variant_id, id),
      add constraint group_members_computed_fk foreign key (variant_id, computed_group_id)
        references need_groups (variant_id, id)`.execute(db);
  await sql`create index group_members_by_group on group_members (group_id)`.execute(db);

  await sql`
    create table group_acts (
      id uuid constraint group_acts_pk primary key default gen_random_uuid(),
      variant_id uuid not null constraint group_acts_variant_fk references group_variants on delete cascade,
      sequence integer not null,
      change jsonb not null,
      before jsonb not null,
      after jsonb not null,
      actor_id uuid,
      created_at timestamptz not null default now(),
      undone_at timestamptz,
      constraint group_acts_sequence_unique unique (variant_id, sequence)
    )`.execute(db);

  await sql`
    create table grouping_links (
      programme_id uuid not null,
      organisation_a uuid not null,
      organisation_b uuid not null,
      kind text not null constraint grouping_links_kind check (kind in ('must', 'cannot')),
      created_by uuid,
      created_at timestamptz not null default now(),
      constraint grouping_links_pk primary key (programme_id, organisation_a, organisation_b),
      constraint grouping_links_ordered check (organisation_a < organisation_b),
      constraint grouping_links_a_fk foreign key (programme_id, organisation_a)
        references organisations (programme_id, id) on delete cascade,
      constraint grouping_links_b_fk foreign key (programme_id, organisation_b)
        references organisations (programme_id, id) on delete cascade
    )`.execute(db);
}
