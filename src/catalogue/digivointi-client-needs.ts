import type { TemplateNeed } from "./template.ts";

/** How clients are met, heard and served digitally. */
export const clientNeeds: TemplateNeed[] = [
  {
    key: "remote-meetings",
    theme: "clients",
    names: {
      fi: "Etäpalaverien hyödyntäminen",
      sv: "Bättre användning av distansmöten",
      en: "Making use of remote meetings",
    },
    descriptions: {
      fi: "Etäkokousten sujuva pito: välineet, osallistaminen, verkostopalaverit ja tietoturvallinen yhteys.",
      sv: "Smidiga distansmöten: verktyg, delaktighet, nätverksmöten och en säker förbindelse.",
      en: "Running remote meetings well: tools, participation, network meetings and a secure connection.",
    },
    keywords: {
      fi: ["etäpalaveri", "etäkokous", "teams", "zoom", "verkkokokous", "verkostopalaveri", "etätyö"],
      sv: ["distansmöte", "teams", "zoom", "nätmöte", "nätverksmöte", "distansarbete"],
      en: ["remote meeting", "online meeting", "teams", "zoom", "network meeting", "remote work"],
    },
  },
  {
    key: "remote-care",
    theme: "clients",
    names: {
      fi: "Etähoiva ja etävastaanotto",
      sv: "Vård och mottagning på distans",
      en: "Remote care and consultations",
    },
    descriptions: {
      fi: "Asiakkaan kohtaaminen videoyhteydellä: kenelle se sopii, millä välineillä ja miten pääsee alkuun.",
      sv: "Att möta klienten via videosamtal: för vem det passar, med vilka verktyg och hur man kommer i gång.",
      en: "Meeting the client by video: whom it suits, with which tools and how to start.",
    },
    keywords: {
      fi: ["etähoiva", "etävastaanotto", "etäkuntoutus", "videovastaanotto", "etäpalvelu", "kuvapuhelin"],
      sv: ["distansvård", "distansmottagning", "distansrehabilitering", "videomottagning", "distanstjänst"],
      en: ["remote care", "remote consultation", "telerehabilitation", "video visit", "remote service"],
    },
  },
  {
    key: "client-feedback",
    theme: "clients",
    names: { fi: "Asiakaspalautteen kerääminen", sv: "Insamling av klientrespons", en: "Collecting client feedback" },
    descriptions: {
      fi: "Palautteen kerääminen asiakkailta ja läheisiltä digitaalisesti ja sen hyödyntäminen kehittämisessä.",
      sv: "Att digitalt samla in respons av klienter och närstående och använda den i utvecklingen.",
      en: "Collecting feedback from clients and their families digitally and using it to develop the work.",
    },
    keywords: {
      fi: ["asiakaspalaute", "palaute", "palautekysely", "asiakastyytyväisyys", "tyytyväisyyskysely"],
      sv: ["klientrespons", "respons", "responsenkät", "kundnöjdhet", "nöjdhetsenkät"],
      en: ["feedback", "client feedback", "feedback survey", "client satisfaction"],
    },
  },
  {
    key: "client-orientation",
    theme: "clients",
    names: {
      fi: "Digipalvelujen asiakaslähtöisyys",
      sv: "Klienten i centrum i digitala tjänster",
      en: "Client orientation of digital services",
    },
    descriptions: {
      fi: "Palvelujen suunnittelu asiakkaan näkökulmasta: saavutettavuus, selkeä kieli ja asiakkaan osallisuus.",
      sv: "Att planera tjänsterna ur klientens synvinkel: tillgänglighet, klarspråk och klientens delaktighet.",
      en: "Planning services from the client's point of view: accessibility, plain language and client participation.",
    },
    keywords: {
      fi: ["asiakaslähtöisyys", "osallisuus", "saavutettavuus", "selkokieli", "asiakaskokemus", "palvelupolku"],
      sv: ["klientorientering", "delaktighet", "tillgänglighet", "lättläst", "kundupplevelse", "servicestig"],
      en: ["client orientation", "participation", "accessibility", "plain language", "client experience"],
    },
  },
  {
    key: "future-technology",
    theme: "clients",
    names: {
      fi: "Tulevaisuuden hyvinvointiteknologia",
      sv: "Framtidens välfärdsteknologi",
      en: "Future wellbeing technology",
    },
    descriptions: {
      fi: "Mitä on tulossa: anturit, robotiikka, tekoäly ja virtuaalitodellisuus hoivassa ja kuntoutuksessa.",
      sv: "Vad som är på gång: sensorer, robotik, artificiell intelligens och virtuell verklighet i vård och rehabilitering.",
      en: "What is coming: sensors, robotics, artificial intelligence and virtual reality in care and rehabilitation.",
    },
    keywords: {
      fi: ["hyvinvointiteknologia", "tekoäly", "robotti", "anturi", "virtuaalitodellisuus", "älylaite"],
      sv: ["välfärdsteknologi", "artificiell intelligens", "robot", "sensor", "virtuell verklighet"],
      en: ["wellbeing technology", "artificial intelligence", "robot", "sensor", "virtual reality"],
    },
  },
];
