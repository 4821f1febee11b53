import type { TemplateEntry } from "./template.ts";

/** Digital services that the organisations use, from those common to all to those of one industry. */
export const digivointiServices: TemplateEntry[] = [
  { key: "email", names: { fi: "Sähköposti", sv: "E-post", en: "E-mail" } },
  { key: "website", names: { fi: "Verkkosivut", sv: "Webbplats", en: "Website" } },
  { key: "social-media", names: { fi: "Sosiaalinen media", sv: "Sociala medier", en: "Social media" } },
  {
    key: "office-365",
    names: { fi: "Microsoft 365 (Office)", sv: "Microsoft 365 (Office)", en: "Microsoft 365 (Office)" },
  },
  { key: "shift-planning", names: { fi: "Työvuorosuunnittelu", sv: "Arbetsskiftsplanering", en: "Shift planning" } },
  {
    key: "instant-messaging",
    names: {
      fi: "Pikaviestit (esim. WhatsApp)",
      sv: "Snabbmeddelanden (t.ex. WhatsApp)",
      en: "Instant messaging (such as WhatsApp)",
    },
  },
  {
    key: "client-records",
    names: { fi: "Asiakastietojärjestelmä", sv: "Klientdatasystem", en: "Client record system" },
  },
  {
    key: "satisfaction-survey",
    names: { fi: "Asiakastyytyväisyyskyselyt", sv: "Kundnöjdhetsenkäter", en: "Satisfaction survey tool" },
  },
  { key: "wilma", names: { fi: "Wilma (koulu)", sv: "Wilma (skola)", en: "Wilma (schooling)" } },
  {
    key: "paikky",
    names: { fi: "Päikky (varhaiskasvatus)", sv: "Päikky (småbarnspedagogik)", en: "Päikky (day care)" },
  },
  {
    key: "staff-wellbeing",
    names: {
      fi: "Työhyvinvoinnin seuranta",
      sv: "Uppföljning av personalens välmående",
      en: "Staff wellbeing follow-up",
    },
  },
  { key: "hilkka-mobile", names: { fi: "Hilkka-mobiili", sv: "Hilkka mobil", en: "Hilkka mobile" } },
  {
    key: "nurse-call",
    names: {
      fi: "Hoitajakutsu ja turvapalvelut",
      sv: "Vårdarkallelse och trygghetstjänster",
      en: "Nurse call and safety services",
    },
  },
  { key: "access-control", names: { fi: "Kulunvalvonta", sv: "Passerkontroll", en: "Access control" } },
  {
    key: "patient-records",
    names: { fi: "Potilastietojärjestelmä", sv: "Patientdatasystem", en: "Patient record application" },
  },
  {
    key: "erp",
    names: {
      fi: "Toiminnanohjausjärjestelmä",
      sv: "Verksamhetsstyrningssystem (ERP)",
      en: "Enterprise resource planning (ERP)",
    },
  },
  {
    key: "medicine-ordering",
    names: { fi: "Lääketilaukset verkossa", sv: "Läkemedelsbeställningar på nätet", en: "Medicine ordering" },
  },
  {
    key: "mobility-measurement",
    names: { fi: "Liikkuvuuden mittaus", sv: "Mätning av rörlighet", en: "Mobility measurement" },
  },
  { key: "foot-scanner", names: { fi: "Jalkaskanneri", sv: "Fotskanner", en: "Foot scanner" } },
];

/** What stands in the way of using digital services. */
export const digivointiBarriers: TemplateEntry[] = [
  { key: "lack-of-time", names: { fi: "Ajan puute", sv: "Tidsbrist", en: "Lack of time" } },
  {
    key: "digital-gaps",
    names: {
      fi: "Työntekijöiden digitaidoissa on suuria eroja",
      sv: "Stora skillnader i de anställdas digitala kunskaper",
      en: "Large differences in employees' digital skills",
    },
  },
  {
    key: "unknown-offer",
    names: {
      fi: "Ei tiedetä, mitä on tarjolla",
      sv: "Man vet inte vad som finns att få",
      en: "Not knowing what is on offer",
    },
  },
  {
    key: "price-against-risk",
    names: {
      fi: "Hankintahinta suhteessa riskiin",
      sv: "Anskaffningspriset i förhållande till risken",
      en: "Purchase price against the risk",
    },
  },
  {
    key: "services-reform",
    names: {
      fi: "Sote-uudistuksen tuoma epävarmuus",
      sv: "Osäkerheten kring vårdreformen",
      en: "The health and social services reform",
    },
  },
  {
    key: "systems-apart",
    names: {
      fi: "Järjestelmät eivät toimi yhteen",
      sv: "Systemen fungerar inte ihop",
      en: "Systems do not work together",
    },
  },
  {
    key: "no-support",
    names: {
      fi: "Tukea ei saa silloin, kun sitä tarvitaan",
      sv: "Man får inte stöd när det behövs",
      en: "No support when it is needed",
    },
  },
  {
    key: "resistance",
    names: { fi: "Muutos tuntuu raskaalta", sv: "Förändringen känns tung", en: "Change feels heavy" },
  },
  {
    key: "connections-devices",
    names: {
      fi: "Laitteet tai yhteydet eivät riitä",
      sv: "Utrustningen eller förbindelserna räcker inte till",
      en: "Devices or connections are not good enough",
    },
  },
];
