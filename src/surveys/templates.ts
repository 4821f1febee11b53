import type { CatalogueTemplate, TemplateName } from "../catalogue/index.ts";
import { digivointiSurvey } from "./digivointi-survey.ts";
import type { Question, QuestionOption, Questionnaire } from "./questionnaire/questionnaire.ts";

/** The surveys that a programme can start from, each asking about the catalogue of the same name. */
export const surveyTemplates: Record<TemplateName, (catalogue: CatalogueTemplate) => Questionnaire> = {
  digivointi: digivointiSurvey,
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
    questions: section.questions.map((question) => withOptionsOf(catalogue, question)).filter(hasChoice),
  }));
  return { ...questionnaire, sections: sections.filter(({ questions }) => questions.length > 0) };
}

function withOptionsOf({ needs, services, barriers }: CatalogueKeys, question: Question): Question {
  const has = ({ need, service, barrier }: QuestionOption) =>
    (need === undefined || needs.has(need)) &&
    (service === undefined || services.has(service)) &&
    (barrier === undefined || barriers.has(barrier));
  return question.kind === "text" ? question : { ...question, options: question.options.filter(has) };
}

function hasChoice({ kind, options }: Question): boolean {
  return kind === "text" || options.some(({ exclusive }) => exclusive !== true);
}
