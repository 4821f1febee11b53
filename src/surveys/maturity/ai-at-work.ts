import type { Texts } from "../../platform/locales.ts";
import type { QuestionOption, Section } from "../questionnaire/questionnaire.ts";

const none: Texts = { fi: "", sv: "", en: "" };
const use = (key: string, fi: string, sv: string, en: string): QuestionOption => ({ key, texts: { fi, sv, en } });

/** What artificial intelligence is used for: asked of those who say that they use it at all. */
export const aiAtWork: Section = {
  key: "ai-at-work",
  titles: { fi: "Tekoäly työssänne", sv: "AI i ert arbete", en: "AI in your work" },
  helps: none,
  condition: { question: "automation-2", op: "at-least", value: 1 },
  questions: [
    {
      key: "ai-uses",
      kind: "multiple",
      block: "background",
      texts: {
        fi: "Mihin käytätte tekoälyä?",
        sv: "Vad använder ni AI till?",
        en: "What do you use AI for?",
      },
      helps: none,
      required: false,
      settings: { offersUnknown: true },
      options: [
        use("writing", "Tekstien kirjoittamiseen ja muokkaamiseen", "Till att skriva och bearbeta texter", "Writing and editing texts"), // prettier-ignore
        use("languages", "Kääntämiseen tai selkokieleen", "Till översättning eller lättläst språk", "Translation or plain language"), // prettier-ignore
        use("records", "Kirjaamiseen ja yhteenvetoihin", "Till dokumentation och sammanfattningar", "Record keeping and summaries"), // prettier-ignore
        use("marketing", "Viestintään ja markkinointiin", "Till kommunikation och marknadsföring", "Communication and marketing"), // prettier-ignore
        use("planning", "Suunnitteluun ja ideointiin", "Till planering och idéer", "Planning and ideas"),
        { ...use("other", "Muuhun, mihin?", "Till annat, vad?", "Something else, what?"), other: true },
      ],
    },
    {
      key: "ai-benefit",
      kind: "text",
      block: "open",
      texts: {
        fi: "Missä tekoälystä on ollut teille eniten hyötyä?",
        sv: "Vad har ni haft mest nytta av AI till?",
        en: "Where has AI been of most use to you?",
      },
      helps: none,
      required: false,
      settings: { lines: "short" },
      options: [],
    },
  ],
};
