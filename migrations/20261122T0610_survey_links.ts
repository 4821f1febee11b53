import { sql, type Kysely } from "kysely";

/**
 * An invitation has many links, and all of them work until the survey closes: a reminder never ends an earlier one. A link
 * that its holder hands to a colleague opens the sections that are told here, and no others; a colleague who has lost it
 * gets another that opens the same and ends with it (of_link_id). The links of invitations from before go on working.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table survey_links (
      id uuid constraint survey_links_pk primary key default gen_random_uuid(),
      invitation_id uuid not null constraint survey_links_invitation_fk references survey_invitations on delete cascade,
      token_hash text not null constraint survey_links_token_unique unique,
      made_for text not null
        constraint survey_links_made_for check (made_for in ('invitation', 'reminder', 'again', 'copy', 'share')),
      colleague_name text not null default '',
      colleague_email text not null default '',
      created_at timestamptz not null default now(),
      last_opened_at timestamptz,
      done_at timestamptz,
      revoked_at timestamptz,
      of_link_id uuid constraint survey_links_of_link_fk references survey_links on delete cascade,
      constraint survey_links_colleague check (made_for = 'share' or (colleague_name = '' and colleague_email = '')),
      constraint survey_links_of_link_is_again check (made_for = 'again' or of_link_id is null),
      constraint survey_links_done_by_colleague check (made_for = 'share' or done_at is null)
    )`.execute(db);
  await sql`create index survey_links_by_invitation on survey_links (invitation_id)`.execute(db);
  await sql`create index survey_links_by_link on survey_links (of_link_id) where of_link_id is not null`.execute(db);
  await sql`
    create table survey_link_sections (
      link_id uuid not null constraint survey_link_sections_link_fk references survey_links on delete cascade,
      section_id uuid not null constraint survey_link_sections_section_fk references survey_sections on delete cascade,
      constraint survey_link_sections_pk primary key (link_id, section_id)
    )`.execute(db);
  await sql`create index survey_link_sections_by_section on survey_link_sections (section_id)`.execute(db);
  await sql`
    insert into survey_links (invitation_id, token_hash, made_for, created_at, last_opened_at)
    select id, token_hash, 'invitation', mailed_at, opened_at from survey_invitations`.execute(db);
  await sql`alter table survey_invitations drop column token_hash`.execute(db);
}
