import { sql, type Kysely } from "kysely";

/**
 * Which ballot a mail's link opens. Whoever has that link can see the vote that was cast with it, so the outbox shows
 * such a mail to staff only where there is no other way to hand out links, and the close of the ballot erases it. Mails
 * from before are told by the link in them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table mails
      add ballot_id uuid constraint mails_ballot_fk references ballots on delete cascade,
      drop constraint mails_state,
      add constraint mails_state check (state in ('queued', 'kept', 'sent', 'failed', 'erased')),
      drop constraint mails_body_until_sent,
      add constraint mails_body_until_done check (body is not null or state in ('sent', 'erased')),
      add constraint mails_erased_is_empty check (state <> 'erased' or body is null)`.execute(db);
  await sql`create index mails_ballot on mails (ballot_id) where ballot_id is not null`.execute(db);
  await sql`
    update mails set ballot_id = voters.ballot_id from voters
    where voters.token_hash =
      encode(sha256(convert_to(substring(mails.body from '/v/([A-Za-z0-9_-]{43})'), 'UTF8')), 'hex')`.execute(db);
  await sql`
    update mails set state = 'erased', body = null, last_error = null from ballots
    where ballots.id = mails.ballot_id and ballots.state = 'closed' and mails.state <> 'sent'`.execute(db);
}
