import type { TemplateNeed } from "./template.ts";

/** How client information is recorded, shared and kept safe. */
export const informationNeeds: TemplateNeed[] = [
  {
    key: "kanta",
    theme: "information",
    names: {
      fi: "Kanta-palveluihin liittyminen",
      sv: "Anslutning till Kanta-tjänsterna",
      en: "Joining the Kanta services",
    },
    descriptions: {
      fi: "Potilastiedon arkiston ja sosiaalihuollon asiakastiedon arkiston käyttöönotto: vaatimukset, aikataulu ja vastuut.",
      sv: "Ibruktagning av patientdataarkivet och klientdataarkivet för socialvården: krav, tidtabell och ansvar.",
      en: "Taking the national archives of patient and social services data into use: requirements, timetable and duties.",
    },
    keywords: {
      fi: ["kanta", "kanta-liittyminen", "asiakastietovaranto", "potilastietovaranto", "omakanta", "arkisto"],
      sv: ["kanta", "anslutning", "klientdataarkiv", "patientdataarkiv", "mina kanta"],
      en: ["kanta", "national archive", "client data archive", "patient data archive"],
    },
  },
  {
    key: "record-keeping",
    theme: "information",
    names: { fi: "Hyvä kirjaaminen", sv: "God dokumentation", en: "Good record keeping" },
    descriptions: {
      fi: "Asiakas- ja potilastyön kirjaaminen selkeästi, rakenteisesti ja yhdenmukaisesti koko henkilöstössä.",
      sv: "Att dokumentera klient- och patientarbetet tydligt, strukturerat och enhetligt i hela personalen.",
      en: "Recording client and patient work clearly, in a structured and uniform way across the staff.",
    },
    keywords: {
      fi: [
        "kirjaaminen",
        "kirjaus",
        "rakenteinen kirjaaminen",
        "dokumentointi",
        "asiakaskertomus",
        "asiakastietojärjestelmä",
      ],
      sv: ["dokumentation", "anteckning", "strukturerad dokumentation", "klientjournal", "klientdatasystem"],
      en: ["record keeping", "recording", "documentation", "client record", "case notes"],
    },
  },
  {
    key: "data-protection",
    theme: "information",
    names: { fi: "Tietosuoja", sv: "Dataskydd", en: "Data protection" },
    descriptions: {
      fi: "Henkilötietojen käsittely arjessa: luvat, selosteet, viestintä asiakkaan kanssa ja omavalvonta.",
      sv: "Behandling av personuppgifter i vardagen: tillstånd, beskrivningar, kontakt med klienten och egenkontroll.",
      en: "Handling personal data in daily work: permissions, records of processing, client messages and self-monitoring.",
    },
    keywords: {
      fi: ["tietosuoja", "gdpr", "henkilötieto", "salassapito", "omavalvonta", "tietosuojaseloste"],
      sv: ["dataskydd", "gdpr", "personuppgift", "sekretess", "egenkontroll", "dataskyddsbeskrivning"],
      en: ["data protection", "gdpr", "personal data", "confidentiality", "privacy"],
    },
  },
  {
    key: "information-security",
    theme: "information",
    names: { fi: "Tietoturva", sv: "Informationssäkerhet", en: "Information security" },
    descriptions: {
      fi: "Salasanat, laitteet, huijausviestit, varmuuskopiot ja toiminta, kun jotain sattuu.",
      sv: "Lösenord, enheter, bluffmeddelanden, säkerhetskopior och vad man gör när något händer.",
      en: "Passwords, devices, scam messages, backups and what to do when something happens.",
    },
    keywords: {
      fi: ["tietoturva", "salasana", "huijausviesti", "tietojenkalastelu", "varmuuskopio", "kyberturvallisuus"],
      sv: ["informationssäkerhet", "lösenord", "bluffmeddelande", "nätfiske", "säkerhetskopia", "cybersäkerhet"],
      en: ["information security", "password", "phishing", "backup", "cyber security"],
    },
  },
  {
    key: "services-reform",
    theme: "information",
    names: {
      fi: "Sote-uudistuksen vaikutukset",
      sv: "Vårdreformens följder",
      en: "The health and social services reform",
    },
    descriptions: {
      fi: "Mitä uudistus muuttaa palveluntuottajalle: hyvinvointialueen vaatimukset, järjestelmät ja sopimukset.",
      sv: "Vad reformen ändrar för serviceproducenten: välfärdsområdets krav, system och avtal.",
      en: "What the reform changes for a provider: the wellbeing services county's demands, systems and contracts.",
    },
    keywords: {
      fi: ["sote", "sote-uudistus", "hyvinvointialue", "kilpailutus", "palveluseteli", "sopimus"],
      sv: ["vårdreform", "välfärdsområde", "konkurrensutsättning", "servicesedel", "avtal"],
      en: ["reform", "wellbeing services county", "tendering", "service voucher", "contract"],
    },
  },
];
