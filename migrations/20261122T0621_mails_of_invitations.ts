import { sql, type Kysely } from "kysely";

/**
 * Which invitation a mail belongs to, so that staff see whom no mail reaches; whether the recipient's server has refused
 * it for good; and when the next of many mails may leave, whichever process sends it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table mails
      add column is_refused boolean not null default false,
      add column survey_invitation_id uuid
        constraint mails_survey_invitation_fk references survey_invitations on delete set null`.execute(db);
  await sql`
    create index mails_by_survey_invitation on mails (survey_invitation_id, created_at)
      where survey_invitation_id is not null`.execute(db);
  await sql`
    create table mail_pace (
      is_only boolean not null default true constraint mail_pace_pk primary key constraint mail_pace_one check (is_only),
      next_at timestamptz not null default now()
    )`.execute(db);
  await sql`insert into mail_pace default values`.execute(db);
}
