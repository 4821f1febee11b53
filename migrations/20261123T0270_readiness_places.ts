import { sql, type Kysely } from "kysely";

/**
 * Which part of the register, or which industry, an option of a readiness survey's background question stands for, where
 * staff have said so: the answers are nobody's, and read beside maturity by this alone. Neither: it stands for none.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table readiness_places (
      programme_id uuid not null constraint readiness_places_programme_fk references programmes on delete cascade,
      survey_id uuid not null constraint readiness_places_survey_fk references surveys on delete cascade,
      question_key text not null,
      option_key text not null,
      unit_id uuid,
      industry_id uuid constraint readiness_places_industry_fk references industries on delete set null,
      constraint readiness_places_pk primary key (survey_id, question_key, option_key),
      constraint readiness_places_one check (unit_id is null or industry_id is null),
      constraint readiness_places_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id) on delete set null (unit_id)
    )`.execute(db);
}
