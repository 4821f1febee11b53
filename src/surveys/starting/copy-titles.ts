import type { Texts } from "../../platform/locales.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";

const copied: Texts = { fi: "kopio", sv: "kopia", en: "copy" };
/** The longest title that the texts of a survey may have. */
const longestTitle = 160;

/** The same questionnaire under a title that tells it is a copy; a language without a title gets none. */
export function copyTitles(questionnaire: Questionnaire): Questionnaire {
  const title = (locale: keyof Texts) => {
    const words = questionnaire.titles[locale];
    const ending = ` (${copied[locale]})`;
    return words === "" ? "" : words.slice(0, longestTitle - ending.length) + ending;
  };
  return { ...questionnaire, titles: { fi: title("fi"), sv: title("sv"), en: title("en") } };
}
