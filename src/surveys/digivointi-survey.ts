import type { CatalogueTemplate } from "../catalogue/index.ts";
import { digivointiNotice } from "./digivointi-notice.ts";
import { presentLevels } from "./present-levels.ts";
import { acquire, pruneQuestion, useBetter } from "./digivointi-wishes.ts";
import type {
  MatrixQuestion,
  MultipleQuestion,
  QuestionOption,
  Questionnaire,
  Section,
  TextQuestion,
} from "./questionnaire/questionnaire.ts";

const serviceOptions = ({ services }: CatalogueTemplate): QuestionOption[] =>
  services.map(({ key, names }) => ({ key, texts: names, service: key }));

const servicesInUse = (catalogue: CatalogueTemplate): MultipleQuestion => ({
  key: "services-in-use",
  kind: "multiple",
  block: "services",
  texts: {
    fi: "Mitä digitaalisia palveluja teillä on käytössä?",
    sv: "Vilka digitala tjänster använder ni?",
    en: "Which digital services do you use?",
  },
  helps: {
    fi: "Valitkaa kaikki, joita organisaatiossanne käytetään edes joskus.",
    sv: "Välj alla som används i er organisation åtminstone ibland.",
    en: "Choose all that are used in your organisation at least sometimes.",
  },
  required: true,
  settings: {},
  options: [
    ...serviceOptions(catalogue),
    { key: "other", texts: { fi: "Muu, mikä?", sv: "Annan, vilken?", en: "Another, which?" }, other: true },
    { key: "none", texts: { fi: "Ei mitään näistä", sv: "Ingen av dessa", en: "None of these" }, exclusive: true },
  ],
});

const barriers = (catalogue: CatalogueTemplate): MultipleQuestion => ({
  key: "barriers",
  kind: "multiple",
  block: "barriers",
  texts: {
    fi: "Mikä vaikeuttaa digipalvelujen käyttöä tai käyttöönottoa teillä?",
    sv: "Vad gör det svårt för er att använda eller börja använda digitala tjänster?",
    en: "What makes it hard for you to use digital services or to start using them?",
  },
  helps: { fi: "Voitte valita useita.", sv: "Ni kan välja flera.", en: "You may choose several." },
  required: true,
  settings: {},
  options: [
    ...catalogue.barriers.map(({ key, names }) => ({ key, texts: names, barrier: key })),
    { key: "other", texts: { fi: "Muu, mikä?", sv: "Annat, vad?", en: "Something else, what?" }, other: true },
    { key: "none", texts: { fi: "Ei mikään", sv: "Ingenting", en: "Nothing" }, exclusive: true },
  ],
});

/** A section for each theme, with one matrix in it: a page on a phone then holds six needs at the most. */
const supportSections = (catalogue: CatalogueTemplate): Section[] =>
  catalogue.themes.map((theme) => ({
    key: `support-${theme.key}`,
    titles: {
      fi: `Tuki: ${lowerFirst(theme.names.fi)}`,
      sv: `Stöd: ${lowerFirst(theme.names.sv)}`,
      en: `Support: ${lowerFirst(theme.names.en)}`,
    },
    helps: {
      fi: "Vastatkaa organisaationne puolesta. Jos ette tiedä, valitkaa \u201dEn osaa sanoa\u201d.",
      sv: "Svara för er organisation. Om ni inte vet, välj \u201dJag vet inte\u201d.",
      en: "Answer for your organisation. If you do not know, choose \u201cI don't know\u201d.",
    },
    questions: [supportWanted(catalogue, theme)],
  }));

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** One theme as a matrix: how important each need is, and how well it is managed now. */
export function supportWanted(
  catalogue: CatalogueTemplate,
  theme: CatalogueTemplate["themes"][number],
): MatrixQuestion {
  return {
    key: `support-${theme.key}`,
    kind: "matrix",
    block: "support",
    texts: {
      fi: "Mihin tarvitsette tukea?",
      sv: "Vad behöver ni stöd med?",
      en: "What do you need support with?",
    },
    helps: {
      fi: "Arvioikaa jokaisesta aiheesta kaksi asiaa: kuinka tärkeä se on teille ja kuinka hyvin se on teillä nyt hallussa.",
      sv: "Bedöm två saker för varje ämne: hur viktigt det är för er och hur väl ni behärskar det nu.",
      en: "Rate two things for each topic: how important it is to you and how well you manage it now.",
    },
    required: false,
    settings: {
      levels: 5,
      importance: {
        texts: { fi: "Tärkeys teille", sv: "Hur viktigt för er", en: "Importance to you" },
        labels: [
          { fi: "Ei lainkaan tärkeä", sv: "Inte alls viktigt", en: "Not at all important" },
          { fi: "Vähän tärkeä", sv: "Lite viktigt", en: "Slightly important" },
          { fi: "Melko tärkeä", sv: "Ganska viktigt", en: "Fairly important" },
          { fi: "Tärkeä", sv: "Viktigt", en: "Important" },
          { fi: "Erittäin tärkeä", sv: "Mycket viktigt", en: "Very important" },
        ],
      },
      level: {
        texts: { fi: "Osaaminen nyt", sv: "Kunnande nu", en: "Skills now" },
        labels: presentLevels,
      },
      unknown: { fi: "En osaa sanoa", sv: "Jag vet inte", en: "I don't know" },
    },
    options: catalogue.needs
      .filter((need) => need.theme === theme.key)
      .map(({ key, names }) => ({ key, texts: names, need: key })),
  };
}

