// The people are invented: names are drawn from common first names and family names.
import type { Locale } from "../src/platform/locales.ts";
import { addressPart } from "./addresses.ts";
import { chance, type Chance } from "./chance.ts";
import { phhykyUnits, type DemoUnit } from "./phhyky-units.ts";

/** So many different people took part in the programme's events, as was published. */
const peopleReached = 2033;

const peopleSeed = 2021;

const firstNames: Partial<Record<Locale, string[]>> = {
  fi: [
    ...["Aino", "Anna", "Anne", "Anni", "Arja", "Auli", "Eeva", "Elina", "Emilia", "Emmi", "Erja", "Essi", "Eveliina"],
    ...["Hanna", "Heidi", "Heli", "Helena", "Henna", "Iida", "Inka", "Irja", "Jaana", "Janika", "Jenni", "Johanna"],
    ...["Jonna", "Kaisa", "Katja", "Katri", "Kirsi", "Krista", "Laura", "Leena", "Liisa", "Maarit", "Marika", "Marjo"],
    ...["Meri", "Merja", "Mervi", "Mia", "Milla", "Minna", "Mira", "Nina", "Noora", "Outi", "Päivi", "Pirjo", "Pinja"],
    ...["Raija", "Riikka", "Riitta", "Roosa", "Saara", "Sanna", "Sari", "Satu", "Sini", "Sirpa", "Sofia", "Suvi"],
    ...["Taina", "Tanja", "Tarja", "Tea", "Terhi", "Tiina", "Tuula", "Ulla", "Veera", "Venla", "Virpi"],
    ...["Antti", "Eero", "Esa", "Heikki", "Janne", "Jari", "Juha", "Jukka", "Kalle", "Kari", "Lauri", "Marko", "Matti"],
    ...["Mika", "Mikko", "Olli", "Pekka", "Petri", "Sami", "Teemu", "Timo", "Toni", "Tuomas", "Ville"],
  ],
  sv: [
    ...["Ann-Sofie", "Annika", "Camilla", "Carola", "Christina", "Ebba", "Gunilla", "Heidi", "Jessica", "Johanna"],
    ...["Linda", "Malin", "Maria", "Monica", "Pernilla", "Sofia", "Susanne", "Ulrika", "Anders", "Fredrik", "Jonas"],
  ],
};

const familyNames: Partial<Record<Locale, string[]>> = {
  fi: [
    ...["Aalto", "Ahola", "Ahonen", "Airaksinen", "Alanen", "Anttila", "Eskola", "Haapala", "Haapanen", "Hakala"],
    ...["Halonen", "Harju", "Heikkilä", "Heinonen", "Hietala", "Hiltunen", "Hirvonen", "Honkanen", "Huttunen"],
    ...["Hyvönen", "Ikonen", "Jaakkola", "Jokinen", "Järvinen", "Kallio", "Karjalainen", "Kemppainen", "Kettunen"],
    ...["Kinnunen", "Kivelä", "Koivisto", "Kokkonen", "Korhonen", "Koskela", "Koskinen", "Kuusisto", "Lahtinen"],
    ...["Laine", "Laitinen", "Lammi", "Lappalainen", "Lehtinen", "Lehto", "Leinonen", "Leppänen", "Lindroos"],
    ...["Makkonen", "Manninen", "Martikainen", "Mattila", "Miettinen", "Moilanen", "Mustonen", "Mäkelä", "Mäkinen"],
    ...["Nevala", "Niemi", "Nieminen", "Nurmi", "Ojala", "Oksanen", "Partanen", "Pelkonen", "Peltola", "Pesonen"],
    ...["Pulkkinen", "Rantala", "Rantanen", "Rautio", "Rissanen", "Ruotsalainen", "Räsänen", "Saarela", "Saarinen"],
    ...["Salminen", "Salo", "Salonen", "Savolainen", "Seppälä", "Sillanpää", "Simola", "Suominen", "Tamminen"],
    ...["Tanskanen", "Tikkanen", "Toivonen", "Tuominen", "Turunen", "Uusitalo", "Vainio", "Valtonen", "Vesala"],
    ...["Väisänen", "Vuorinen", "Ylönen"],
  ],
  sv: [
    ...["Ahlqvist", "Backman", "Björkman", "Ekholm", "Engblom", "Forsman", "Grönroos", "Holmberg", "Lindqvist"],
    ...["Nordström", "Nyberg", "Sandberg", "Sjöholm", "Sundqvist", "Söderlund", "Wikström", "Åberg", "Österman"],
  ],
};

export interface DemoPerson {
  name: string;
  email: string;
  locale: Locale;
}

/** The people of every unit, its supervisor first; nobody is in two. All of a mentored unit came to something. */
export function phhykyPeople(): Map<DemoUnit, DemoPerson[]> {
  const random = chance(peopleSeed);
  const names = { fi: namesIn("fi", random), sv: namesIn("sv", random) };
  const take = (locale: Locale): DemoPerson => {
    const name = names[locale === "sv" ? "sv" : "fi"].pop() ?? "";
    return { name, email: `${addressPart(name, ".")}@example.org`, locale };
  };
  const sizes = unitSizes(random);
  return new Map(phhykyUnits.map((unit, at) => [unit, Array.from({ length: sizes[at]! }, () => take(unit.locale))]));
}

/** How many people each unit has: of those mentored all that came, of the others one to write to. */
function unitSizes(random: Chance): number[] {
  const weights = phhykyUnits.map(({ isMentored }) => (isMentored ? 0.6 + 0.8 * random.real() : 0));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => (weight === 0 ? 0 : Math.floor((peopleReached * weight) / whole)));
  let left = peopleReached - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, at) => {
    if (!phhykyUnits[at]!.isMentored) return 1;
    left -= 1;
    return size + (left >= 0 ? 1 : 0);
  });
}

/** Every first name with every family name, in random order: no two people have one address. */
function namesIn(locale: "fi" | "sv", random: Chance): string[] {
  const [first, family] = [firstNames[locale]!, familyNames[locale]!];
  const names = first.flatMap((one) => family.map((other) => `${one} ${other}`));
  return random.shuffled([...new Map(names.map((name) => [addressPart(name, "."), name])).values()]);
}
