import { sql, type Kysely } from "kysely";

/**
 * Whom a ballot asks, in words: a need group, a workshop's audience, or everyone. The words stay when groups are formed
 * anew. A browser that opened a voter's link has a grant without a key: the link's token stays with the browser, so that
 * no session leads to a paper.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table ballots add audience_names jsonb not null default '{"fi": "", "sv": "", "en": ""}'`.execute(db);
}
