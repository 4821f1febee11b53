import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Questionnaire, RatingsQuestion, Section, TextQuestion } from "../questionnaire/questionnaire.ts";
import { recordedNotice } from "./recorded-notice.ts";

const none: Texts = { fi: "", sv: "", en: "" };

/** How strongly a need came up: 0 … 3. */
const strengths: Texts[] = [
  { fi: "Ei tarvetta", sv: "Inget behov", en: "Not needed" },
  { fi: "Mainittiin", sv: "Nämndes", en: "Was mentioned" },
  { fi: "Tuli selvästi esiin", sv: "Kom tydligt fram", en: "Came up clearly" },
  { fi: "Kiireellinen tai keskeinen", sv: "Brådskande eller central", en: "Urgent or central" },
];

const written = (key: string, texts: Texts): TextQuestion => ({
  ...{ key, kind: "text", block: "open", texts, helps: none, required: false, settings: {}, options: [] },
});

/** A short form for an interview that follows no questionnaire: notes in one's own words, and how strongly each need came up. */
export const freeForm = (catalogue: CatalogueTemplate): Questionnaire => ({
  titles: { fi: "Vapaa haastattelu", sv: "Fri intervju", en: "Free interview" },
  intros: none,
  notice: recordedNotice,
  sections: [
    {
      key: "notes",
      titles: { fi: "Muistiinpanot", sv: "Anteckningar", en: "Notes" },
      helps: none,
      questions: [
        written("came-up", {
          fi: "Mitä haastattelussa tuli esiin?",
          sv: "Vad kom fram under intervjun?",
          en: "What came up in the interview?",
        }),
        written("agreed", { fi: "Mitä sovittiin?", sv: "Vad avtalades?", en: "What was agreed?" }),
      ],
    },
    ...catalogue.themes.map((theme) => themeSection(catalogue, theme)),
  ],
});

function themeSection({ needs }: CatalogueTemplate, theme: CatalogueTemplate["themes"][number]): Section {
  const question: RatingsQuestion = {
    key: `strength-${theme.key}`,
    kind: "ratings",
    block: "ratings",
    texts: {
      fi: "Miten vahvasti tarve tuli esiin?",
      sv: "Hur starkt kom behovet fram?",
      en: "How strongly did the need come up?",
    },
    helps: {
      fi: "Tyhjäksi jätetään se, mistä ei puhuttu.",
      sv: "Lämna tomt det som ni inte talade om.",
      en: "Leave blank what was not talked about.",
    },
    required: false,
    settings: { min: 0, max: strengths.length - 1, labels: strengths },
    options: needs
      .filter((need) => need.theme === theme.key)
      .map(({ key, names }) => ({ key, texts: names, need: key })),
  };
  return { key: `strengths-${theme.key}`, titles: theme.names, helps: none, questions: [question] };
}
