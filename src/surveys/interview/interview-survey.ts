import type { CatalogueTemplate } from "../../catalogue/index.ts";
import { supportWanted } from "../digivointi-survey.ts";
import { barriersAtWork } from "../readiness/barriers.ts";
import type { Questionnaire, Section } from "../questionnaire/questionnaire.ts";
import { interviewNotice } from "./interview-notice.ts";
import { nextSteps } from "./next-steps.ts";
import { theTalk } from "./talk.ts";
import { usedNow } from "./now.ts";

/**
 * A unit's needs assessment: a mentor interviews the supervisor and care workers together, and writes down what the unit
 * uses, what works, which needs matter and how well they are met, and what was agreed. The unit is the respondent.
 */
export const interviewSurvey = (catalogue: CatalogueTemplate): Questionnaire => ({
  titles: { fi: "Yksikön tarvekartoitus", sv: "Enhetens behovskartläggning", en: "Unit's needs assessment" },
  intros: {
    fi: "Tarvekartoitus täytetään haastattelussa, jossa ovat mukana yksikön esihenkilö ja työntekijöitä. Siinä käydään läpi, mitä käytetään, mikä toimii, mihin tarvitaan tukea ja mitä tehdään seuraavaksi. Haastatteluun kannattaa varata tunti.",
    sv: "Behovskartläggningen fylls i under en intervju där enhetens förman och anställda är med. Den tar upp vad som används, vad som fungerar, vad som kräver stöd och vad som görs härnäst. Reservera en timme för intervjun.",
    en: "The assessment is filled in at an interview with the unit's supervisor and members of staff. It goes through what is used, what works, what needs support and what comes next. Set aside an hour for it.",
  },
  notice: interviewNotice,
  sections: [
    theTalk,
    usedNow(catalogue),
    ...needSections(catalogue),
    {
      key: "barriers",
      titles: { fi: "Esteet", sv: "Hinder", en: "Barriers" },
      helps: { fi: "", sv: "", en: "" },
      questions: [
        {
          ...barriersAtWork(catalogue),
          texts: {
            fi: "Mikä vaikeuttaa digivälineiden käyttöä yksikössä?",
            sv: "Vad gör det svårt att använda digitala verktyg i enheten?",
            en: "What makes it hard to use digital tools in the unit?",
          },
          helps: { fi: "Voitte valita useita.", sv: "Ni kan välja flera.", en: "You may choose several." },
        },
      ],
    },
    nextSteps,
  ],
});

/** How important each need is to the unit and how well it is managed now, theme by theme. */
function needSections(catalogue: CatalogueTemplate): Section[] {
  return catalogue.themes.map((theme) => ({
    key: `needs-${theme.key}`,
    titles: {
      fi: `Tarpeet: ${theme.names.fi.toLowerCase()}`,
      sv: `Behov: ${theme.names.sv.toLowerCase()}`,
      en: `Needs: ${theme.names.en.toLowerCase()}`,
    },
    helps: {
      fi: "Arvioikaa yhdessä koko yksikön näkökulmasta.",
      sv: "Bedöm tillsammans ur hela enhetens synvinkel.",
      en: "Judge together, for the whole unit.",
    },
    questions: [
      {
        ...supportWanted(catalogue, theme),
        key: `needs-${theme.key}`,
        texts: {
          fi: "Missä yksikkö tarvitsee tukea?",
          sv: "Vad behöver enheten stöd med?",
          en: "What does the unit need support with?",
        },
      },
    ],
  }));
}
