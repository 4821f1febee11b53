import { addUseFigure } from "../src/maturity/use/figures/commands.ts";
import { addObstacle } from "../src/maturity/use/obstacles/commands.ts";
import { addVersion } from "../src/maturity/use/versions/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import type { Days } from "./phhyky-days.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { areaPath, phhykyUnits, sectorPath, type DemoSector } from "./phhyky-units.ts";

interface DemoFigure extends Days {
  tool: string;
  name: string;
  measure: string;
  source: string;
  /** What was counted in each sector or result area. */
  values: Record<string, number>;
}

/** The chatbot's 10,510 conversations in nine and a half weeks and the five loops are published; how they are divided, and the rest, is invented. */
const figures: DemoFigure[] = [
  {
    ...{ tool: "Chatbot", name: "Keskustelut", measure: "keskustelua", source: "Chatbotin seurantanäkymä" },
    ...{ from: "2021-09-20", to: "2021-11-25", values: { health: 6240, family: 2730, older: 1540 } },
  },
  {
    ...{
      tool: "Digihoitopolku",
      name: "Aloitetut kehittämissilmukat",
      measure: "silmukkaa",
      source: "Mentorien kirjaukset",
    },
    ...{ from: "2021-08-30", to: "2021-12-17" },
    values: { "Erikoissairaanhoidon poliklinikat": 2, "Mielenterveys- ja päihdepalvelut": 1, Kuntoutus: 2 },
  },
  ...[
    { from: "2021-09-01", to: "2021-09-30", values: { health: 212, family: 64, older: 58 } },
    { from: "2021-10-01", to: "2021-10-31", values: { health: 297, family: 81, older: 90 } },
    { from: "2021-11-01", to: "2021-11-30", values: { health: 368, family: 97, older: 131 } },
  ].map((counted) => ({
    ...{
      tool: "Etävastaanotto",
      name: "Etävastaanotot",
      measure: "käyntiä",
      source: "Asiakas- ja potilastietojärjestelmät",
    },
    ...counted,
  })),
];

const versions = [
  {
    tool: "Chatbot",
    name: "Kokeilu",
    inUseFrom: "2021-09-20",
    note: "Tavallisimmat kysymykset neuvonnasta ja ajanvarauksesta.",
  },
  {
    tool: "Chatbot",
    name: "Laajennettu kysymyspankki",
    inUseFrom: "2021-11-01",
    note: "Mukaan suun terveydenhuolto ja asiakasohjaus.",
  },
  {
    tool: "Etävastaanotto",
    name: "Selainversio",
    inUseFrom: "2021-06-14",
    note: "Asiakkaan ei tarvitse asentaa sovellusta.",
  },
];

const obstacles = [
  {
    ...{
      tool: "Digihoitopolku",
      what: "Polkujen sisältöjen tekemiseen ei ole työaikaa",
      since: "2021-08-30",
      solvedOn: null,
    },
    areas: ["Erikoissairaanhoidon poliklinikat", "Mielenterveys- ja päihdepalvelut", "Kuntoutus"],
  },
  {
    ...{
      tool: "Etävastaanotto",
      what: "Vastaanottohuoneissa ei ole kameroita",
      since: "2021-06-01",
      solvedOn: "2021-10-15",
    },
    areas: ["Avoterveydenhuolto", "Erikoissairaanhoidon poliklinikat"],
  },
  {
    ...{
      tool: "Asiakastietojärjestelmän mobiilisovellus",
      what: "Verkkoyhteys katkeaa kotikäynneillä",
      since: "2021-06-07",
    },
    ...{ solvedOn: null, areas: ["Kotihoito"] },
  },
  {
    ...{ tool: "Teams", what: "Vuorotyötä tekevillä ei ole omaa laitetta", since: "2021-05-24", solvedOn: null },
    areas: ["Asumispalvelut", "Kotihoito"],
  },
];

interface Telling {
  ground: Ground;
  toolIds: ReadonlyMap<string, string>;
}

/** What was counted of the use of tools, which of their versions were in use, and what stood in the way. */
export async function tellUse(deps: Deps, { ground, toolIds }: Telling): Promise<void> {
  const { programmeId, ownerId } = ground;
  const placeOf = (tool: string) => ({ programmeId, toolId: toolIds.get(tool) ?? "" });
  for (const { tool, values, from, to, ...figure } of figures)
    for (const [part, value] of Object.entries(values)) {
      const counted = { ...figure, unitId: partId(ground, part), value: String(value), startsOn: from, endsOn: to };
      done(await addUseFigure(deps.db, { ...placeOf(tool), ...counted }, ownerId), figure.name);
    }
  for (const { tool, ...version } of versions)
    done(await addVersion(deps.db, { ...placeOf(tool), ...version }, ownerId), version.name);
  for (const { tool, areas, ...obstacle } of obstacles) {
    const told = { ...obstacle, note: "", unitIds: areas.map((area) => partId(ground, area)) };
    done(await addObstacle(deps.db, { ...placeOf(tool), ...told }, ownerId), obstacle.what);
  }
}

const sectors: readonly string[] = ["health", "family", "older"] satisfies DemoSector[];

/** A sector by its key, or a result area by its name. */
function partId(ground: Ground, part: string): string {
  if (sectors.includes(part)) return idOf(ground, sectorPath(part as DemoSector));
  const unit = phhykyUnits.find(({ area }) => area === part)!;
  return idOf(ground, areaPath(unit.sector, part));
}

function done(outcome: { id: string } | { mistake: string }, what: string): void {
  if ("mistake" in outcome) throw new Error(`The demo's ${what}: ${outcome.mistake}`);
}