const ownWords: Pick<TextQuestion, "kind" | "block" | "required" | "settings" | "options"> = {
  kind: "text",
  block: "open",
  required: false,
  settings: {},
  options: [],
};
const noClientData = {
  fi: "Älkää kirjoittako asiakkaiden tai potilaiden tietoja.",
  sv: "Skriv inga uppgifter om klienter eller patienter.",
  en: "Do not write anything about clients or patients.",
};

/** The needs survey of the DigiVointi case about its catalogue: services in use, wishes, barriers, support, own words. */
export const digivointiSurvey = (catalogue: CatalogueTemplate): Questionnaire => ({
  titles: { fi: "Digitarvekysely", sv: "Enkät om digitala behov", en: "Survey of digital needs" },
  intros: {
    fi: "Kerrokaa, mitä digipalveluja käytätte, mitä haluaisitte kehittää ja missä tarvitsette tukea. Suunnittelemme työpajat vastausten pohjalta. Vastaaminen vie noin 10 minuuttia. Voitte keskeyttää ja jatkaa myöhemmin samasta linkistä.",
    sv: "Berätta vilka digitala tjänster ni använder, vad ni skulle vilja utveckla och vad ni behöver stöd med. Vi planerar workshopparna utifrån svaren. Det tar ungefär 10 minuter att svara. Ni kan göra en paus och fortsätta senare via samma länk.",
    en: "Tell us which digital services you use, what you would like to develop and what you need support with. We use the answers to plan the workshops. Answering takes about 10 minutes. You can stop and continue later with the same link.",
  },
  notice: digivointiNotice,
  sections: [
    {
      key: "services",
      titles: { fi: "Käytössä olevat palvelut", sv: "Tjänster som används", en: "Services in use" },
      helps: {
        fi: "Aloitetaan siitä, mitä teillä jo on.",
        sv: "Vi börjar med det ni redan har.",
        en: "We start with what you already have.",
      },
      questions: [servicesInUse(catalogue)],
    },
    {
      key: "wishes",
      titles: { fi: "Mitä haluaisitte kehittää", sv: "Vad ni vill utveckla", en: "What you would like to develop" },
      helps: {
        fi: "Usein eniten auttaa se, että nykyisiä palveluja hyödynnetään paremmin tai turhista luovutaan.",
        sv: "Ofta hjälper det mest att utnyttja de nuvarande tjänsterna bättre eller att avstå från de onödiga.",
        en: "Often the most helpful thing is to use present services better or to give up useless ones.",
      },
      questions: [useBetter, acquire, pruneQuestion(serviceOptions(catalogue))],
    },
    {
      key: "barriers",
      titles: { fi: "Esteet", sv: "Hinder", en: "Barriers" },
      helps: {
        fi: "Kun tiedämme esteet, voimme järjestää työpajat niin, että niihin on mahdollista osallistua.",
        sv: "När vi känner till hindren kan vi ordna workshopparna så att det är möjligt att delta.",
        en: "When we know the barriers, we can hold the workshops in a way that makes it possible to take part.",
      },
      questions: [barriers(catalogue)],
    },
    ...supportSections(catalogue),
    {
      key: "own-words",
      titles: { fi: "Omin sanoin", sv: "Med egna ord", en: "In your own words" },
      helps: { fi: "Lyhytkin vastaus auttaa.", sv: "Också ett kort svar hjälper.", en: "Even a short answer helps." },
      questions: [
        {
          key: "biggest-help",
          ...ownWords,
          texts: {
            fi: "Mistä olisi teille juuri nyt eniten apua?",
            sv: "Vad skulle hjälpa er mest just nu?",
            en: "What would help you most just now?",
          },
          helps: noClientData,
        },
        {
          key: "wishes-for-workshops",
          ...ownWords,
          texts: {
            fi: "Mitä toivotte työpajoilta?",
            sv: "Vad önskar ni av workshopparna?",
            en: "What do you hope for from the workshops?",
          },
          helps: noClientData,
        },
      ],
    },
  ],
});
