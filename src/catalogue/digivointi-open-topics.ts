import type { TemplateTopic } from "./template.ts";

/** The seven workshops that were open to everyone. */
export const openTopics: TemplateTopic[] = [
  {
    key: "comparing-digital-services",
    names: {
      fi: "Digipalvelujen vertailu ennen hankintaa",
      sv: "Jämför digitala tjänster före anskaffningen",
      en: "Comparing digital services before buying",
    },
    descriptions: {
      fi: "Käydään läpi, mitä palveluja on tarjolla, mitä ne maksavat ja mistä nykyisistä palveluista voisi luopua.",
      sv: "Vi går igenom vilka tjänster som finns, vad de kostar och vilka nuvarande tjänster man kunde avstå från.",
      en: "What services there are, what they cost and which present ones could be given up.",
    },
    kind: "open",
    durationMinutes: 180,
    costEuros: 900,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "comparing-services", strength: 1 },
      { need: "pruning", strength: 0.6 },
      { need: "better-use", strength: 0.5 },
      { need: "online-booking", strength: 0.4 },
    ],
  },
  {
    key: "social-media-channel",
    names: {
      fi: "Some markkinoinnin kanavana",
      sv: "Sociala medier som marknadsföringskanal",
      en: "Social media as a marketing channel",
    },
    descriptions: {
      fi: "Missä kanavissa omat asiakkaat ovat ja mitä siellä kannattaa tehdä, kun aikaa on vähän.",
      sv: "I vilka kanaler de egna klienterna finns och vad som lönar sig att göra där när tiden är knapp.",
      en: "In which channels the clients are and what is worth doing there when time is short.",
    },
    kind: "open",
    durationMinutes: 120,
    costEuros: 600,
    levels: ["basics"],
    covers: [
      { need: "social-media-marketing", strength: 0.8 },
      { need: "content-planning", strength: 0.4 },
    ],
  },
  {
    key: "client-orientation-of-services",
    names: {
      fi: "Digipalvelujen asiakaslähtöisyys",
      sv: "Klienten i centrum i digitala tjänster",
      en: "Client orientation of digital services",
    },
    descriptions: {
      fi: "Katsotaan omia digipalveluja asiakkaan silmin ja poimitaan kolme asiaa, jotka parannetaan heti.",
      sv: "Vi ser på de egna digitala tjänsterna med klientens ögon och väljer tre saker som förbättras genast.",
      en: "Looking at one's own digital services with a client's eyes and picking three things to improve at once.",
    },
    kind: "open",
    durationMinutes: 180,
    costEuros: 800,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "client-orientation", strength: 1 },
      { need: "client-feedback", strength: 0.4 },
      { need: "remote-care", strength: 0.3 },
    ],
  },
  {
    key: "services-reform-now",
    names: {
      fi: "Sote-uudistus palveluntuottajan arjessa",
      sv: "Vårdreformen i serviceproducentens vardag",
      en: "The health and social services reform in a provider's daily work",
    },
    descriptions: {
      fi: "Mitä hyvinvointialue edellyttää tuottajilta ja mitä uudistus merkitsee tietojärjestelmille.",
      sv: "Vad välfärdsområdet kräver av producenterna och vad reformen betyder för datasystemen.",
      en: "What the wellbeing services county asks of providers and what the reform means for their systems.",
    },
    kind: "open",
    durationMinutes: 120,
    costEuros: 500,
    levels: ["basics"],
    covers: [
      { need: "services-reform", strength: 1 },
      { need: "kanta", strength: 0.2 },
    ],
  },
  {
    key: "information-security-in-care",
    names: {
      fi: "Tietoturva hoiva-alalla",
      sv: "Informationssäkerhet inom omsorgen",
      en: "Information security in care",
    },
    descriptions: {
      fi: "Arjen riskit ja niiden torjunta: laitteet, salasanat, huijausviestit ja toiminta häiriötilanteessa.",
      sv: "Vardagens risker och hur de avvärjs: enheter, lösenord, bluffmeddelanden och störningar.",
      en: "Everyday risks and how to meet them: devices, passwords, scam messages and disruptions.",
    },
    kind: "open",
    durationMinutes: 180,
    costEuros: 900,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "information-security", strength: 1 },
      { need: "data-protection", strength: 0.5 },
    ],
  },
  {
    key: "future-wellbeing-technology",
    names: {
      fi: "Tulevaisuuden hyvinvointiteknologia",
      sv: "Framtidens välfärdsteknologi",
      en: "Future wellbeing technology",
    },
    descriptions: {
      fi: "Kokeillaan antureita, robotteja ja virtuaalilaseja ja arvioidaan, mistä olisi omassa työssä hyötyä.",
      sv: "Vi prövar sensorer, robotar och VR-glasögon och bedömer vad som vore till nytta i det egna arbetet.",
      en: "Trying out sensors, robots and virtual reality and judging what would help in one's own work.",
    },
    kind: "open",
    durationMinutes: 180,
    costEuros: 1200,
    levels: ["basics"],
    covers: [
      { need: "future-technology", strength: 1 },
      { need: "remote-care", strength: 0.5 },
    ],
  },
  {
    key: "social-services-and-kanta",
    names: {
      fi: "Sosiaalihuolto ja Kanta",
      sv: "Socialvården och Kanta",
      en: "Social services and Kanta",
    },
    descriptions: {
      fi: "Kanta-palveluihin liittyminen vaihe vaiheelta: mitä tehdään itse, mitä toimittaja tekee ja milloin.",
      sv: "Anslutning till Kanta-tjänsterna steg för steg: vad man gör själv, vad leverantören gör och när.",
      en: "Joining the Kanta services step by step: what to do oneself, what the vendor does and when.",
    },
    kind: "open",
    durationMinutes: 180,
    costEuros: 800,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "kanta", strength: 1 },
      { need: "record-keeping", strength: 0.4 },
    ],
  },
];
