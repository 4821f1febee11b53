import { sql } from "kysely";
import type { Db } from "../../../../platform/database.ts";
import { locales, type Locale, type Texts } from "../../../../platform/locales.ts";
import type { Told } from "../likeness.ts";
import { trigramsOf } from "../trigrams.ts";

interface Named {
  readonly id: string;
  readonly names: Texts;
}

type Words = Omit<Told, "id">;

/**
 * What options and topics are called in these names, as it was read last: it hangs on nothing but the names, and a ballot
 * of hundreds is looked through at every key that somebody presses.
 */
const read = new Map<string, Words>();
const mostRead = 2_000;

/** What each is called; the database is asked only for names that this process does not remember. */
export async function toldOf(db: Db, named: readonly Named[]): Promise<Told[]> {
  const known = named.map(({ id, names }) => ({ id, names, words: read.get(keyOf(names)) }));
  const fresh = await readTold(db, known.filter(({ words }) => words === undefined)); // prettier-ignore
  const words = new Map(fresh.map(({ id, ...rest }) => [id, rest]));
  const told = known.map(({ id, names, words: before }) => ({ id, names, words: before ?? words.get(id)! }));
  for (const each of told) read.set(keyOf(each.names), each.words);
  // The first in are the first out.
  for (const key of [...read.keys()].slice(0, Math.max(0, read.size - mostRead))) read.delete(key);
  return told.map(({ id, words: its }) => ({ id, ...its }));
}

function keyOf({ fi, sv, en }: Texts): string {
  return JSON.stringify([fi, sv, en]);
}

/**
 * What each is called, with the stems of its words by the database's dictionaries. The little words of one language are
 * no words of a title in another either: nobody says in which language they propose.
 */
export async function readTold(db: Db, named: readonly Named[]): Promise<Told[]> {
  if (named.length === 0) return [];
  const { rows } = await sql<{ id: string; lang: Locale; stem: string }>`
    with titles as (
      select id, lang, config, lower(title) as title
      from jsonb_to_recordset(${JSON.stringify(named.map(({ id, names }) => ({ id, names })))}::jsonb) as named (id text, names jsonb),
        lateral (values ('fi', 'finnish'::regconfig, names ->> 'fi'), ('sv', 'swedish', names ->> 'sv'),
          ('en', 'english', names ->> 'en')) as said (lang, config, title)
    )
    select id, lang, stem
    from titles, unnest(tsvector_to_array(to_tsvector(config, translate(title, '-–/.:&+', '       ')))) as stem
    where length(stem) > 3 or not stem = any (regexp_split_to_array(title, '\\s+'))
      or not (ts_lexize('finnish_stem', stem) = '{}' or ts_lexize('swedish_stem', stem) = '{}'
        or ts_lexize('english_stem', stem) = '{}')`.execute(db);
  const stems = Map.groupBy(rows, ({ id }) => id);
  return named.map(({ id, names }) => {
    const of = (locale: Locale) => (stems.get(id) ?? []).filter(({ lang }) => lang === locale).map(({ stem }) => stem);
    const titles = [...new Set(locales.map((locale) => names[locale].toLowerCase()))].filter((title) => title !== "");
    return { id, trigrams: titles.map(trigramsOf), stems: { fi: of("fi"), sv: of("sv"), en: of("en") } };
  });
}
