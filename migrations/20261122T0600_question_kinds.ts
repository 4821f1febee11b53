import { sql, type Kysely } from "kysely";

/**
 * Questions of one judgement, a ranking, a number, a day, yes or no, and texts between questions; what each says of a
 * need may count less than wholly; and choices may stand in an order of each respondent's own.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table questions
      drop constraint questions_kind,
      add constraint questions_kind check (kind in
        ('multiple', 'single', 'matrix', 'ratings', 'scale', 'ranking', 'number', 'date', 'yesno', 'text', 'info')),
      add column need_id uuid constraint questions_need_fk references needs,
      add column need_weight real not null default 1
        constraint questions_need_weight check (need_weight > 0 and need_weight <= 1),
      add column is_shuffled boolean not null default false`.execute(db);
  await sql`
    alter table question_options
      add column need_weight real not null default 1
        constraint question_options_need_weight check (need_weight > 0 and need_weight <= 1)`.execute(db);
}
