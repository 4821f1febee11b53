import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { textIn } from "../../../platform/i18n.ts";
import { locales, type Locale, type Texts } from "../../../platform/locales.ts";
import { mergeTargets } from "../../marks.ts";
import { isOffered, listOptions, type BallotOption } from "../../queries.ts";
import { byNearness, likenesses, whyAlike, whyShown, type Told, type Why } from "./likeness.ts";

/** What says nearly the same as a title: an option of the ballot, or a topic of the catalogue that is none yet. */
export type Similar =
  | { readonly kind: "option"; readonly optionId: string; readonly name: string; readonly why: Why }
  | { readonly kind: "topic"; readonly topicId: string; readonly name: string; readonly why: Why };

const mostShown = 5;

/**
 * Options of the ballot and topics of the catalogue that say nearly the same as the text, in any language, best first.
 * A merged option stands for what it was merged into; hidden ones are left out.
 */
export async function similarOptions(
  db: Db,
  { id, programmeId }: { id: string; programmeId: string },
  text: string,
  locale: Locale,
): Promise<Similar[]> {
  const options = await listOptions(db, id);
  const topics = await db.selectFrom("topics").select(["id", "names"]).where("programmeId", "=", programmeId).execute();
  const taken = new Set(options.map(({ topicId }) => topicId));
  const known = [...options, ...topics.filter((topic) => !taken.has(topic.id))];
  const typed = { id: "typed", names: { fi: text, sv: text, en: text } };
  const [asked, ...others] = await toldOf(db, [typed, ...known]);
  const alike = asked === undefined ? [] : likenesses([asked], others);

  const targets = mergeTargets(options);
  const found = new Map<string, Similar>();
  for (const { other, ...likeness } of alike.sort(byNearness)) {
    const why = whyShown(likeness);
    const optionId = targets.get(other) ?? other;
    const option = options.find((each) => each.id === optionId);
    const topic = topics.find((each) => each.id === other);
    if (why === null || found.has(optionId)) continue;
    if (option !== undefined && isOffered(option))
      found.set(optionId, { kind: "option", optionId, name: textIn(option.names, locale), why });
    if (option === undefined && topic !== undefined)
      found.set(optionId, { kind: "topic", topicId: other, name: textIn(topic.names, locale), why });
  }
  return [...found.values()].slice(0, mostShown);
}

/** Two options that probably mean the same. */
export interface Duplicate {
  readonly first: BallotOption;
  /** The one that came later. */
  readonly second: BallotOption;
  readonly why: Why;
}

/**
 * Of the options in their order, the pairs that can be voted for and probably mean the same, at least one of them a
 * participant's; the most alike first.
 */
export async function listDuplicates(db: Db, options: readonly BallotOption[]): Promise<Duplicate[]> {
  return await pairsWith(db, options, ({ isProposal }) => isProposal);
}

/** The pairs of which one is this option. */
export async function listDuplicatesOf(
  db: Db,
  options: readonly BallotOption[],
  option: BallotOption,
): Promise<Duplicate[]> {
  return await pairsWith(db, options, ({ id }) => id === option.id);
}

async function pairsWith(
  db: Db,
  options: readonly BallotOption[],
  isAsked: (option: BallotOption) => boolean,
): Promise<Duplicate[]> {
  const offered = options.filter(isOffered);
  const asked = new Set(offered.filter(isAsked).map(({ id }) => id));
  if (asked.size === 0) return [];
  const place = new Map(offered.map((option, at) => [option.id, at]));
  const told = await toldOf(db, offered);
  const alike = likenesses(told.filter(({ id }) => asked.has(id)), told); // prettier-ignore
  return alike.sort(byNearness).flatMap(({ id, other, ...likeness }) => {
    const [at = 0, otherAt = 0] = [place.get(id), place.get(other)];
    const why = whyAlike(likeness);
    // A pair of which both are asked is found from both sides.
    if (why === null || (asked.has(other) && at > otherAt)) return [];
    const [first, second] = [offered[Math.min(at, otherAt)]!, offered[Math.max(at, otherAt)]!];
    return [{ first, second, why }];
  });
}

interface Named {
  readonly id: string;
  readonly names: Texts;
}

/**
 * What each is called, with the stems of its words by the database's dictionaries. The little words of one language are
 * no words of a title in another either: nobody says in which language they propose.
 */
async function toldOf(db: Db, named: readonly Named[]): Promise<Told[]> {
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
    return { id, titles, stems: { fi: of("fi"), sv: of("sv"), en: of("en") } };
  });
}
