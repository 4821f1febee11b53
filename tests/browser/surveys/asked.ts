import type { Texts } from "../../../src/platform/locales.ts";

/** A question as the planner writes it: what is chosen on its page goes by the words that stand there. */
export interface Asked {
  /** What the kind is called where it is chosen. */
  kind: string;
  texts: Texts;
  helps?: Texts;
  options?: AskedOption[];
  /** What the answer is used for, where it is not what the page proposes. */
  use?: string;
  isRequired?: boolean;
  offersUnknown?: boolean;
  /** Other fields of one line, by their labels. */
  fields?: Record<string, string>;
  decimals?: string;
  units?: Texts;
  /** The need that the answer itself tells of. */
  need?: string;
  /** Names of the scale's first steps; the rest go without. */
  steps?: Texts[];
}

export interface AskedOption {
  texts: Texts;
  need?: string;
  /** How strongly it tells of the need, as the list has it. */
  weight?: string;
  isOther?: boolean;
  isExclusive?: boolean;
}

const words = (fi: string, sv: string, en: string): Texts => ({ fi, sv, en });

export const sections = {
  background: {
    titles: words("Taustatiedot", "Bakgrund", "Background"),
    helps: words("Kolme nopeaa kysymystä.", "Tre snabba frågor.", "Three quick questions."),
  },
  needs: {
    titles: words("Tuen tarve", "Stödbehov", "Need for support"),
    helps: words("", "", ""),
  },
  booking: {
    titles: words("Ajanvaraus", "Tidsbokning", "Booking"),
    helps: words("", "", ""),
  },
};

export const opening = {
  Otsikko: words("Digiarki 2027", "Digivardag 2027", "Digital days 2027"),
  Johdanto: words(
    "Kerro, missä tuki auttaisi.",
    "Berätta var stöd skulle hjälpa.",
    "Tell us where support would help.",
  ),
};

export const welcome: Asked = {
  kind: "Teksti ilman kysymystä",
  texts: words(
    "**Kiitos**, että vastaatte.\n\n- Vastaaminen vie viisi minuuttia.\n- Voitte keskeyttää milloin vain.",
    "**Tack** för att ni svarar.\n\n- Det tar fem minuter att svara.\n- Ni kan göra en paus när som helst.",
    "**Thank you** for answering.\n\n- It takes five minutes.\n- You can stop at any time.",
  ),
};

export const size: Asked = {
  kind: "Yksi vaihtoehto",
  texts: words("Kuinka monta työntekijää teillä on?", "Hur många anställda har ni?", "How many employees do you have?"),
  isRequired: true,
  options: [
    { texts: words("Alle 10", "Under 10", "Under 10") },
    { texts: words("10 tai enemmän", "10 eller fler", "10 or more") },
    { texts: words("Muu, mikä?", "Annat, vad?", "Other, what?"), isOther: true },
  ],
};

export const hours: Asked = {
  kind: "Luku",
  texts: words(
    "Montako tuntia viikossa kuluu kirjaamiseen?",
    "Hur många timmar i veckan går åt till dokumentation?",
    "How many hours a week go into record keeping?",
  ),
  fields: { "Pienin luku": "0", "Suurin luku": "200" },
  decimals: "1",
  units: words("tuntia", "timmar", "hours"),
};

export const agreed: Asked = {
  kind: "Päivä",
  texts: words(
    "Milloin sovitte viimeksi digitavoitteista?",
    "När kom ni senast överens om digitala mål?",
    "When did you last agree on digital goals?",
  ),
  fields: { "Aikaisin päivä": "2020-01-01" },
};

export const books: Asked = {
  kind: "Kyllä tai ei",
  texts: words("Voiko teille varata ajan verkossa?", "Kan man boka tid hos er på nätet?", "Can people book online?"),
};

export const support: Asked = {
  kind: "Useita vaihtoehtoja",
  // The mark that is missing is put right once the survey is open.
  texts: words("Mihin toivotte tukea", "Vad önskar ni stöd för", "What do you want support with"),
  use: "Tuen tarve",
  options: [
    { texts: words("Videoiden tekeminen", "Att göra videor", "Making videos"), need: "Videot ja reelsit" },
    { texts: words("Tietosuoja", "Dataskydd", "Data protection"), need: "Tietosuoja", weight: "Paljon (0,7)" },
    { texts: words("Muu, mikä?", "Annat, vad?", "Other, what?"), isOther: true },
    { texts: words("Emme tarvitse tukea", "Vi behöver inget stöd", "We need no support"), isExclusive: true },
  ],
};

export const corrected = `${support.texts.fi}?`;

export const security: Asked = {
  kind: "Arvio asteikolla",
  texts: words(
    "Kuinka paljon tarvitsette tukea tietoturvaan?",
    "Hur mycket stöd behöver ni för informationssäkerhet?",
    "How much support do you need with security?",
  ),
  use: "Arviot tarpeista",
  fields: { "Asteikon pienin luku": "0", "Asteikon suurin luku": "3" },
  steps: [
    words("En lainkaan", "Inget alls", "None"),
    words("Vähän", "Lite", "A little"),
    words("Melko paljon", "Ganska mycket", "Quite a lot"),
    words("Paljon", "Mycket", "A lot"),
  ],
  need: "Tietoturva",
  offersUnknown: true,
};

export const wanted: Asked = {
  kind: "Monta arviota samalla asteikolla",
  texts: words("Kuinka tarpeellisia nämä ovat?", "Hur nödvändiga är de här?", "How necessary are these?"),
  options: [
    { texts: words("Verkkosivut", "Webbplats", "Website"), need: "Verkkosivut" },
    { texts: words("Esitteet", "Broschyrer", "Leaflets"), need: "Kuvat ja esitteet (esim. Canva)" },
  ],
};

export const judged: Asked = {
  kind: "Tärkeys ja nykytilanne",
  texts: words(
    "Miten tärkeitä nämä ovat, ja miten ne sujuvat?",
    "Hur viktiga är de här, och hur går det?",
    "How important are these, and how do they go?",
  ),
  options: [
    { texts: words("Asiakaspalaute", "Kundrespons", "Client feedback"), need: "Asiakaspalautteen kerääminen" },
    { texts: words("Kirjaaminen", "Dokumentation", "Record keeping"), need: "Hyvä kirjaaminen" },
  ],
};

export const order: Asked = {
  kind: "Järjestys",
  texts: words(
    "Mikä ajanvarauksessa on tärkeintä?",
    "Vad är viktigast i tidsbokningen?",
    "What matters most in booking?",
  ),
  fields: { "Kuinka monta enintään järjestetään?": "2" },
  options: [
    { texts: words("Helppous", "Att det är enkelt", "Ease") },
    { texts: words("Muistutukset", "Påminnelser", "Reminders") },
    { texts: words("Peruuttaminen", "Avbokning", "Cancelling") },
  ],
};

export const faults: Asked = {
  kind: "Vapaa teksti",
  texts: words("Mikä ajanvarauksessa ei toimi?", "Vad fungerar inte i bokningen?", "What does not work in booking?"),
  helps: words("Muutama sana riittää.", "Några ord räcker.", "A few words will do."),
};

/** Asked only once the survey has been open for a while. */
export const inCharge: Asked = {
  kind: "Vapaa teksti",
  texts: words(
    "Kuka teillä vastaa digiasioista?",
    "Vem ansvarar för det digitala?",
    "Who is in charge of digital matters?",
  ),
  isRequired: true,
};
