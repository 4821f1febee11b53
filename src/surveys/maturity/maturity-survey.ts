import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { Texts } from "../../platform/locales.ts";
import { digivointiNotice } from "../digivointi-notice.ts";
import type { Question, Questionnaire, ScaleQuestion, Section } from "../questionnaire/questionnaire.ts";
import { namedEnds } from "../survey-texts.ts";
import { aiAtWork } from "./ai-at-work.ts";
import { dimensions, type Dimension } from "./dimensions.ts";
import { comment, oneService, priorities } from "./priorities.ts";

const none: Texts = { fi: "", sv: "", en: "" };
const top = 10;
const stepNames = namedEnds(
  top,
  { fi: "Ei lainkaan", sv: "Inte alls", en: "Not at all" },
  { fi: "Täysin", sv: "Helt", en: "Fully" },
);

/**
 * A self-assessment of an organisation's digital maturity in the manner of the European Digital Maturity Assessment: a
 * dimension is the mean of its scales times ten, 0 … 100, the whole the mean of the six.
 */
export const maturitySurvey = (catalogue: CatalogueTemplate): Questionnaire => ({
  titles: {
    fi: "Digimaturiteetin itsearvio",
    sv: "Självbedömning av digital mognad",
    en: "Self-assessment of digital maturity",
  },
  intros: {
    fi: "Arvioikaa, kuinka pitkällä organisaationne on digitalisaatiossa ja mitä kannattaa kehittää ensin. Vastaaminen vie noin 10 minuuttia. Voitte keskeyttää ja jatkaa myöhemmin samasta linkistä.",
    sv: "Bedöm hur långt er organisation har kommit i digitaliseringen och vad som lönar sig att utveckla först. Det tar ungefär 10 minuter att svara. Ni kan göra en paus och fortsätta senare via samma länk.",
    en: "Judge how far your organisation has come with digitalisation and what to develop first. Answering takes about 10 minutes. You can stop and continue later with the same link.",
  },
  notice: digivointiNotice,
  sections: [
    {
      key: "start",
      titles: { fi: "Aluksi", sv: "Till att börja med", en: "To begin with" },
      helps: none,
      questions: [howToAnswer, staff],
    },
    ...dimensions.flatMap((dimension) =>
      dimension.key === "automation" ? [dimensionSection(dimension), aiAtWork] : [dimensionSection(dimension)],
    ),
    {
      key: "priorities",
      titles: { fi: "Mitä ensin", sv: "Vad först", en: "What first" },
      helps: none,
      questions: [priorities(catalogue), oneService, comment],
    },
  ],
});

function dimensionSection({ key, titles, statements }: Dimension): Section {
  const judged = statements.map((texts, at): ScaleQuestion => ({
    key: `${key}-${at + 1}`,
    kind: "scale",
    block: "background",
    texts,
    helps: none,
    required: false,
    settings: { min: 0, max: top, labels: stepNames, offersUnknown: true },
    options: [],
  }));
  return {
    key,
    titles,
    helps: {
      fi: "Kuinka hyvin väite sopii teihin? 0 = ei lainkaan, 10 = täysin.",
      sv: "Hur väl stämmer påståendet in på er? 0 = inte alls, 10 = helt.",
      en: "How well does the statement describe you? 0 = not at all, 10 = fully.",
    },
    questions: key === "strategy" ? [...judged, hasStrategy, lookedAt] : judged,
  };
}

const background = { block: "background", required: false, options: [] } as const;

const howToAnswer: Question = {
  ...background,
  key: "how-to-answer",
  kind: "info",
  texts: {
    fi: "**Miettikää vastauksia yhdessä.** Itsearviosta on eniten hyötyä, kun johto ja työntekijät vastaavat siihen yhdessä.\n\nOikeita vastauksia ei ole. Arvioikaa, miten asiat ovat nyt, ei sitä, miten niiden pitäisi olla. Jos ette tiedä, valitkaa **En osaa sanoa**.",
    sv: "**Fundera på svaren tillsammans.** Självbedömningen är till störst nytta när ledningen och de anställda svarar tillsammans.\n\nDet finns inga rätta svar. Bedöm hur det är nu, inte hur det borde vara. Om ni inte vet, välj **Jag vet inte**.",
    en: "**Think about the answers together.** The self-assessment is most useful when management and staff answer it together.\n\nThere are no right answers. Judge how things are now, not how they should be. If you do not know, choose **I don't know**.",
  },
  helps: none,
  settings: {},
  options: [],
};

const staff: Question = {
  ...background,
  key: "staff",
  kind: "number",
  texts: {
    fi: "Kuinka monta työntekijää teillä on?",
    sv: "Hur många anställda har ni?",
    en: "How many people work for you?",
  },
  helps: {
    fi: "Laskekaa mukaan myös osa-aikaiset ja sijaiset.",
    sv: "Räkna också med deltidsanställda och vikarier.",
    en: "Count part-time staff and substitutes too.",
  },
  settings: { min: 0, max: 100_000, decimals: 0, unit: { fi: "henkilöä", sv: "personer", en: "people" } },
  options: [],
};

const hasStrategy: Question = {
  ...background,
  key: "has-strategy",
  kind: "yesno",
  texts: {
    fi: "Onko teillä kirjallinen digistrategia tai -suunnitelma?",
    sv: "Har ni en skriftlig digital strategi eller plan?",
    en: "Do you have a written digital strategy or plan?",
  },
  helps: none,
  settings: { offersUnknown: true },
  options: [],
};

const lookedAt: Question = {
  ...background,
  key: "strategy-looked-at",
  kind: "date",
  texts: {
    fi: "Milloin strategiaa tai suunnitelmaa on viimeksi tarkasteltu?",
    sv: "När gick ni senast igenom strategin eller planen?",
    en: "When did you last look at the strategy or plan?",
  },
  helps: {
    fi: "Suunnilleen oikea päivä riittää.",
    sv: "Ett ungefärligt datum räcker.",
    en: "Roughly the right day is enough.",
  },
  condition: { question: "has-strategy", op: "is", value: "yes" },
  settings: { min: "2000-01-01", max: null, offersUnknown: true },
  options: [],
};
