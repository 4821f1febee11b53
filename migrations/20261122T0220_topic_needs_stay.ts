import { sql, type Kysely } from "kysely";

/**
 * A need that a topic covers cannot be removed from the catalogue: the topic would lose what it is for without a word.
 * Deferrable, so that a whole programme can be removed in one transaction.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table topic_needs
      drop constraint topic_needs_need_fk,
      add constraint topic_needs_need_fk foreign key (need_id) references needs deferrable initially immediate`.execute(
    db,
  );
}
