import type { CatalogueTemplate, TemplateName } from "../catalogue/index.ts";
import { digivointiSurvey } from "./digivointi-survey.ts";
import { maturitySurvey } from "./maturity/maturity-survey.ts";
import { hasOptions, type Question, type QuestionOption, type Questionnaire } from "./questionnaire/questionnaire.ts";

/** The surveys that a programme can start from. */
export const surveyTemplateNames = ["digivointi", "maturity"] as const;
export type SurveyTemplateName = (typeof surveyTemplateNames)[number];

/** What a survey asks about which catalogue. */
interface SurveyTemplate {
  catalogue: TemplateName;
  questionnaire: (catalogue: CatalogueTemplate) => Questionnaire;
}

export const surveyTemplates: Record<SurveyTemplateName, SurveyTemplate> = {
  digivointi: { catalogue: "digivointi", questionnaire: digivointiSurvey },
  maturity: { catalogue: "digivointi", questionnaire: maturitySurvey },
};

/** The keys that a programme's catalogue has. */
export interface CatalogueKeys {
  needs: { has(key: string): boolean };
  services: { has(key: string): boolean };
  barriers: { has(key: string): boolean };
}

/**
 * The questionnaire without what the catalogue no longer has: staff may have removed an entry from their catalogue, and
 * then it is not asked about. A question without anything left to choose goes too, and so does an empty section.
 */
export function fittedTo(catalogue: CatalogueKeys, questionnaire: Questionnaire): Questionnaire {
  const sections = questionnaire.sections.map((section) => ({
    ...section,
    questions: section.questions
      .filter((question) => !("need" in question) || catalogue.needs.has(question.need))
      .map((question) => withOptionsOf(catalogue, question))
      .filter(hasChoice),
  }));
  return { ...questionnaire, sections: sections.filter(({ questions }) => questions.length > 0) };
}

function withOptionsOf({ needs, services, barriers }: CatalogueKeys, question: Question): Question {
  const has = ({ need, service, barrier }: QuestionOption) =>
    (need === undefined || needs.has(need)) &&
    (service === undefined || services.has(service)) &&
    (barrier === undefined || barriers.has(barrier));
  return hasOptions(question) ? { ...question, options: question.options.filter(has) } : question;
}

function hasChoice(question: Question): boolean {
  if (!hasOptions(question)) return true;
  const choices = question.options.filter(({ exclusive }) => exclusive !== true);
  return choices.length >= (question.kind === "ranking" ? 2 : 1);
}
