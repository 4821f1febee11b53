import type { MultipleQuestion, QuestionOption } from "./questionnaire/questionnaire.ts";

const somethingElse: QuestionOption = {
  key: "other",
  texts: { fi: "Muu, mikä?", sv: "Annat, vad?", en: "Something else, what?" },
  other: true,
};
const nothingNow: QuestionOption = {
  key: "none",
  texts: { fi: "Ei mitään juuri nyt", sv: "Inget just nu", en: "Nothing just now" },
  exclusive: true,
};
const severalMayBeChosen = {
  fi: "Voitte valita useita.",
  sv: "Ni kan välja flera.",
  en: "You may choose several.",
};

/** What is in use and should be used better: options name the development need behind the wish. */
export const useBetter: MultipleQuestion = {
  key: "use-better",
  kind: "multiple",
  block: "wishes",
  texts: {
    fi: "Mitä käytössänne olevaa haluaisitte hyödyntää paremmin?",
    sv: "Vad av det som ni redan använder skulle ni vilja utnyttja bättre?",
    en: "What do you already have that you would like to use better?",
  },
  helps: severalMayBeChosen,
  required: false,
  settings: {},
  options: [
    {
      key: "current-programs",
      texts: {
        fi: "Nykyiset ohjelmat yleensä: niistä voisi saada enemmän irti",
        sv: "De nuvarande programmen överlag: vi kunde få ut mera av dem",
        en: "Present programs in general: we could get more out of them",
      },
      need: "better-use",
    },
    {
      key: "social-media-channels",
      texts: { fi: "Somekanavat", sv: "Kanaler i sociala medier", en: "Social media channels" },
      need: "social-media-marketing",
    },
    { key: "own-website", texts: { fi: "Verkkosivut", sv: "Webbplatsen", en: "Website" }, need: "website" },
    {
      key: "client-record-system",
      texts: {
        fi: "Asiakas- tai potilastietojärjestelmä",
        sv: "Klient- eller patientdatasystemet",
        en: "Client or patient record system",
      },
      need: "record-keeping",
    },
    {
      key: "remote-meeting-tools",
      texts: { fi: "Etäpalaverit", sv: "Distansmöten", en: "Remote meetings" },
      need: "remote-meetings",
    },
    {
      key: "feedback-surveys",
      texts: { fi: "Palautekyselyt", sv: "Responsenkäter", en: "Feedback surveys" },
      need: "client-feedback",
    },
    {
      key: "microsoft-365",
      texts: {
        fi: "Excel ja muut Microsoft 365 -ohjelmat",
        sv: "Excel och andra program i Microsoft 365",
        en: "Excel and other Microsoft 365 programs",
      },
      need: "office-tools",
    },
    {
      key: "security-settings",
      texts: {
        fi: "Tietoturva-asetukset ja varmuuskopiot",
        sv: "Säkerhetsinställningar och säkerhetskopior",
        en: "Security settings and backups",
      },
      need: "information-security",
    },
    somethingElse,
    nothingNow,
  ],
};

/** What is to be acquired. */
export const acquire: MultipleQuestion = {
  key: "acquire",
  kind: "multiple",
  block: "wishes",
  texts: {
    fi: "Mitä haluaisitte ottaa käyttöön tai hankkia?",
    sv: "Vad skulle ni vilja börja använda eller skaffa?",
    en: "What would you like to take into use or acquire?",
  },
  helps: severalMayBeChosen,
  required: false,
  settings: {},
  options: [
    {
      key: "new-website",
      texts: { fi: "Uudet verkkosivut", sv: "En ny webbplats", en: "A new website" },
      need: "website",
    },
    {
      key: "booking-service",
      texts: { fi: "Sähköinen ajanvaraus", sv: "Tidsbokning på nätet", en: "Online booking" },
      need: "online-booking",
    },
    {
      key: "video-tools",
      texts: {
        fi: "Välineet videoiden tekemiseen",
        sv: "Verktyg för att göra videor",
        en: "Tools for making videos",
      },
      need: "videos",
    },
    {
      key: "kanta-connection",
      texts: { fi: "Kanta-yhteys", sv: "Kanta-anslutning", en: "A connection to Kanta" },
      need: "kanta",
    },
    {
      key: "remote-care-service",
      texts: {
        fi: "Etähoivan tai etävastaanoton palvelu",
        sv: "En tjänst för vård eller mottagning på distans",
        en: "A service for remote care or consultations",
      },
      need: "remote-care",
    },
    {
      key: "feedback-tool",
      texts: {
        fi: "Väline asiakaspalautteen keräämiseen",
        sv: "Ett verktyg för att samla in klientrespons",
        en: "A tool for collecting client feedback",
      },
      need: "client-feedback",
    },
    {
      key: "induction-platform",
      texts: {
        fi: "Digitaalinen perehdytysaineisto",
        sv: "Digitalt introduktionsmaterial",
        en: "Digital induction material",
      },
      need: "induction-material",
    },
    {
      key: "recruiting-channel",
      texts: {
        fi: "Uusi kanava rekrytointiin",
        sv: "En ny kanal för rekrytering",
        en: "A new channel for recruiting",
      },
      need: "employer-image",
    },
    {
      key: "new-technology",
      texts: {
        fi: "Hyvinvointiteknologiaa, esimerkiksi antureita",
        sv: "Välfärdsteknologi, till exempel sensorer",
        en: "Wellbeing technology, such as sensors",
      },
      need: "future-technology",
    },
    {
      key: "wellbeing-platform",
      texts: {
        fi: "Alusta henkilöstön työhyvinvoinnin tueksi",
        sv: "En plattform som stöder personalens välmående",
        en: "A platform that supports the staff's wellbeing",
      },
      need: "coping-at-work",
    },
    somethingElse,
    nothingNow,
  ],
};

/** What could be given up; options are the services in use, so that they say nothing of a need. */
export function pruneQuestion(services: QuestionOption[]): MultipleQuestion {
  return {
    key: "prune",
    kind: "multiple",
    block: "wishes",
    texts: {
      fi: "Mistä digipalveluista voisitte luopua?",
      sv: "Vilka digitala tjänster kunde ni avstå från?",
      en: "Which digital services could you give up?",
    },
    helps: {
      fi: "Esimerkiksi palvelusta, jota kukaan ei oikeastaan käytä tai jonka asiat hoituvat jo toisella ohjelmalla.",
      sv: "Till exempel en tjänst som ingen egentligen använder eller vars uppgifter redan sköts med ett annat program.",
      en: "Such as one that nobody really uses, or whose work another program already does.",
    },
    required: false,
    settings: {},
    options: [...services, somethingElse, { ...nothingNow, texts: { fi: "Emme mistään", sv: "Inga", en: "None" } }],
  };
}
