import { sql, type Kysely } from "kysely";

/**
 * Ballots. A paper (ballot_papers) leaves no path to its voter: its key is a hash of the link's token, which is not
 * stored; the voter's row knows only that the voter has voted. At the close the papers are written anew in random
 * order, with new ids and without keys.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table ballots (
      id uuid constraint ballots_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      group_id uuid constraint ballots_group_fk references need_groups on delete set null,
      after_workshop_id uuid constraint ballots_workshop_fk references workshops on delete set null,
      titles jsonb not null,
      state text not null default 'draft' constraint ballots_state check (state in ('draft', 'open', 'closed')),
      allows_proposals boolean not null default true,
      opened_at timestamptz,
      closes_at timestamptz,
      closed_at timestamptz,
      lot_commitment text,
      lot_seed text,
      result jsonb,
      winner_workshop_id uuid constraint ballots_winner_fk references workshops on delete set null,
      created_at timestamptz not null default now(),
      constraint ballots_in_programme unique (programme_id, id),
      constraint ballots_programme_fk foreign key (programme_id) references programmes on delete cascade,
      constraint ballots_open_has_close check (state <> 'open' or closes_at is not null),
      constraint ballots_open_has_lot check (state = 'draft' or (lot_seed is not null and lot_commitment is not null)),
      constraint ballots_closed_at check ((state = 'closed') = (closed_at is not null))
    )`.execute(db);
  await sql`
    create table ballot_options (
      id uuid constraint ballot_options_pk primary key default gen_random_uuid(),
      ballot_id uuid not null constraint ballot_options_ballot_fk references ballots on delete cascade,
      topic_id uuid constraint ballot_options_topic_fk references topics,
      proposal text constraint ballot_options_proposal_length check (length(proposal) between 3 and 140),
      proposer_key text,
      is_hidden boolean not null default false,
      hidden_reason text not null default '',
      position integer not null,
      constraint ballot_options_in_ballot unique (ballot_id, id),
      constraint ballot_options_topic_once unique (ballot_id, topic_id),
      constraint ballot_options_one_source check ((topic_id is null) <> (proposal is null))
    )`.execute(db);
  await sql`
    create table voters (
      id uuid constraint voters_pk primary key default gen_random_uuid(),
      ballot_id uuid not null constraint voters_ballot_fk references ballots on delete cascade,
      participant_id uuid not null constraint voters_participant_fk references participants on delete cascade,
      token_hash text not null constraint voters_token_unique unique,
      opened_at timestamptz,
      has_voted boolean not null default false,
      constraint voters_once unique (ballot_id, participant_id)
    )`.execute(db);
  await sql`
    create table ballot_papers (
      id uuid constraint ballot_papers_pk primary key default gen_random_uuid(),
      ballot_id uuid not null constraint ballot_papers_ballot_fk references ballots on delete cascade,
      key text constraint ballot_papers_key_unique unique,
      approved jsonb not null,
      seen jsonb not null
    )`.execute(db);
  await sql`create index ballot_papers_ballot on ballot_papers (ballot_id)`.execute(db);
}
