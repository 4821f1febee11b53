import { addSegment } from "../src/organisations/segments/commands.ts";
import type { Texts } from "../src/platform/locales.ts";
import type { Deps } from "../src/platform/deps.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { areaPath, phhykyUnits } from "./phhyky-units.ts";

/** Result areas by how they meet their clients, and what the mentors promise to each. The promises are invented. */
const segments: { names: Texts; promises: Texts; areas: string[] }[] = [
  {
    names: { fi: "Vastaanotot ja poliklinikat", sv: "Mottagningar och polikliniker", en: "Receptions and clinics" },
    areas: [
      ...["Avoterveydenhuolto", "Suun terveydenhuolto", "Erikoissairaanhoidon poliklinikat"],
      ...["Mielenterveys- ja päihdepalvelut", "Kuntoutus"],
    ],
    promises: {
      fi: "Digimentori auttaa teitä ottamaan **etävastaanoton ja digihoitopolun** osaksi vastaanottotyötä.\n\n- Alkukartoitus kahden viikon kuluessa\n- Harjoittelu omalla vastaanotolla ennen ensimmäistä asiakasta\n- Tuki paikan päällä tai Teamsissa, kunnes käyttö sujuu",
      sv: "Digimentorn hjälper er att göra **distansmottagning och digitala vårdvägar** till en del av arbetet på mottagningen.\n\n- Kartläggning inom två veckor\n- Övning på den egna mottagningen före den första klienten\n- Stöd på plats eller i Teams tills användningen löper",
      en: "A digital mentor helps you make **remote reception and digital care paths** part of your work.\n\n- First assessment within two weeks\n- Practice at your own reception before the first client\n- Support on site or in Teams until it runs smoothly",
    },
  },
  {
    names: { fi: "Koti ja asuminen", sv: "Hem och boende", en: "Home and housing" },
    areas: ["Kotihoito", "Asumispalvelut"],
    promises: {
      fi: "Digimentori tulee **vuoroihin mukaan**: neuvomme siellä, missä asiakas on.\n\n- Lyhyet tuokiot vuoron vaihtuessa, enintään 30 minuuttia\n- Mobiilikirjaamisen tuki ensimmäisten viikkojen ajan\n- Ohjeet, jotka mahtuvat taskuun",
      sv: "Digimentorn följer med **i arbetsskiften**: vi ger råd där klienten är.\n\n- Korta pass vid skiftbyte, högst 30 minuter\n- Stöd för mobil dokumentation under de första veckorna\n- Anvisningar som ryms i fickan",
      en: "A digital mentor **joins your shifts**: we help where the client is.\n\n- Short sessions at shift change, 30 minutes at most\n- Support for mobile recording in the first weeks\n- Instructions that fit in a pocket",
    },
  },
  {
    names: { fi: "Perheet ja sosiaalityö", sv: "Familjer och socialarbete", en: "Families and social work" },
    areas: ["Perhekeskuspalvelut", "Lastensuojelu", "Aikuisten sosiaalipalvelut", "Asiakasohjaus"],
    promises: {
      fi: "Digimentori auttaa teitä **tavoittamaan asiakkaat verkossa turvallisesti**.\n\n- Suojatut viestit ja chat käyttöön tiimi kerrallaan\n- Verkostopalaverit sujuvasti Teamsissa\n- Yhteiset pelisäännöt kirjataan mukananne",
      sv: "Digimentorn hjälper er att **nå klienterna tryggt på nätet**.\n\n- Skyddade meddelanden och chatt tas i bruk ett team i taget\n- Smidiga nätverksmöten i Teams\n- Gemensamma spelregler skrivs tillsammans med er",
      en: "A digital mentor helps you **reach clients online safely**.\n\n- Secure messages and chat, one team at a time\n- Smooth network meetings in Teams\n- Shared ground rules written together with you",
    },
  },
];

/** The segments of the organisation with their promises. */
export async function promiseServices({ db }: Deps, ground: Ground): Promise<void> {
  for (const { areas, ...texts } of segments) {
    const paths = phhykyUnits.flatMap(({ sector, area }) => (areas.includes(area) ? [areaPath(sector, area)] : []));
    const branchIds = [...new Set(paths)].map((path) => idOf(ground, path));
    const added = await addSegment(db, { programmeId: ground.programmeId, ...texts, branchIds }, ground.ownerId);
    if ("mistake" in added) throw new Error(`The demo's segment ${texts.names.fi}: ${added.mistake}`);
  }
}
