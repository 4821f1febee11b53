import type { Texts } from "../../platform/locales.ts";

export interface UsualTool {
  names: Texts;
  descriptions: Texts;
}

/** The tools that a large social and health organisation commonly follows; staff take them and then make them their own. */
export const usualTools: UsualTool[] = [
  {
    names: { fi: "Teams", sv: "Teams", en: "Teams" },
    descriptions: {
      fi: "Kokoukset, viestit ja yhteiset tiedostot: yksikön oma viestintä ja työskentely etänä.",
      sv: "Möten, meddelanden och gemensamma filer: enhetens egen kommunikation och arbete på distans.",
      en: "Meetings, messages and shared files: the unit's own communication and remote work.",
    },
  },
  {
    names: { fi: "Chatbot", sv: "Chattbot", en: "Chatbot" },
    descriptions: {
      fi: "Vastaa asiakkaiden tavallisiin kysymyksiin verkkosivuilla ja ohjaa oikeaan palveluun.",
      sv: "Svarar på klienternas vanliga frågor på webbplatsen och vägleder till rätt tjänst.",
      en: "Answers clients' common questions on the website and guides them to the right service.",
    },
  },
  {
    names: { fi: "Digihoitopolku", sv: "Digital vårdväg", en: "Digital care path" },
    descriptions: {
      fi: "Asiakkaan oma polku verkossa: ohjeet, tehtävät, kyselyt ja viestit hoidon tai kuntoutuksen ajan.",
      sv: "Klientens egen väg på nätet: anvisningar, uppgifter, enkäter och meddelanden under vården eller rehabiliteringen.",
      en: "The client's own path online: instructions, tasks, questionnaires and messages during care or rehabilitation.",
    },
  },
  {
    names: { fi: "Etävastaanotto", sv: "Distansmottagning", en: "Remote reception" },
    descriptions: {
      fi: "Asiakas tavataan suojatulla videoyhteydellä.",
      sv: "Klienten träffas via en skyddad videoförbindelse.",
      en: "The client is met over a protected video connection.",
    },
  },
  {
    names: { fi: "Sähköinen ajanvaraus", sv: "Elektronisk tidsbokning", en: "Electronic booking" },
    descriptions: {
      fi: "Asiakas varaa, siirtää ja peruu aikansa itse verkossa.",
      sv: "Klienten bokar, flyttar och avbokar sin tid själv på nätet.",
      en: "Clients book, move and cancel their own appointments online.",
    },
  },
  {
    names: { fi: "Suojatut viestit", sv: "Skyddade meddelanden", en: "Secure messages" },
    descriptions: {
      fi: "Asiakas ja yksikkö viestivät tietoturvallisesti verkossa.",
      sv: "Klienten och enheten kommunicerar datasäkert på nätet.",
      en: "The client and the unit write to each other securely online.",
    },
  },
  {
    names: {
      fi: "Asiakastietojärjestelmän mobiilisovellus",
      sv: "Klientdatasystemets mobilapp",
      en: "Client record mobile app",
    },
    descriptions: {
      fi: "Asiakkaan tiedot luetaan ja kirjataan puhelimella tai tabletilla siellä, missä asiakas on.",
      sv: "Klientens uppgifter läses och dokumenteras med telefon eller pekplatta där klienten är.",
      en: "The client's records are read and written on a phone or a tablet where the client is.",
    },
  },
  {
    names: { fi: "Sähköiset lomakkeet", sv: "Elektroniska blanketter", en: "Electronic forms" },
    descriptions: {
      fi: "Esitiedot, mittaustulokset ja palaute tulevat asiakkaalta verkkolomakkeella.",
      sv: "Klienten ger förhandsuppgifter, mätresultat och respons på en blankett på nätet.",
      en: "Background information, measurements and feedback come from the client on an online form.",
    },
  },
];
