import type { Texts } from "../../../platform/locales.ts";
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";

const empty: Texts = { fi: "", sv: "", en: "" };

/** What a survey is that nobody has built yet: a title to begin with, and a first section for questions. */
export function emptyQuestionnaire(): Questionnaire {
  return {
    titles: { fi: "Uusi kysely", sv: "Ny enkät", en: "New survey" },
    intros: empty,
    notice: empty,
    sections: [
      { key: "section-1", titles: { fi: "Kysymykset", sv: "Frågor", en: "Questions" }, helps: empty, questions: [] },
    ],
  };
}
