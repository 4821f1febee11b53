import { sql, type Kysely } from "kysely";

/**
 * A workshop that was entered after it had been held can be removed again, as long as no vote and no feedback followed
 * from it; one that was planned can only be cancelled.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workshops add column logged_at timestamptz`.execute(db);
  await sql`
    update workshops set logged_at = logged.at
    from audit_log logged where logged.act = 'workshop.log' and logged.subject = workshops.id::text`.execute(db);

  await sql`
    alter table ballots
      drop constraint ballots_workshop_fk,
      drop constraint ballots_winner_fk,
      add constraint ballots_workshop_fk foreign key (after_workshop_id) references workshops,
      add constraint ballots_winner_fk foreign key (winner_workshop_id) references workshops`.execute(db);
  await sql`
    alter table workshop_feedback
      drop constraint workshop_feedback_workshop_fk,
      add constraint workshop_feedback_workshop_fk
        foreign key (programme_id, workshop_id) references workshops (programme_id, id)`.execute(db);
}
