import { sql, type Kysely } from "kysely";

/**
 * Votes of every kind: what is decided, how a paper is marked, by which rule it is counted, and how the vote goes on.
 * A paper's marks are one number an option (1 where it is approved, a score, dots, a place). A voter may hold several
 * links until the first of them is voted with. Of a secret vote no paper names its voter; of an open one each does.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table ballots
      add column audience_kind text not null default 'everyone'
        constraint ballots_audience_kind check (audience_kind in ('workshop', 'group', 'everyone', 'list')),
      add column purpose text not null default 'next'
        constraint ballots_purpose check (purpose in ('next', 'several', 'hours', 'series')),
      add column form text not null default 'approval'
        constraint ballots_form check (form in ('approval', 'limited', 'score', 'dots', 'ranking')),
      add column rule text not null default 'av',
      add column seats integer not null default 1 constraint ballots_seats check (seats >= 1),
      add column budget_minutes integer constraint ballots_budget check (budget_minutes > 0),
      add column most_marks integer constraint ballots_most_marks check (most_marks >= 1),
      add column voting_by text not null default 'person'
        constraint ballots_voting_by check (voting_by in ('person', 'organisation')),
      add column weighting text not null default 'person'
        constraint ballots_weighting check (weighting in ('person', 'group')),
      add column is_secret boolean not null default true,
      add column shows_live boolean not null default false,
      add column quorum_percent integer constraint ballots_quorum check (quorum_percent between 1 and 100),
      add column allows_walk_ins boolean not null default false,
      add column join_code text constraint ballots_join_code_unique unique,
      add column has_receipts boolean not null default false,
      add column publishes_at_close boolean not null default true,
      add column published_at timestamptz,
      add column reminder_hours integer constraint ballots_reminder check (reminder_hours between 1 and 720),
      add column opens_at timestamptz,
      add column proposals_opened_at timestamptz,
      add column chain_id uuid constraint ballots_chain_fk references ballots,
      add column live jsonb,
      drop constraint ballots_state,
      add constraint ballots_state check (state in ('draft', 'scheduled', 'proposing', 'open', 'closed')),
      drop constraint ballots_open_has_close,
      add constraint ballots_under_way_has_close check (state = 'draft' or closes_at is not null),
      drop constraint ballots_open_has_lot,
      add constraint ballots_under_way_has_lot
        check (state in ('draft', 'scheduled') or (lot_seed is not null and lot_commitment is not null)),
      add constraint ballots_scheduled_has_opening check (state <> 'scheduled' or opens_at is not null),
      add constraint ballots_hours_have_budget check (purpose <> 'hours' or budget_minutes is not null),
      add constraint ballots_marks_are_limited check (form not in ('limited', 'dots') or most_marks is not null),
      add constraint ballots_series_is_open check (purpose <> 'series' or not is_secret),
      add constraint ballots_published_when_closed check (published_at is null or state = 'closed')`.execute(db);
  await sql`
    update ballots set
      audience_kind = case when after_workshop_id is not null then 'workshop' when group_id is not null then 'group'
        else 'everyone' end,
      published_at = closed_at`.execute(db);
  await sql`
    create table ballot_organisations (
      ballot_id uuid not null constraint ballot_organisations_ballot_fk references ballots on delete cascade,
      organisation_id uuid not null
        constraint ballot_organisations_organisation_fk references organisations on delete cascade,
      constraint ballot_organisations_pk primary key (ballot_id, organisation_id)
    )`.execute(db);
  await sql`alter table ballot_options rename column proposer_key to proposer_mark`.execute(db);
  await sql`
    alter table ballot_options
      add column origin text not null default 'team' constraint ballot_options_origin check (origin in ('team', 'voter')),
      add column cost_minutes integer constraint ballot_options_cost check (cost_minutes > 0),
      add column merged_into uuid,
      add constraint ballot_options_merged_fk foreign key (ballot_id, merged_into)
        references ballot_options (ballot_id, id),
      add constraint ballot_options_not_into_itself check (merged_into <> id)`.execute(db);
  await sql`update ballot_options set origin = 'voter', proposer_mark = null where proposal is not null`.execute(db);
  await sql`
    create table ballot_option_changes (
      id uuid constraint ballot_option_changes_pk primary key default gen_random_uuid(),
      ballot_id uuid not null,
      option_id uuid not null,
      kind text not null constraint ballot_option_changes_kind
        check (kind in ('edited', 'merged', 'parted', 'hidden', 'shown')),
      before text not null default '',
      after text not null default '',
      reason text not null default '',
      changed_by uuid constraint ballot_option_changes_by_fk references users on delete set null,
      changed_at timestamptz not null default now(),
      constraint ballot_option_changes_option_fk foreign key (ballot_id, option_id)
        references ballot_options (ballot_id, id) on delete cascade
    )`.execute(db);
  await sql`create index ballot_option_changes_by_option on ballot_option_changes (ballot_id, option_id)`.execute(db);
  await sql`
    alter table voters
      add column token_hashes text[] not null default '{}',
      add column organisation_id uuid constraint voters_organisation_fk references organisations on delete cascade,
      add column group_id uuid constraint voters_group_fk references need_groups on delete set null,
      add column walk_in_name text,
      add column reminded_at timestamptz,
      alter column participant_id drop not null,
      add constraint voters_walked_in_or_invited check ((participant_id is null) = (walk_in_name is not null)),
      add constraint voters_organisation_once unique (ballot_id, organisation_id)`.execute(db);
  await sql`update voters set token_hashes = array[token_hash]`.execute(db);
  await sql`alter table voters drop column token_hash`.execute(db);
  await sql`create index voters_by_token on voters using gin (token_hashes)`.execute(db);
  await sql`
    alter table ballot_papers
      add column marks jsonb not null default '{}',
      add column voter_id uuid constraint ballot_papers_voter_unique unique
        constraint ballot_papers_voter_fk references voters on delete cascade,
      add column group_id uuid constraint ballot_papers_group_fk references need_groups on delete set null,
      add column receipt text,
      add constraint ballot_papers_receipt_once unique (ballot_id, receipt)`.execute(db);
  await sql`
    update ballot_papers set marks = coalesce(
      (select jsonb_object_agg(option_id, 1) from jsonb_array_elements_text(approved) as each (option_id)), '{}')`.execute(
    db,
  );
  await sql`alter table ballot_papers drop column approved, alter column marks drop default`.execute(db);
}
