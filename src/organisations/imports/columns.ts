// Which column of a file is what, guessed by its heading in Finnish, Swedish or English.
import { levelColumns, levels, tellsWhole, type Level } from "./levels.ts";

/** What an organisation's row can tell, in the order of the product's own file. */
export const columns = [
  "name",
  "partOf",
  "kind",
  "industry",
  "segment",
  "size",
  "municipality",
  "commitment",
  "contactName",
  "contactEmail",
  "contactLanguage",
] as const;
export type Column = (typeof columns)[number];

/** What a file of others may tell besides: the levels above each row, a column each. */
export const mappedColumns = [...levels, ...columns] as const;

/** The place of each in the file, from 0; null when the file does not tell it. */
export type Mapping = Record<Column, number | null> &
  Partial<Record<Level, number | null>> & {
    /** The organisation that all rows are part of, where the file does not tell it; "" or absent is none. */
    under?: string;
  };

// The telling ones first: "Yhteyshenkilön sähköposti" is an e-mail before it is a contact or a name. \b knows no ä.
const synonyms: [Column, RegExp][] = [
  ["contactEmail", /sähköposti|s-posti|e-?post|e-?mail/],
  ["contactLanguage", /kieli|språk|language/],
  ["contactName", /yhteyshenkil|vastuuhenkil|yhdyshenkil|kontakt|contact/],
  ["commitment", /sitoutu|engagemang|åtagan|förbundit|commitment|committed/],
  ["size", /koko|henkilöst|henkilömäärä|työntekij|storlek|personal|anställda|size|employees|staff/],
  ["segment", /segmentti|segment\b|asiakasryhmä/],
  ["industry", /toimiala|^ala$|bransch|industr|sektor|sector/],
  ["municipality", /kunta|kotipaikka|paikkakunta|kaupunki|kommun|^(hem)?ort$|municipal|^town$|^city$/],
  [
    "partOf",
    /osa organisaatiota|^osana$|kuuluu|emo-?organisaatio|^del av|hör till|moderorganisation|part of|parent|belongs/,
  ],
  ["kind", /^laji$|^tyyppi$|^slag$|^typ$|^kind$|^type$/],
  ["name", /organisaatio|organisat|organizat|yritys|yrityk|toimija|yksikkö|företag|company/],
  ["name", /nimi|namn|name/],
];

/**
 * The likeliest column of each kind; every column of the file is taken at most once, the leftmost first. A tree whose top
 * is not called an organisation belongs to the programme's only one, where `wholes` has just one.
 */
export function guessColumns(header: readonly string[], wholes: readonly string[] = []): Mapping {
  const headings = header.map((heading) => heading.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase());
  const mapping: Mapping = {
    name: null,
    partOf: null,
    kind: null,
    industry: null,
    segment: null,
    size: null,
    municipality: null,
    commitment: null,
    contactName: null,
    contactEmail: null,
    contactLanguage: null,
  };
  const taken = new Set<number>();
  const tree = levelColumns(headings);
  for (const [above, at] of (tree ?? []).entries()) {
    taken.add(at);
    const level = levels[above];
    if (at === tree?.at(-1)) mapping.name = at;
    else if (level !== undefined) mapping[level] = at;
  }
  const [whole, another] = wholes;
  if (tree !== null && !tellsWhole(headings) && whole !== undefined && another === undefined) mapping.under = whole;
  for (const [column, synonym] of synonyms) {
    if (mapping[column] !== null) continue;
    const at = headings.findIndex((heading, place) => !taken.has(place) && synonym.test(heading));
    if (at < 0) continue;
    mapping[column] = at;
    taken.add(at);
  }
  return mapping;
}
