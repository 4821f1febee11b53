import { registerOrganisations } from "../src/organisations/index.ts";
import type { Deps } from "../src/platform/deps.ts";
import { useCatalogueTemplate } from "../src/catalogue/index.ts";
import { listIndustries, startProgramme } from "../src/programmes/index.ts";
import { programmeDays } from "./phhyky-days.ts";
import { phhykyPeople } from "./phhyky-people.ts";
import { phhykyUnits, sectorNames, type DemoSector, type DemoUnit } from "./phhyky-units.ts";

/** The demo's ids, by what its files call things. */
export interface Ground {
  programmeId: string;
  ownerId: string;
  /** Of each unit, result area, sector and the organisation, by the whole name. */
  partIds: ReadonlyMap<string, string>;
  /** Of the people of each unit, in their order. */
  peopleIds: ReadonlyMap<DemoUnit, string[]>;
}

const industries: Record<DemoSector, string> = {
  health: `${sectorNames.health} | Hälso- och sjukvårdstjänster | Health and medical services`,
  family: `${sectorNames.family} | Familje- och socialtjänster | Family and social services`,
  older: `${sectorNames.older} | Tjänster för äldre och rehabilitering | Services for older people and rehabilitation`,
};

/** The programme with its catalogue of needs, its tree of units and their people. */
export async function organise({ db }: Deps, name: string, ownerId: string): Promise<Ground> {
  const started = await startProgramme(
    db,
    {
      ...{ name, locales: ["fi", "sv", "en"], defaultLocale: "fi", timeZone: "Europe/Helsinki" },
      ...{ startsOn: programmeDays.from, endsOn: programmeDays.to, industries: Object.values(industries).join("\n") },
      ...{ contactName: "Tarja Esimerkki", contactEmail: "tarja@example.org" },
    },
    ownerId,
  );
  if ("mistake" in started) throw new Error(started.mistake);
  const programmeId = started.id;
  await useCatalogueTemplate(db, { programmeId, template: "phhyky" }, ownerId);

  const listed = await listIndustries(db, programmeId);
  const industryIds = new Map(Object.keys(industries).map((sector, at) => [sector, listed[at]?.id ?? null]));
  const people = phhykyPeople();
  const rows = phhykyUnits.map((unit) => ({
    ...{ name: unit.name, industryId: industryIds.get(unit.sector) ?? null, sizeClass: null, municipality: "" },
    contacts: people.get(unit) ?? [],
  }));
  await db.transaction().execute((trx) => registerOrganisations(trx, programmeId, rows));
  const parts = await db.selectFrom("organisations").select(["id", "name"]).where("programmeId", "=", programmeId).execute(); // prettier-ignore
  const known = await db.selectFrom("participants").select(["id", "email"]).where("programmeId", "=", programmeId).execute(); // prettier-ignore
  const personIds = new Map(known.map(({ id, email }) => [email, id]));
  return {
    ...{ programmeId, ownerId, partIds: new Map(parts.map((part) => [part.name, part.id])) },
    peopleIds: new Map(
      [...people].map(([unit, those]) => [unit, those.map(({ email }) => personIds.get(email) ?? "")]),
    ),
  };
}

/** The id of a part by its whole name. */
export function idOf({ partIds }: Ground, name: string): string {
  const id = partIds.get(name);
  if (id === undefined) throw new Error(`The demo has no part ${name}`);
  return id;
}
