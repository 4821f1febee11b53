// The organisation and its units are invented; a likeness to real ones is a coincidence. Only the sectors are called what
// the published results call them.
import type { Locale } from "../src/platform/locales.ts";
import { pathSeparator } from "../src/organisations/tree.ts";

const phhykyOrganisation = "Esimerkkiläänin hyvinvointiyhtymä";

export type DemoSector = "health" | "family" | "older";

export interface DemoUnit {
  /** Its own name. */
  unit: string;
  area: string;
  sector: DemoSector;
  /** The whole way down to it, as the register names it. */
  name: string;
  /** The language in which its people are written to. */
  locale: Locale;
  /** Whether the mentors got to it: some units were left without. */
  isMentored: boolean;
}

export const sectorNames: Record<DemoSector, string> = {
  health: "Terveys- ja sairaanhoitopalvelut",
  family: "Perhe- ja sosiaalipalvelut",
  older: "Ikääntyneiden palvelut ja kuntoutus",
};

/** Units of each result area. One that ends in an asterisk had no mentor; one that ends in "(sv)" works in Swedish. */
const areas: Record<DemoSector, Record<string, string[]>> = {
  health: {
    Avoterveydenhuolto: [
      ...["Keskustan terveysasema", "Itäinen terveysasema", "Läntinen terveysasema", "Harjuveden terveysasema"],
      ...["Myllyojan terveysasema", "Saarijoen terveysasema", "Hiidenkankaan terveysasema *"],
      ...["Diabetesvastaanotto", "Ajanvaraus ja hoidon tarpeen arviointi"],
    ],
    "Suun terveydenhuolto": [
      ...["Keskustan hammashoitola", "Itäinen hammashoitola", "Harjuveden hammashoitola", "Oikomishoito"],
      "Suukirurgia *",
    ],
    "Erikoissairaanhoidon poliklinikat": [
      ...["Sisätautien poliklinikka", "Keuhkopoliklinikka", "Korvapoliklinikka", "Silmäpoliklinikka"],
      ...["Neurologian poliklinikka", "Naistentautien poliklinikka", "Lastenpoliklinikka", "Kirurgian poliklinikka"],
    ],
    "Mielenterveys- ja päihdepalvelut": [
      ...["Aikuispsykiatrian poliklinikka", "Nuorisopsykiatrian poliklinikka", "Päihdepoliklinikka"],
      ...["Mielenterveyskuntoutus", "Matalan kynnyksen vastaanotto", "Psykiatrian päiväosasto", "Psykiatrian osasto *"],
    ],
  },
  family: {
    Perhekeskuspalvelut: [
      ...["Keskustan neuvola", "Itäinen neuvola", "Harjuveden neuvola", "Perheneuvola", "Puheterapia"],
      ...["Kouluterveydenhuolto", "Opiskeluterveydenhuolto", "Kuraattori- ja psykologipalvelut"],
    ],
    Lastensuojelu: [
      ...["Lastensuojelun avopalvelut", "Sijaishuolto", "Perhetyö", "Vastaanottokoti Lyhty", "Jälkihuolto"],
      "Perhekuntoutus *",
    ],
    "Aikuisten sosiaalipalvelut": [
      ...["Aikuissosiaalityö", "Kuntouttava työtoiminta", "Vammaissosiaalityö", "Päiväaikainen toiminta"],
      ...["Asumisyksikkö Kanervikko", "Asumisyksikkö Vaahteramäki", "Sosiaalipäivystys", "Velkaneuvonta *"],
    ],
  },
  older: {
    Asiakasohjaus: [
      "Ikääntyneiden asiakasohjaus",
      "Muistipoliklinikka",
      "Omaishoidon tuki",
      "Gerontologinen sosiaalityö",
    ],
    Kotihoito: [
      ...["Keskustan kotihoito 1", "Keskustan kotihoito 2", "Itäinen kotihoito", "Läntinen kotihoito"],
      ...["Harjuveden kotihoito", "Myllyojan kotihoito", "Saarijoen kotihoito", "Hiidenkankaan kotihoito"],
      ...["Etäkotihoito", "Kotisairaala", "Yökotihoito *"],
    ],
    Asumispalvelut: [
      ...["Palvelukeskus Kuusikko", "Palvelukeskus Mäntyranta", "Palvelukeskus Koivukoto", "Hoivakoti Harjunkukka"],
      ...["Hoivakoti Myllynkivi", "Hoivakoti Saarnipuu", "Hoivakoti Lumme", "Servicehuset Solgläntan (sv)"],
      ...["Ryhmäkoti Pihlaja", "Lyhytaikaishoito *", "Hoivakoti Hiidenhelmi *"],
    ],
    Kuntoutus: [
      ...["Fysioterapian poliklinikka", "Toimintaterapia", "Kotikuntoutus", "Apuvälinepalvelut"],
      ...["Kuntoutusosasto", "Geriatrinen osasto", "Päiväkuntoutus", "Lääkinnällinen kuntoutus"],
    ],
  },
};

/** The units in the order of the tree. */
export const phhykyUnits: DemoUnit[] = (Object.keys(areas) as DemoSector[]).flatMap((sector) =>
  Object.entries(areas[sector]).flatMap(([area, units]) =>
    units.map((written): DemoUnit => {
      const unit = written.replace(/ (\*|\(sv\))$/u, "");
      return {
        ...{ unit, area, sector, isMentored: !written.endsWith("*") },
        name: [areaPath(sector, area), unit].join(pathSeparator),
        locale: written.endsWith("(sv)") ? "sv" : "fi",
      };
    }),
  ),
);

/** The units that the mentors worked with. */
export const mentoredUnits = phhykyUnits.filter(({ isMentored }) => isMentored);

/** The name of a sector in the register. */
export function sectorPath(sector: DemoSector): string {
  return [phhykyOrganisation, sectorNames[sector]].join(pathSeparator);
}

/** The name of a result area in the register. */
export function areaPath(sector: DemoSector, area: string): string {
  return [sectorPath(sector), area].join(pathSeparator);
}
