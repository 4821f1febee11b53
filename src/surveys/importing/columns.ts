// What the columns of someone else's answers file are: guessed from their headings and cells, corrected by staff.

export const columnRoles = [
  "organisation",
  "partOf",
  "industry",
  "need",
  "barrier",
  "service",
  "text",
  "ignored",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

export interface Column {
  /** Its place in the file, from 0. */
  at: number;
  header: string;
  role: ColumnRole;
  /** What the heading says of a need's theme, or null. */
  theme: string | null;
  /** The heading without the prefixes that tell its role and theme. */
  name: string;
}

/** Words that begin the headings of a family of columns: "need_OMICS_Proteomics", "Este: ajanpuute". */
const families: Partial<Record<ColumnRole, readonly string[]>> = {
  need: [
    "need",
    "needs",
    "tarve",
    "tarpeet",
    "kehittämistarve",
    "behov",
    "utvecklingsbehov",
    "support",
    "tuki",
    "stöd",
  ],
  barrier: ["barrier", "barriers", "obstacle", "este", "esteet", "hinder"],
  service: ["service", "services", "palvelu", "palvelut", "tjänst", "tjänster"],
  text: ["open", "avoin", "öppen", "comment", "comments", "kommentti", "kommentar"],
};

const nameHeadings = new Set(
  "organisation organization organisaatio organisationsnamn yritys company företag organisaation_nimi organisation_name organization_name company_name yrityksen_nimi nimi name namn respondent vastaaja svarande organisaatiosi organisaatiosi_nimi organisaationne organisaationne_nimi yrityksesi_nimi yrityksenne yrityksenne_nimi organisationens_namn er_organisation företagets_namn your_organisation your_organization".split(
    " ",
  ),
);
const parentHeadings = new Set(
  "part_of parent parent_organisation parent_organization osa_organisaatiota kuuluu_organisaatioon emo_organisaatio emoorganisaatio del_av del_av_organisation moderorganisation".split(
    " ",
  ),
);
const industryHeadings = new Set(
  "industry toimiala bransch sector sektori sektor org_type organisation_type organization_type organisaatiotyyppi organisationstyp".split(
    " ",
  ),
);

/** The most values on a scale of ratings. */
const longestScale = 11;

/**
 * The columns with their likely roles. Headings decide where they have a known prefix; where none speaks of needs,
 * columns of whole numbers on a scale of at most eleven steps are taken as needs. The first column that looks like the
 * organisation's name is it, and so for the industry.
 */
export function guessColumns(header: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  const byHeading = header.map((heading) => roleByHeading(heading));
  const speaksOfNeeds = byHeading.includes("need");
  const roles = byHeading.map((role, at): ColumnRole => {
    if (role !== null) return role;
    const cells = rows.map((row) => (row[at] ?? "").trim()).filter((cell) => !isBlankCell(cell));
    if (!speaksOfNeeds && isScale(cells)) return "need";
    return isOwnWords(cells) ? "text" : "ignored";
  });
  return asColumns(
    header,
    roles.map((role, at) => (isSecond(role, at, roles) ? "ignored" : role)),
  );
}

/** The columns with the roles that staff chose. */
export function asColumns(header: readonly string[], roles: readonly ColumnRole[]): Column[] {
  const rests = header.map((heading, at) => restOf(heading, roles[at] ?? "ignored"));
  const needs = rests.filter((_, at) => roles[at] === "need");
  // A second prefix is a theme only when all needs have one; otherwise it is a part of a name.
  const haveThemes = needs.length > 0 && needs.every((rest) => themeOf(rest) !== null);
  return header.map((heading, at): Column => {
    const role = roles[at] ?? "ignored";
    const rest = rests[at] ?? heading;
    const theme = role === "need" && haveThemes ? themeOf(rest) : null;
    const name = theme === null ? rest : rest.slice(theme.length + 1);
    return { at, header: heading, role, theme, name: oneLine(name) };
  });
}

function roleByHeading(heading: string): ColumnRole | null {
  const plain = heading
    .toLowerCase()
    .replaceAll(/[?*:.]/g, "")
    .trim()
    .replaceAll(/[\s-]+/g, "_");
  if (nameHeadings.has(plain)) return "organisation";
  if (parentHeadings.has(plain)) return "partOf";
  if (industryHeadings.has(plain)) return "industry";
  const family = prefixOf(heading);
  return columnRoles.find((role) => family !== null && families[role]?.includes(family.word) === true) ?? null;
}

function isSecond(role: ColumnRole, at: number, roles: readonly ColumnRole[]): boolean {
  return (role === "organisation" || role === "partOf" || role === "industry") && roles.indexOf(role) < at;
}

/** "need_OMICS_X" → need, "OMICS_X"; "Este: aika" → este, "aika"; "Tarve [Kotisivut]" → tarve, "Kotisivut". */
function prefixOf(heading: string): { word: string; rest: string } | null {
  const match = /^\s*(\p{L}{3,})\s*(?:_|:|\[|\s[–-]\s)\s*(.*?)\s*\]?\s*$/su.exec(heading);
  const [, word = "", rest = ""] = match ?? [];
  return rest === "" ? null : { word: word.toLowerCase(), rest };
}

function restOf(heading: string, role: ColumnRole): string {
  const family = prefixOf(heading);
  return family !== null && families[role]?.includes(family.word) === true ? family.rest : heading.trim();
}

function themeOf(rest: string): string | null {
  const theme = /^([^_]{1,40})_(?=.)/s.exec(rest)?.[1];
  return theme === undefined || theme.trim() === "" ? null : theme;
}

function isScale(cells: readonly string[]): boolean {
  const values = new Set(cells);
  return values.size >= 2 && values.size <= longestScale && cells.every((cell) => /^\d{1,2}$/.test(cell));
}

function isOwnWords(cells: readonly string[]): boolean {
  const long = cells.filter((cell) => cell.length > 25 && cell.includes(" "));
  return cells.length > 0 && long.length * 2 > cells.length && new Set(cells).size * 2 > cells.length;
}

/** What tools and people write for "no answer". */
export function isBlankCell(cell: string): boolean {
  return ["", "-", "–", "n/a", "na", "n.a.", "null", "eos", "en osaa sanoa"].includes(cell.trim().toLowerCase());
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
