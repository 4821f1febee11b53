import type { TemplateNeed } from "./template.ts";

/** Which services to have, and how to get the good out of them. */
export const choosingNeeds: TemplateNeed[] = [
  {
    key: "comparing-services",
    theme: "choosing",
    names: {
      fi: "Digipalvelujen vertailu ja hankinta",
      sv: "Jämförelse och anskaffning av digitala tjänster",
      en: "Comparing and buying digital services",
    },
    descriptions: {
      fi: "Mitä on tarjolla, mitä se maksaa ja miten valitaan omaan tarpeeseen sopiva palvelu.",
      sv: "Vad som finns att få, vad det kostar och hur man väljer en tjänst som passar de egna behoven.",
      en: "What is on offer, what it costs and how to choose the service that fits.",
    },
    keywords: {
      fi: ["vertailu", "hankinta", "tarjonta", "hinta", "hankintahinta", "kustannus", "ohjelmistotoimittaja"],
      sv: ["jämförelse", "anskaffning", "utbud", "pris", "kostnad", "programvaruleverantör"],
      en: ["comparison", "purchase", "on offer", "price", "cost", "software vendor"],
    },
  },
  {
    key: "better-use",
    theme: "choosing",
    names: {
      fi: "Nykyisten palvelujen parempi hyödyntäminen",
      sv: "Bättre användning av nuvarande tjänster",
      en: "Better use of existing services",
    },
    descriptions: {
      fi: "Käytössä olevista ohjelmista saadaan kaikki irti: piiloon jäävät toiminnot, yhteiset tavat ja oikea käyttö.",
      sv: "Att få ut allt av de program som redan används: dolda funktioner, gemensamma arbetssätt och rätt användning.",
      en: "Getting the most out of what is already in use: hidden features, shared habits and proper use.",
    },
    keywords: {
      fi: ["hyödyntäminen", "tehokäyttö", "ominaisuus", "toiminto", "käyttöönotto", "nykyinen järjestelmä"],
      sv: ["utnyttja", "användning", "egenskap", "funktion", "ibruktagning", "nuvarande system"],
      en: ["better use", "feature", "function", "existing system", "get more out of"],
    },
  },
  {
    key: "pruning",
    theme: "choosing",
    names: {
      fi: "Turhien palvelujen karsiminen",
      sv: "Gallring av onödiga tjänster",
      en: "Pruning useless services",
    },
    descriptions: {
      fi: "Päällekkäisten ja käyttämättömien palvelujen tunnistaminen ja niistä luopuminen hallitusti.",
      sv: "Att identifiera överlappande och oanvända tjänster och avstå från dem på ett kontrollerat sätt.",
      en: "Finding overlapping and unused services and giving them up in an orderly way.",
    },
    keywords: {
      fi: ["karsiminen", "karsia", "päällekkäinen", "turha", "luopuminen", "liikaa ohjelmia"],
      sv: ["gallring", "gallra", "överlappande", "onödig", "avstå", "för många program"],
      en: ["pruning", "prune", "overlapping", "useless", "give up", "too many programs"],
    },
  },
];
