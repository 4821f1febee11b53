import type { TemplateEntry } from "./template.ts";

/** The tools and digital services in the organisation's use. */
export const phhykyServices: TemplateEntry[] = [
  { key: "teams", names: { fi: "Teams", sv: "Teams", en: "Teams" } },
  {
    key: "remote-reception",
    names: { fi: "Etävastaanotto (videoyhteys)", sv: "Distansmottagning (video)", en: "Remote reception (video)" },
  },
  { key: "digital-care-path", names: { fi: "Digihoitopolku", sv: "Digital vårdväg", en: "Digital care path" } },
  { key: "chatbot", names: { fi: "Chatbot", sv: "Chatbot", en: "Chatbot" } },
  { key: "chat", names: { fi: "Asiakaspalvelun chat", sv: "Kundtjänstens chatt", en: "Client service chat" } },
  { key: "online-booking", names: { fi: "Sähköinen ajanvaraus", sv: "Tidsbokning på nätet", en: "Online booking" } },
  {
    key: "client-messages",
    names: { fi: "Suojatut viestit asiakkaalle", sv: "Skyddade meddelanden till klienten", en: "Secure messages to clients" }, // prettier-ignore
  },
  {
    key: "patient-records",
    names: { fi: "Potilastietojärjestelmä", sv: "Patientdatasystem", en: "Patient record system" },
  },
  {
    key: "client-records",
    names: { fi: "Asiakastietojärjestelmä", sv: "Klientdatasystem", en: "Client record system" },
  },
  { key: "mobile-records", names: { fi: "Mobiilikirjaaminen", sv: "Mobil dokumentation", en: "Mobile recording" } },
  { key: "shift-planning", names: { fi: "Työvuorosuunnittelu", sv: "Arbetsskiftsplanering", en: "Shift planning" } },
  { key: "intranet", names: { fi: "Intranet", sv: "Intranät", en: "Intranet" } },
  { key: "online-learning", names: { fi: "Verkko-oppimisympäristö", sv: "Lärplattform", en: "Online learning platform" } }, // prettier-ignore
];

/** What keeps units and their people from using digital tools. */
export const phhykyBarriers: TemplateEntry[] = [
  { key: "lack-of-time", names: { fi: "Ajan puute", sv: "Tidsbrist", en: "Lack of time" } },
  {
    key: "digital-gaps",
    names: { fi: "Epävarmuus omista taidoista", sv: "Osäkerhet om de egna färdigheterna", en: "Being unsure of one's own skills" }, // prettier-ignore
  },
  { key: "no-support", names: { fi: "Tukea ei saa silloin, kun sitä tarvitsee", sv: "Stöd finns inte när man behöver det", en: "No support when it is needed" } }, // prettier-ignore
  { key: "systems-apart", names: { fi: "Järjestelmiä on liikaa, eivätkä ne toimi yhteen", sv: "Det finns för många system som inte fungerar ihop", en: "Too many systems that do not work together" } }, // prettier-ignore
  {
    key: "connections-devices",
    names: { fi: "Laitteet tai yhteydet eivät riitä", sv: "Apparaterna eller förbindelserna räcker inte till", en: "Devices or connections are not good enough" }, // prettier-ignore
  },
  {
    key: "unclear-model",
    names: { fi: "Yhteisiä toimintatapoja ei ole sovittu", sv: "Gemensamma arbetssätt har inte avtalats", en: "Shared ways of working have not been agreed" }, // prettier-ignore
  },
  {
    key: "shifts",
    names: { fi: "Vuorotyö: koulutuksiin ei pääse", sv: "Skiftarbete: det går inte att delta i utbildning", en: "Shift work: no way to attend training" }, // prettier-ignore
  },
  {
    key: "clients-unready",
    names: { fi: "Asiakkaat eivät voi tai halua käyttää digipalveluja", sv: "Klienterna kan eller vill inte använda digitala tjänster", en: "Clients cannot or do not want to use digital services" }, // prettier-ignore
  },
  {
    key: "resistance",
    names: { fi: "Hyötyä omalle työlle ei nähdä", sv: "Man ser ingen nytta för det egna arbetet", en: "No benefit is seen for one's own work" }, // prettier-ignore
  },
];
