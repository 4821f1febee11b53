// What a programme calls its sectors: by these its growth, its mentors' work and its staff's readiness are told.
import type { lookAt, Part } from "../../maturity/index.ts";
import type { Texts } from "../../platform/locales.ts";

/** What of the register a summary is divided by. */
export type Division = "parts" | "industries" | "organisations";

/** A part of the register that figures are told of, with all that is below it. */
export interface Sector extends Part {
  /** An industry's names; of a part of the register its own name in every language; null: who has no industry. */
  label: Texts | null;
}

export interface Sectors {
  division: Division;
  /** The part whose parts are told; null is the whole register. */
  within: Pick<Member, "id" | "name" | "parentId"> | null;
  /** Every unit that counts; null is all. */
  unitIds: readonly string[] | null;
  sectors: Sector[];
}

/** A row of the register: an organisation, or a unit or a person of one. */
export interface Member {
  id: string;
  /** The thing's own name, without those of what it is part of. */
  name: string;
  parentId: string | null;
  industryId: string | null;
}

/**
 * The sectors of a programme. Where one organisation alone takes part, they are the parts right under it. Where several
 * do, they are the programme's industries, a unit being of the industry that it or what it is part of has; where nobody
 * has an industry, the organisations themselves. Of a chosen part, they are what is right below it: the result areas of
 * a sector, the units of a result area.
 * @param look how maturity looks at the tree: its pages and these tell the same parts
 */
export function sectorsOf(
  members: readonly Member[],
  industries: readonly { id: string; names: Texts }[],
  chosen: Member | null,
  look: typeof lookAt,
): Sectors {
  const { within, unitIds, parts } = look(members, chosen);
  if (within !== null) return { division: "parts", within, unitIds, sectors: parts.map(named) };
  const byIndustry = industriesOf(members);
  if ([...byIndustry.keys()].every((id) => id === null))
    return { division: "organisations", within, unitIds, sectors: parts.map(named) };
  const known = [...industries, { id: null, names: null }].flatMap(({ id, names }): Sector[] => {
    const own = byIndustry.get(id);
    if (own === undefined) return [];
    return [{ id: id ?? "none", isAlone: false, hasParts: false, unitIds: new Set(own), label: names }];
  });
  return { division: "industries", within, unitIds, sectors: known };

  function named(part: Part): Sector {
    const name = members.find(({ id }) => id === part.id)?.name ?? "";
    return { ...part, label: { fi: name, sv: name, en: name } };
  }
}

/** The members by industry: their own, else the nearest one above them. */
function industriesOf(members: readonly Member[]): Map<string | null, string[]> {
  const byId = new Map(members.map((member) => [member.id, member]));
  const grouped = Map.groupBy(members, (member) => {
    let at: Member | undefined = member;
    while (at?.industryId === null) at = byId.get(at.parentId ?? "");
    return at?.industryId ?? null;
  });
  return new Map([...grouped].map(([id, own]) => [id, own.map((member) => member.id)]));
}

/** By unit, the sector that it is in. */
export function sectorByUnit<S extends { unitIds: ReadonlySet<string> }>(sectors: readonly S[]): Map<string, S> {
  return new Map(sectors.flatMap((sector) => [...sector.unitIds].map((id) => [id, sector] as const)));
}
