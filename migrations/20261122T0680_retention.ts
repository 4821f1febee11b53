import { sql, type Kysely } from "kysely";

/** The parts of ready notices that said how long answers are kept, and how they say it with the survey's own figure. */
const inWords: [was: string, is: string][] = [
  [
    "Nimet, yhteystiedot ja vastaukset poistetaan kahden vuoden kuluttua kyselyn sulkeutumisesta.",
    "Nimet, yhteystiedot ja vastaukset poistetaan, kun kyselyn sulkeutumisesta on kulunut [[retention]].",
  ],
  [
    "Namn, kontaktuppgifter och svar raderas två år efter att enkäten har stängts.",
    "Namn, kontaktuppgifter och svar raderas när det har gått [[retention]] sedan enkäten stängdes.",
  ],
  [
    "Names, contact details and answers are erased two years after the survey has closed.",
    "Names, contact details and answers are erased [[retention]] after the survey has closed.",
  ],
  [
    "Yhteystiedot ja vastaukset poistetaan kahden vuoden kuluttua siitä.",
    "Yhteystiedot ja vastaukset poistetaan, kun siitä on kulunut [[retention]].",
  ],
  [
    "Kontaktuppgifter och svar raderas två år efter det.",
    "Kontaktuppgifter och svar raderas när det har gått [[retention]] sedan dess.",
  ],
  [
    "Contact details and answers are erased two years after that.",
    "Contact details and answers are erased [[retention]] after that.",
  ],
  [
    "Vastaukset poistetaan kahden vuoden kuluttua keruun päättymisestä.",
    "Vastaukset poistetaan, kun keruun päättymisestä on kulunut [[retention]].",
  ],
  [
    "Svaren raderas två år efter att insamlingen har avslutats.",
    "Svaren raderas när det har gått [[retention]] sedan insamlingen avslutades.",
  ],
  ["The answers are erased two years after the close.", "The answers are erased [[retention]] after the close."],
  [
    "Vastaukset poistetaan kahden vuoden kuluttua kyselyn sulkeutumisesta.",
    "Vastaukset poistetaan, kun kyselyn sulkeutumisesta on kulunut [[retention]].",
  ],
  [
    "Svaren raderas två år efter att enkäten har stängts.",
    "Svaren raderas när det har gått [[retention]] sedan enkäten stängdes.",
  ],
  [
    "The answers are erased two years after the survey has closed.",
    "The answers are erased [[retention]] after the survey has closed.",
  ],
];

/**
 * Each survey says how long its answers are kept after its close; its notice gets the figure. Of a survey whose answers
 * have been erased it stays known how many had been asked and had answered. What viewers were shown of a survey is kept
 * when it is opened again, so that they cannot subtract the few who answer then.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table surveys
      add column retention_months integer not null default 24
        constraint surveys_retention check (retention_months between 1 and 120),
      add column answers_erased_at timestamptz,
      add column erased_asked integer,
      add column erased_sent integer,
      add constraint surveys_erased check (
        num_nulls(answers_erased_at, erased_asked, erased_sent) in (0, 3)
      )`.execute(db);
  await sql`
    create table kept_responses (
      response_id uuid constraint kept_responses_pk primary key
        constraint kept_responses_response_fk references responses on delete cascade,
      survey_id uuid not null constraint kept_responses_survey_fk references surveys on delete cascade,
      locale text not null constraint kept_responses_locale check (locale in ('fi', 'sv', 'en')),
      sent_at timestamptz not null,
      answers jsonb,
      people integer not null,
      is_whole_only boolean not null
    )`.execute(db);
  await sql`create index kept_responses_by_survey on kept_responses (survey_id)`.execute(db);
  for (const [was, is] of inWords)
    await sql`
      update surveys set notice = replace(notice::text, ${was}::text, ${is}::text)::jsonb
      where strpos(notice::text, ${was}::text) > 0`.execute(db);
}
