import type { TemplateNeed } from "./template.ts";

/** Tools that all share, information and its security, skills and ways of working. */
export const phhykyWorkNeeds: TemplateNeed[] = [
  {
    key: "remote-meetings",
    theme: "tools",
    names: { fi: "Teams-kokoukset", sv: "Teams-möten", en: "Teams meetings" },
    descriptions: {
      fi: "Kokousten ja verkostotapaamisten sujuva pito Teamsissa: osallistaminen, jakaminen ja tekniikka.",
      sv: "Smidiga möten och nätverksträffar i Teams: delaktighet, delning och teknik.",
      en: "Running meetings and network meetings well in Teams: participation, sharing and technology.",
    },
    keywords: {
      fi: ["teams", "etäkokous", "etäpalaveri", "verkkokokous", "verkostopalaveri"],
      sv: ["teams", "distansmöte", "nätmöte", "nätverksmöte"],
      en: ["teams", "remote meeting", "online meeting", "network meeting"],
    },
  },
  {
    key: "team-channels",
    theme: "tools",
    names: {
      fi: "Yhteiset kanavat ja tiedostot",
      sv: "Gemensamma kanaler och filer",
      en: "Shared channels and files",
    },
    descriptions: {
      fi: "Yksikön viestintä ja tiedostot yhdessä paikassa: mitä mihinkin kanavaan, kuka ylläpitää ja miten löytää.",
      sv: "Enhetens kommunikation och filer på ett ställe: vad i vilken kanal, vem sköter den och hur man hittar.",
      en: "The unit's communication and files in one place: what goes where, who keeps it up and how to find things.",
    },
    keywords: {
      fi: ["kanava", "tiedostot", "sharepoint", "intranet", "viestintä"],
      sv: ["kanal", "filer", "sharepoint", "intranät", "kommunikation"],
      en: ["channel", "files", "sharepoint", "intranet", "communication"],
    },
  },
  {
    key: "office-tools",
    theme: "tools",
    names: { fi: "Toimisto-ohjelmat", sv: "Kontorsprogram", en: "Office software" },
    descriptions: {
      fi: "Tekstit, taulukot ja esitykset: perustaidot ja vinkit, joilla arjen työ nopeutuu.",
      sv: "Texter, tabeller och presentationer: grunder och tips som gör vardagsarbetet snabbare.",
      en: "Texts, tables and presentations: basic skills and tips that make daily work quicker.",
    },
    keywords: {
      fi: ["excel", "word", "powerpoint", "taulukko", "office"],
      sv: ["excel", "word", "powerpoint", "tabell", "office"],
      en: ["excel", "word", "powerpoint", "spreadsheet", "office"],
    },
  },
  {
    key: "mobile-work",
    theme: "tools",
    names: { fi: "Mobiilityövälineet", sv: "Mobila arbetsredskap", en: "Mobile tools" },
    descriptions: {
      fi: "Puhelimen ja tabletin käyttö asiakastyössä: mobiilikirjaaminen, sovellukset ja laitteiden hallinta.",
      sv: "Telefon och surfplatta i klientarbetet: mobil dokumentation, appar och hantering av apparater.",
      en: "Phones and tablets in client work: recording on the move, apps and looking after the devices.",
    },
    keywords: {
      fi: ["mobiili", "puhelin", "tabletti", "sovellus", "mobiilikirjaaminen"],
      sv: ["mobil", "telefon", "surfplatta", "app"],
      en: ["mobile", "phone", "tablet", "app"],
    },
  },
  {
    key: "record-keeping",
    theme: "information",
    names: { fi: "Hyvä kirjaaminen", sv: "God dokumentation", en: "Good record keeping" },
    descriptions: {
      fi: "Rakenteinen ja asiakaslähtöinen kirjaaminen, myös etäpalveluissa, ja yhteiset tavat yksikössä.",
      sv: "Strukturerad och klientorienterad dokumentation, också i distanstjänster, och gemensamma sätt i enheten.",
      en: "Structured, client-centred recording, in remote services too, and shared ways in the unit.",
    },
    keywords: {
      fi: ["kirjaaminen", "rakenteinen kirjaaminen", "dokumentointi", "potilastietojärjestelmä", "kanta"],
      sv: ["dokumentation", "strukturerad dokumentation", "patientdatasystem", "kanta"],
      en: ["record keeping", "structured recording", "documentation", "patient record system", "kanta"],
    },
  },
  {
    key: "data-protection",
    theme: "information",
    names: { fi: "Tietosuoja", sv: "Dataskydd", en: "Data protection" },
    descriptions: {
      fi: "Mitä digivälineissä saa käsitellä ja jakaa, ja miten asiakkaan tiedot pysyvät turvassa etänäkin.",
      sv: "Vad man får behandla och dela i digitala verktyg, och hur klientens uppgifter hålls skyddade också på distans.",
      en: "What may be handled and shared in digital tools, and how clients' data stays safe from afar too.",
    },
    keywords: {
      fi: ["tietosuoja", "gdpr", "salassapito", "henkilötiedot"],
      sv: ["dataskydd", "gdpr", "sekretess", "personuppgifter"],
      en: ["data protection", "gdpr", "confidentiality", "personal data"],
    },
  },
  {
    key: "information-security",
    theme: "information",
    names: { fi: "Tietoturva arjessa", sv: "Informationssäkerhet i vardagen", en: "Information security day to day" },
    descriptions: {
      fi: "Salasanat, tunnistautuminen, huijausviestit ja turvallinen etätyö.",
      sv: "Lösenord, identifiering, bluffmeddelanden och säkert distansarbete.",
      en: "Passwords, authentication, scam messages and safe remote work.",
    },
    keywords: {
      fi: ["tietoturva", "salasana", "huijaus", "tunnistautuminen"],
      sv: ["informationssäkerhet", "lösenord", "bluff", "identifiering"],
      en: ["information security", "password", "scam", "authentication"],
    },
  },
  {
    key: "staff-digital-skills",
    theme: "work",
    names: { fi: "Digitaitojen perusteet", sv: "Grundläggande digitala färdigheter", en: "Basic digital skills" },
    descriptions: {
      fi: "Perustaidot niille, joille digivälineet ovat uusia tai hankalia, omaan tahtiin ja oman työn asioilla.",
      sv: "Grunder för dem som tycker att digitala verktyg är nya eller svåra, i egen takt och med eget arbete.",
      en: "The basics for those who find digital tools new or hard, at their own pace and with their own work.",
    },
    keywords: {
      fi: ["digitaidot", "perustaidot", "osaaminen", "opastus", "koulutus"],
      sv: ["digitala färdigheter", "grunder", "kunnande", "utbildning"],
      en: ["digital skills", "basics", "know-how", "training"],
    },
  },
  {
    key: "induction-material",
    theme: "work",
    names: {
      fi: "Perehdytys ja ohjeet digivälineisiin",
      sv: "Introduktion och anvisningar för digitala verktyg",
      en: "Induction and instructions for digital tools",
    },
    descriptions: {
      fi: "Miten uusi työntekijä tai sijainen pääsee alkuun: lyhyet ohjeet, videot ja yhteinen paikka niille.",
      sv: "Hur en ny anställd eller vikarie kommer i gång: korta anvisningar, videor och ett gemensamt ställe för dem.",
      en: "How a new colleague or a substitute gets started: short instructions, videos and one place for them.",
    },
    keywords: {
      fi: ["perehdytys", "ohje", "ohjevideo", "sijainen"],
      sv: ["introduktion", "anvisning", "instruktionsvideo", "vikarie"],
      en: ["induction", "instructions", "how-to video", "substitute"],
    },
  },
  {
    key: "ways-of-working",
    theme: "work",
    names: {
      fi: "Toimintatapojen muuttaminen",
      sv: "Att ändra arbetssätt",
      en: "Changing ways of working",
    },
    descriptions: {
      fi: "Uuden välineen sovittaminen yksikön työhön: työnjako, yhteiset sopimukset ja vanhasta luopuminen.",
      sv: "Att passa in ett nytt verktyg i enhetens arbete: arbetsfördelning, överenskommelser och att avstå från det gamla.",
      en: "Fitting a new tool into the unit's work: who does what, shared agreements and giving up the old way.",
    },
    keywords: {
      fi: ["toimintatapa", "toimintamalli", "työnjako", "muutos", "käyttöönotto"],
      sv: ["arbetssätt", "verksamhetsmodell", "arbetsfördelning", "förändring"],
      en: ["way of working", "operating model", "division of work", "change"],
    },
  },
  {
    key: "sharing-practices",
    theme: "work",
    names: {
      fi: "Hyvien käytäntöjen jakaminen",
      sv: "Att dela god praxis",
      en: "Sharing good practices",
    },
    descriptions: {
      fi: "Vertaisoppiminen yksiköiden kesken: mikä toisaalla toimii ja miten se saadaan meillekin.",
      sv: "Att lära av varandra mellan enheterna: vad som fungerar på annat håll och hur vi får det hit.",
      en: "Learning from one another across units: what works elsewhere and how to get it here.",
    },
    keywords: {
      fi: ["hyvät käytännöt", "vertaistuki", "vertaisoppiminen", "verkosto"],
      sv: ["god praxis", "kamratstöd", "lärande", "nätverk"],
      en: ["good practice", "peer support", "peer learning", "network"],
    },
  },
];
