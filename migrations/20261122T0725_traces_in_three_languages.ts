import { sql, type Kysely } from "kysely";

/** The words that a change of an option tells of are kept in each language, as its reader reads them in their own. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table ballot_option_changes
      alter column before drop default, alter column before drop not null,
      alter column before type jsonb using
        case when before <> '' then jsonb_build_object('fi', before, 'sv', before, 'en', before) end,
      alter column after drop default, alter column after drop not null,
      alter column after type jsonb using
        case when after <> '' then jsonb_build_object('fi', after, 'sv', after, 'en', after) end`.execute(db);
}
