import type { Section } from "../questionnaire/questionnaire.ts";

const background = { block: "background", settings: {} } as const;

/** By what results are compared. There are few questions, of few options each: many would single people out. */
export const aboutYou: Section = {
  key: "about-you",
  titles: { fi: "Taustatiedot", sv: "Bakgrund", en: "About you" },
  helps: {
    fi: "Tuloksia verrataan näiden tietojen mukaan. Alle viiden vastaajan ryhmistä ei näytetä mitään.",
    sv: "Resultaten jämförs enligt de här uppgifterna. Om grupper med färre än fem svarande visas ingenting.",
    en: "Results are compared by these. Nothing is shown of groups of fewer than five people.",
  },
  questions: [
    {
      ...background,
      key: "sector",
      kind: "single",
      texts: {
        fi: "Millä tulosalueella työskentelet?",
        sv: "Inom vilket resultatområde arbetar du?",
        en: "In which sector do you work?",
      },
      helps: { fi: "", sv: "", en: "" },
      required: true,
      options: [
        {
          key: "health",
          texts: {
            fi: "Terveys- ja sairaanhoitopalvelut",
            sv: "Hälso- och sjukvårdstjänster",
            en: "Health and medical services",
          },
        },
        {
          key: "family",
          texts: {
            fi: "Perhe- ja sosiaalipalvelut",
            sv: "Familje- och socialtjänster",
            en: "Family and social services",
          },
        },
        {
          key: "older",
          texts: {
            fi: "Ikääntyneiden palvelut ja kuntoutus",
            sv: "Tjänster för äldre och rehabilitering",
            en: "Services for older people and rehabilitation",
          },
        },
        {
          key: "administration",
          texts: {
            fi: "Hallinto ja tukipalvelut",
            sv: "Förvaltning och stödtjänster",
            en: "Administration and support",
          },
        },
      ],
    },
    {
      ...background,
      key: "role",
      kind: "single",
      texts: { fi: "Mitä teet pääasiassa?", sv: "Vad gör du huvudsakligen?", en: "What do you mainly do?" },
      helps: { fi: "", sv: "", en: "" },
      required: false,
      options: [
        {
          key: "client-work",
          texts: {
            fi: "Asiakas- tai potilastyötä",
            sv: "Klient- eller patientarbete",
            en: "Work with clients or patients",
          },
        },
        { key: "supervisor", texts: { fi: "Esihenkilötyötä", sv: "Arbete som förman", en: "Supervise others" } },
        {
          key: "expert",
          texts: {
            fi: "Asiantuntija- tai toimistotyötä",
            sv: "Sakkunnig- eller kontorsarbete",
            en: "Expert or office work",
          },
        },
        { key: "support", texts: { fi: "Tukipalvelutyötä", sv: "Arbete inom stödtjänster", en: "Support services" } },
      ],
    },
  ],
};
