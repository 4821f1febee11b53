import type { TemplateNeed } from "./template.ts";

/** How clients are met, guided and heard digitally. */
export const phhykyClientNeeds: TemplateNeed[] = [
  {
    key: "remote-care",
    theme: "clients",
    names: { fi: "Etävastaanotto", sv: "Mottagning på distans", en: "Remote consultations" },
    descriptions: {
      fi: "Asiakkaan vastaanotto videoyhteydellä: kenelle se sopii, miten tilanne ohjataan ja miten se kirjataan.",
      sv: "Mottagning via video: för vem det passar, hur mötet leds och hur det dokumenteras.",
      en: "Seeing the client by video: whom it suits, how to lead the situation and how to record it.",
    },
    keywords: {
      fi: ["etävastaanotto", "videovastaanotto", "etäkontakti", "kuvapuhelin", "etäkuntoutus"],
      sv: ["distansmottagning", "videomottagning", "distanskontakt", "distansrehabilitering"],
      en: ["remote consultation", "video visit", "remote contact", "telerehabilitation"],
    },
  },
  {
    key: "digital-care-path",
    theme: "clients",
    names: { fi: "Digihoitopolut", sv: "Digitala vårdvägar", en: "Digital care paths" },
    descriptions: {
      fi: "Digihoitopolun rakentaminen ja käyttö: sisällöt, viestit asiakkaan kanssa ja polun paikka yksikön työssä.",
      sv: "Att bygga och använda en digital vårdväg: innehåll, meddelanden med klienten och vägens plats i enhetens arbete.",
      en: "Building and using a digital care path: its contents, messages with the client and its place in the unit's work.",
    },
    keywords: {
      fi: ["digihoitopolku", "hoitopolku", "digipolku", "omapolku", "terveyskylä"],
      sv: ["digital vårdväg", "vårdstig", "vårdväg", "hälsobyn"],
      en: ["digital care path", "care pathway", "digital pathway", "health village"],
    },
  },
  {
    key: "chat-service",
    theme: "clients",
    names: { fi: "Chat ja chatbot", sv: "Chatt och chatbot", en: "Chat and chatbot" },
    descriptions: {
      fi: "Asiakkaan neuvonta chatissa ja chatbotin avulla: vastaamisen tavat, sisällön ylläpito ja työnjako.",
      sv: "Att ge klienten råd i chatten och med chatbot: sätt att svara, underhåll av innehållet och arbetsfördelning.",
      en: "Advising clients by chat and chatbot: ways of answering, upkeep of the contents and sharing the work.",
    },
    keywords: {
      fi: ["chat", "chatbot", "botti", "verkkoneuvonta"],
      sv: ["chatt", "chatbot", "bott", "nätrådgivning"],
      en: ["chat", "chatbot", "bot", "online advice"],
    },
  },
  {
    key: "client-guidance",
    theme: "clients",
    names: {
      fi: "Asiakkaan ohjaaminen digipalveluihin",
      sv: "Att vägleda klienten till digitala tjänster",
      en: "Guiding clients to digital services",
    },
    descriptions: {
      fi: "Miten asiakkaalle kerrotaan digipalveluista, autetaan niiden käytössä ja huomioidaan ne, joille ne eivät sovi.",
      sv: "Hur man berättar om de digitala tjänsterna, hjälper klienten att använda dem och beaktar dem som de inte passar.",
      en: "Telling clients about digital services, helping them to use these and minding those whom they do not suit.",
    },
    keywords: {
      fi: ["digituki", "asiakasohjaus", "opastus", "sähköinen asiointi", "asiointi"],
      sv: ["digitalt stöd", "klienthandledning", "vägledning", "e-tjänst"],
      en: ["digital support", "client guidance", "advice", "online service"],
    },
  },
  {
    key: "client-feedback",
    theme: "clients",
    names: {
      fi: "Asiakaspalautteen kerääminen ja käyttö",
      sv: "Att samla in och använda klientrespons",
      en: "Collecting and using client feedback",
    },
    descriptions: {
      fi: "Palautteen kerääminen digitaalisesti ja sen käyttäminen yksikön kehittämisessä yhdessä asiakkaiden kanssa.",
      sv: "Att samla in respons digitalt och använda den när enheten utvecklas tillsammans med klienterna.",
      en: "Collecting feedback digitally and using it to develop the unit together with its clients.",
    },
    keywords: {
      fi: ["asiakaspalaute", "palaute", "asiakaskysely", "osallisuus"],
      sv: ["klientrespons", "respons", "kundenkät", "delaktighet"],
      en: ["client feedback", "feedback", "client survey", "involvement"],
    },
  },
];
