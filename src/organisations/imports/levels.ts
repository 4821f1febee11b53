// Files that tell the tree by a column a level ("Toimiala; Tulosalue; Yksikkö"): which columns are levels, and how a row
// is read that leaves out what stands above it.

/** The levels above a row's own name, the uppermost first. */
export const levels = ["above1", "above2", "above3"] as const;
export type Level = (typeof levels)[number];

// From the top down. Word ends only: "Yksikön nimi" is a unit's name, "Yksikkömäärä" is not.
const levelHeadings: RegExp[] = [
  /^(organisaatio|hyvinvointialue|kuntayhtymä|organisation|välfärdsområde|samkommun|organi[sz]ation)$/,
  /^(toimiala|toimialue|sektori?|sector|division)$/,
  /^(tulosalue|palvelualue|vastuualue|resultatområde|serviceområde|ansvarsområde|result area|service area)$/,
  /^((tulos|toiminta|työ)?yksikkö|(resultat|verksamhets)?enhet|(work )?unit)$/,
];
const numbered = /^(?:taso|nivå|level)\s*([1-4])$/;
const otherNames = /organisaatio|organisat|organizat|yritys|yrityk|toimija|företag|company|nimi|namn|name/;

/**
 * The places of the columns that are levels of a tree, from the top down, the last of them the row's own name; null where
 * the file is not such. A sector alone is an industry: it takes a result area, or a unit and no other name, to be a level.
 */
export function levelColumns(headings: readonly string[]): number[] | null {
  const byNumber = headings
    .flatMap((heading, at) => {
      const number = numbered.exec(heading)?.[1];
      return number === undefined ? [] : [{ number, at }];
    })
    .sort((a, b) => Number(a.number) - Number(b.number));
  if (byNumber.length > 1) return byNumber.map(({ at }) => at);
  const [top, sector, area, unit] = levelHeadings.map((level) => headings.findIndex((heading) => level.test(heading)));
  const found = [top, sector, area, unit].flatMap((at) => (at === undefined || at < 0 ? [] : [at]));
  const hasOtherName = headings.some((heading, at) => !found.includes(at) && otherNames.test(heading));
  const isTree = has(area) || (has(sector) && has(unit) && !has(top) && !hasOtherName);
  return isTree && found.length > 1 ? found : null;
}

/** Whether a column is called as organisations are, or numbered from the top: then the file says whose its parts are. */
export function tellsWhole(headings: readonly string[]): boolean {
  return headings.some((heading) => levelHeadings[0]?.test(heading) === true || numbered.test(heading));
}

const has = (at: number | undefined) => at !== undefined && at >= 0;

/**
 * The names of a row's levels, where what stands above is told once and left empty below: empty levels before the first
 * that is told are those of the row before. One left empty after that is a level that the row does not have.
 */
export function filledDown(row: readonly string[], before: readonly string[]): string[] {
  const first = row.findIndex((name) => name !== "");
  return first < 0 ? [...row] : row.map((name, at) => (at < first ? (before[at] ?? "") : name));
}
