import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import { isWriter, type Reader } from "../article.ts";
import { hitSigns } from "./excerpt.ts";
import { looseQuery } from "./loose-query.ts";

/** An article that was found, with some of its words in the language that they were found in. */
export interface Hit {
  articleId: string;
  locale: Locale;
  /** Plain text with `hitSigns` around the words that were searched for. */
  excerpt: string;
}

export interface Found {
  hits: Hit[];
  /** Whether nothing was found as it was written, and these are only spelt alike. */
  isNear: boolean;
}

/** The database's dictionary of each language, and what the texts hold by it. */
const languages = {
  fi: { dictionary: sql`'finnish'::regconfig`, vector: sql`v.search_fi` },
  sv: { dictionary: sql`'swedish'::regconfig`, vector: sql`v.search_sv` },
  en: { dictionary: sql`'english'::regconfig`, vector: sql`v.search_en` },
};
const mostHits = 50;

/**
 * Articles that say all these words in one language, in whatever form, the best first; where none does, those with words
 * that are spelt alike. Quotes, "or" and "-" mean what they do in web searches. Of those who do not write, what is
 * published is searched; archived articles are found by nobody.
 */
export async function searchArticles(
  db: Db,
  { programmeId, words, locale }: { programmeId: string; words: string; locale: Locale },
  reader: Pick<Reader, "role">,
): Promise<Found> {
  const queries = await queriesOf(db, words);
  const inEach = locales.map((each) => {
    const { dictionary, vector } = languages[each];
    const exact = sql`websearch_to_tsquery(${dictionary}, ${words})`;
    const query = sql`(${exact} || ${queries[each]}::tsquery)`;
    return sql`
      select a.id, ${each}::text as locale, ${query} as query, v.bodies ->> ${each}::text as body,
        2 * ts_rank(${vector}, ${exact}) + ts_rank(${vector}, ${query}) as rank
      from ${shown(programmeId, reader)} where ${vector} @@ ${query}`;
  });
  const { rows } = await sql<Hit>`
    with found as (${sql.join(inEach, sql` union all `)}),
    best as (select distinct on (id) * from found order by id, locale = ${locale}::text desc, rank desc)
    select id as "articleId", locale, ts_headline(
      case locale when 'fi' then 'finnish'::regconfig when 'sv' then 'swedish' else 'english' end,
      ${plain(sql`body`)}, query, ${headlineOptions}::text) as excerpt
    from best order by rank desc, id limit ${mostHits}`.execute(db);
  if (rows.length > 0) return { hits: rows, isNear: false };
  return { hits: await listSpeltAlike(db, { programmeId, words, locale }, reader), isNear: true };
}

/** Every word in any of its forms, as a query in each language. */
async function queriesOf(db: Db, words: string): Promise<Record<Locale, string>> {
  const { rows } = await sql<{ locale: Locale; lexeme: string }>`
    select locale, lexeme from (values ('fi', 'finnish'::regconfig), ('sv', 'swedish'), ('en', 'english')) as each (locale, dictionary),
      unnest(to_tsvector(dictionary, ${words})) as word`.execute(db);
  const of = (locale: Locale) => rows.filter((row) => row.locale === locale).map(({ lexeme }) => lexeme);
  return {
    fi: looseQuery(of("fi"), "fi", words),
    sv: looseQuery(of("sv"), "sv", words),
    en: looseQuery(of("en"), "en", words),
  };
}

const least = { likeness: 0.5, letters: 3 };

async function listSpeltAlike(
  db: Db,
  { programmeId, words, locale }: { programmeId: string; words: string; locale: Locale },
  reader: Pick<Reader, "role">,
): Promise<Hit[]> {
  if (words.length < least.letters) return [];
  const inEach = locales.map((each) => {
    const [title, body] = [sql`v.titles ->> ${each}::text`, sql`v.bodies ->> ${each}::text`];
    const like = (text: typeof body) => sql`word_similarity(${bare(sql`${words}::text`)}, ${bare(text)})`;
    const likeness = sql`greatest(1.2 * ${like(title)}, ${like(body)})`;
    return sql`select a.id, ${each}::text as locale, ${likeness} as likeness, ${body} as body
      from ${shown(programmeId, reader)}`;
  });
  const { rows } = await sql<Hit>`
    with alike as (${sql.join(inEach, sql` union all `)}),
    best as (select distinct on (id) * from alike where likeness >= ${least.likeness}
      order by id, locale = ${locale}::text desc, likeness desc)
    select id as "articleId", locale, left(${plain(sql`body`)}, 200) as excerpt
    from best order by likeness desc, id limit 10`.execute(db);
  return rows;
}

/** Without dots and rings, which are what is most often left out. */
function bare(text: ReturnType<typeof sql>) {
  return sql`translate(lower(${text}), 'äöåé', 'aoae')`;
}

/** Articles with the version that the reader sees. */
function shown(programmeId: string, reader: Pick<Reader, "role">) {
  const version = isWriter(reader) ? sql`coalesce(a.published_version, a.version)` : sql`a.published_version`;
  return sql`articles a join article_versions v on v.article_id = a.id and v.number = ${version}
    and a.programme_id = ${programmeId} and a.archived_at is null`;
}

/** The text without the marks of Markdown, the addresses of links and the signs that mark hits. */
function plain(body: ReturnType<typeof sql>) {
  const signs = hitSigns.start + hitSigns.stop;
  const marks = "\\]\\([^)]*\\)|(^|\\n)\\s*>+|[[#*_`|~]+|-{3,}";
  return sql`regexp_replace(regexp_replace(translate(${body}, ${signs}::text, ''), ${marks}::text, '', 'g'), '\\s+', ' ', 'g')`;
}

const headlineOptions = `StartSel="${hitSigns.start}", StopSel="${hitSigns.stop}", MaxWords=32, MinWords=16, MaxFragments=2, FragmentDelimiter=" … "`;
