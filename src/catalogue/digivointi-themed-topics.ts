import type { TemplateTopic } from "./template.ts";

const basicSkills: Pick<
  TemplateTopic,
  "descriptions" | "kind" | "durationMinutes" | "costEuros" | "levels" | "covers"
> = {
  descriptions: {
    fi: "Tiedostot, selain, sähköposti ja turvallinen kirjautuminen omaan tahtiin, apu lähellä.",
    sv: "Filer, webbläsare, e-post och säker inloggning i egen takt, med hjälp nära till hands.",
    en: "Files, browser, e-mail and safe sign-in at one's own pace, with support at hand.",
  },
  kind: "themed",
  durationMinutes: 180,
  costEuros: 700,
  levels: ["basics"],
  covers: [
    { need: "staff-digital-skills", strength: 1 },
    { need: "office-tools", strength: 0.4 },
    { need: "information-security", strength: 0.2 },
  ],
};

/** The nine workshops on one theme each; basic digital skills were held in two towns. */
export const themedTopics: TemplateTopic[] = [
  {
    key: "remote-work-apps",
    names: { fi: "Etätyön sovellukset", sv: "Appar för distansarbete", en: "Remote work apps" },
    descriptions: {
      fi: "Kokoukset, yhteiset tiedostot ja työryhmän viestintä verkossa tietoturvallisesti.",
      sv: "Möten, gemensamma filer och kommunikation i arbetsgruppen på nätet, på ett säkert sätt.",
      en: "Meetings, shared files and team messages on the web, safely.",
    },
    kind: "themed",
    durationMinutes: 180,
    costEuros: 700,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "remote-meetings", strength: 1 },
      { need: "office-tools", strength: 0.4 },
      { need: "better-use", strength: 0.4 },
    ],
  },
  {
    key: "data-protection-and-recording",
    names: {
      fi: "Tietosuoja ja hyvä kirjaaminen",
      sv: "Dataskydd och god dokumentation",
      en: "Data protection and good recording",
    },
    descriptions: {
      fi: "Miten kirjataan olennainen, kuka tietoja saa katsoa ja miten asiakas saa omat tietonsa.",
      sv: "Hur man dokumenterar det väsentliga, vem som får se uppgifterna och hur klienten får sina egna.",
      en: "How to record what matters, who may see it and how clients get their own data.",
    },
    kind: "themed",
    durationMinutes: 180,
    costEuros: 900,
    levels: ["basics", "intermediate", "advanced"],
    covers: [
      { need: "data-protection", strength: 0.9 },
      { need: "record-keeping", strength: 0.9 },
      { need: "kanta", strength: 0.2 },
    ],
  },
  {
    key: "social-media-tools",
    names: {
      fi: "Somemarkkinoinnin työkalut",
      sv: "Verktyg för marknadsföring i sociala medier",
      en: "Tools of social media marketing",
    },
    descriptions: {
      fi: "Julkaisujen ajastus, mainokset ja tilastot: tehdään oman yrityksen seuraavat julkaisut valmiiksi.",
      sv: "Schemaläggning, annonser och statistik: vi gör det egna företagets följande inlägg färdiga.",
      en: "Scheduling, advertisements and statistics: preparing one's own next posts.",
    },
    kind: "themed",
    durationMinutes: 180,
    costEuros: 800,
    levels: ["intermediate", "advanced"],
    covers: [
      { need: "social-media-marketing", strength: 1 },
      { need: "content-planning", strength: 0.5 },
      { need: "visual-materials", strength: 0.2 },
    ],
  },
  {
    key: "videos-and-reels",
    names: { fi: "Videot ja reelsit", sv: "Videor och reels", en: "Videos and reels" },
    descriptions: {
      fi: "Kuvataan ja editoidaan puhelimella lyhyt video, joka on julkaisuvalmis työpajan lopussa.",
      sv: "Vi filmar och redigerar med telefonen en kort video som är färdig att publiceras när workshoppen slutar.",
      en: "Filming and editing a short video with a phone, ready to publish at the end.",
    },
    kind: "themed",
    durationMinutes: 180,
    costEuros: 900,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "videos", strength: 1 },
      { need: "social-media-marketing", strength: 0.4 },
    ],
  },
  {
    key: "canva",
    names: { fi: "Canva tutuksi", sv: "Lär känna Canva", en: "Getting to know Canva" },
    descriptions: {
      fi: "Esite, somekuva ja esityspohja oman organisaation väreillä ja logolla.",
      sv: "En broschyr, en bild för sociala medier och en presentationsmall i organisationens färger.",
      en: "A leaflet, a social media picture and a slide template in the organisation's own colours.",
    },
    kind: "themed",
    durationMinutes: 150,
    costEuros: 700,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "visual-materials", strength: 1 },
      { need: "content-planning", strength: 0.3 },
    ],
  },
  {
    key: "virtual-presentation-material",
    names: {
      fi: "Virtuaalinen esittelyaineisto",
      sv: "Virtuellt presentationsmaterial",
      en: "Virtual presentation material",
    },
    descriptions: {
      fi: "360-kuvat ja videokierros omista tiloista asiakkaille, hakijoille ja perehdytykseen.",
      sv: "360-bilder och en videorundtur i de egna lokalerna för klienter, sökande och introduktion.",
      en: "360-degree pictures and a video tour of the premises for clients, applicants and induction.",
    },
    kind: "themed",
    durationMinutes: 180,
    costEuros: 1100,
    levels: ["basics", "intermediate"],
    covers: [
      { need: "induction-material", strength: 0.6 },
      { need: "visual-materials", strength: 0.6 },
      { need: "website", strength: 0.3 },
      { need: "employer-image", strength: 0.3 },
    ],
  },
  {
    key: "excel-basics",
    names: { fi: "Excelin perusteet", sv: "Grunderna i Excel", en: "Excel basics" },
    descriptions: {
      fi: "Taulukot, kaavat ja kaaviot oman työn esimerkeillä.",
      sv: "Tabeller, formler och diagram med exempel ur det egna arbetet.",
      en: "Tables, formulas and charts with examples from one's own work.",
    },
    kind: "themed",
    durationMinutes: 180,
    costEuros: 600,
    levels: ["basics"],
    covers: [
      { need: "office-tools", strength: 1 },
      { need: "staff-digital-skills", strength: 0.4 },
    ],
  },
  {
    key: "basic-digital-skills-first-town",
    names: {
      fi: "Digitaitojen perusteet, 1. paikkakunta",
      sv: "Grundläggande digitala kunskaper, ort 1",
      en: "Basic digital skills, first town",
    },
    ...basicSkills,
  },
  {
    key: "basic-digital-skills-second-town",
    names: {
      fi: "Digitaitojen perusteet, 2. paikkakunta",
      sv: "Grundläggande digitala kunskaper, ort 2",
      en: "Basic digital skills, second town",
    },
    ...basicSkills,
  },
];
