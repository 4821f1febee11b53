import type { Locale } from "../src/platform/locales.ts";
import { addressPart } from "./addresses.ts";

export type DemoIndustry = "physiotherapy" | "care" | "child-welfare";
export type DemoSizeClass = "1" | "2-9" | "10-49" | "50-249";

export interface DemoOrganisation {
  name: string;
  industry: DemoIndustry;
  sizeClass: DemoSizeClass;
  municipality: string;
  contacts: { name: string; email: string; locale: Locale }[];
}

type Row = [name: string, sizeClass: DemoSizeClass, municipality: string, contacts: string[], locale?: Locale];

// Organisations and people are invented; a likeness to real ones is a coincidence. The municipalities are real.
const physiotherapists: Row[] = [
  ["Fysioterapia Kultakaura", "1", "Seinäjoki", ["Marjut Tuokkola"]],
  ["Kuntopihlaja Fysioterapia Oy", "2-9", "Seinäjoki", ["Antti Reinikka", "Sanna Reinikka"]],
  ["Toimintaterapeutit ja fysiot Neliapila", "2-9", "Lapua", ["Katri Ylivakkuri"]],
  ["Fysio Rantavitikko", "1", "Ilmajoki", ["Pekka Rantavitikko"]],
  ["Liikehoitola Suviketo", "1", "Kurikka", ["Outi Suviketo"]],
  ["Selkäpaja Jousi Oy", "2-9", "Kauhava", ["Jari Latvakoski", "Minttu Haapoja"]],
  ["Fysioterapia Vedenneito", "1", "Alavus", ["Hanne Peräkorpi"]],
  ["Kuntoutuskeskus Lakeudenkaari Oy", "10-49", "Seinäjoki", ["Tuomas Hietakangas", "Riikka Ojaluoma"]],
  ["Nivelpiste Kuortane", "1", "Kuortane", ["Veera Mäntykorpi"]],
  ["Jalkaterapia ja fysio Askelma", "2-9", "Alajärvi", ["Niina Takkula"]],
  ["Fysioterapia Hiidenvirta", "1", "Isokyrö", ["Markus Hiidenvirta"]],
  ["Rörelsehuset Åkanten", "2-9", "Teuva", ["Camilla Norrvik"], "sv"],
  ["Kotikuntoutus Taipale & Tuisku", "2-9", "Ähtäri", ["Leena Taipalus", "Oskari Tuiskula"]],
  ["Fysio Niittyvilla", "1", "Vimpeli", ["Emmi Kauppinen-Lahti"]],
  ["Tules-klinikka Järviseutu", "2-9", "Lappajärvi", ["Heikki Savunen"]],
];

const careProviders: Row[] = [
  ["Hoivakoti Kellosinilatva Oy", "10-49", "Seinäjoki", ["Päivi Alajoutsi", "Johanna Rinta-Keto"]],
  ["Kotihoiva Tuulenkanto", "2-9", "Lapua", ["Mervi Karhumaa"]],
  ["Palvelukoti Iltaruskonlehto Oy", "10-49", "Kauhava", ["Eija Sorvakko", "Tiina Hautamäki-Vuori"]],
  ["Hoivayhtiö Pohjanlakka Oy", "50-249", "Seinäjoki", ["Kari Yli-Penttala", "Susanna Vesterkangas"]],
  ["Kotipalvelu Auttava Apila", "2-9", "Ilmajoki", ["Raija Kortesluoma"]],
  ["Asumispalvelut Kurjenkello Oy", "10-49", "Kurikka", ["Mika Tervahauta"]],
  ["Vanhustenkoti Suopursu ry", "10-49", "Alavus", ["Anne Kivilompolo", "Terhi Ranto"]],
  ["Hoiva Hilleri Oy", "2-9", "Alajärvi", ["Sirpa Myllyniitty"]],
  ["Kotisairaanhoito Kaisla-aho", "1", "Isojoki", ["Ulla Kaisla-aho"]],
  ["Omsorgshemmet Strandlyckan", "10-49", "Karijoki", ["Gunilla Backfors", "Peter Sandlin"], "sv"],
  ["Palvelutalo Havunneula Oy", "50-249", "Kauhajoki", ["Jukka-Pekka Loukola", "Elina Torkkeli-Aho"]],
  ["Kotihoito Pellavasydän Oy", "10-49", "Seinäjoki", ["Maarit Koskenranta"]],
  ["Muistikoti Sammalpolku", "10-49", "Ähtäri", ["Virpi Lehtovaara"]],
  ["Hoivapalvelu Lumikuuro", "2-9", "Evijärvi", ["Jaana Hietaluoma"]],
  ["Tukikodit Tähtisara Oy", "50-249", "Lapua", ["Samuli Rajakangas", "Hanna-Leena Siirto"]],
  ["Kotiapu Vehkalilja", "1", "Soini", ["Paula Vehkala"]],
  ["Päivätoiminta Ruskohelmi ry", "2-9", "Teuva", ["Marko Kangasvieri"]],
];

const childWelfareProviders: Row[] = [
  ["Perhekoti Vanamonvarpu", "2-9", "Kuortane", ["Satu Vainionkulma"]],
  ["Lastensuojeluyksikkö Karhunsammal Oy", "10-49", "Seinäjoki", ["Jonna Pihlajakoski", "Ville Ruuskala"]],
  ["Nuorisokoti Kompassikivi Oy", "10-49", "Lapua", ["Timo Ala-Kantola"]],
  ["Ammatillinen perhekoti Pihakeinu", "2-9", "Ilmajoki", ["Kirsi Pihakoski", "Arto Pihakoski"]],
  ["Perhetyö Puolitie Oy", "2-9", "Seinäjoki", ["Laura Mantereinen"]],
  ["Lastenkoti Aamukaste Oy", "10-49", "Alavus", ["Henna Rintaniemi", "Pasi Korkealaakso"]],
  ["Avopalvelut Silmukka Oy", "10-49", "Kauhava", ["Essi Lammasoja"]],
  ["Perhekuntoutus Harakankello", "2-9", "Kurikka", ["Milla Viitakangas"]],
  ["Nuorten tukiasunnot Ponnari ry", "10-49", "Seinäjoki", ["Ossi Harjunpelto", "Saara Lintuaho"]],
  ["Sijaiskoti Metsätähtelä", "2-9", "Alajärvi", ["Riitta Metsätähti-Oja"]],
  ["Lastensuojelupalvelut Majakkavuori Oy", "50-249", "Seinäjoki", ["Juho Kallioranta", "Marianne Ylitervo"]],
  ["Familjestödet Fyrklövern", "2-9", "Karijoki", ["Annika Östermark"], "sv"],
  ["Perhekoti Ilveslampi", "2-9", "Soini", ["Tarja Ilveskorpi"]],
];

/** 45 invented small providers in South Ostrobothnia, with one or two contact persons each. */
export const digivointiOrganisations: DemoOrganisation[] = [
  ...physiotherapists.map((row) => organisation("physiotherapy", row)),
  ...careProviders.map((row) => organisation("care", row)),
  ...childWelfareProviders.map((row) => organisation("child-welfare", row)),
];

function organisation(industry: DemoIndustry, [name, sizeClass, municipality, people, locale]: Row): DemoOrganisation {
  const domain = `${addressPart(name.replace(/ (oy|ry)$/iu, ""), "-")}.example`;
  const contacts = people.map((person) => ({
    name: person,
    email: `${addressPart(person, ".")}@${domain}`,
    locale: locale ?? "fi",
  }));
  return { name, industry, sizeClass, municipality, contacts };
}
