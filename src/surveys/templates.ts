import type { CatalogueTemplate, TemplateName } from "../catalogue/index.ts";
import { digivointiSurvey } from "./digivointi-survey.ts";
import { ownFeedbackSurvey } from "./feedback/own-feedback-survey.ts";
import { interviewSurvey } from "./interview/interview-survey.ts";
import { maturitySurvey } from "./maturity/maturity-survey.ts";
import type { Questionnaire } from "./questionnaire/questionnaire.ts";
import { readinessSurvey } from "./readiness/readiness-survey.ts";
import type { SurveyAccess, SurveyAnonymity } from "./survey-life.ts";

/** The surveys that a programme can start from. */
export const surveyTemplateNames = ["digivointi", "readiness", "interview", "feedback", "maturity"] as const;
export type SurveyTemplateName = (typeof surveyTemplateNames)[number];

/** What a survey asks about which catalogue, whether its answers bear a name, and how long answering takes. */
interface SurveyTemplate {
  catalogue: TemplateName;
  anonymity: SurveyAnonymity;
  access: SurveyAccess;
  minutes: number;
  questionnaire: (catalogue: CatalogueTemplate) => Questionnaire;
}

const named = { anonymity: "named", access: "invited" } as const;
const nameless = { anonymity: "anonymous", access: "common" } as const;

export const surveyTemplates: Record<SurveyTemplateName, SurveyTemplate> = {
  digivointi: { ...named, catalogue: "digivointi", minutes: 10, questionnaire: digivointiSurvey },
  readiness: { ...nameless, catalogue: "phhyky", minutes: 7, questionnaire: readinessSurvey },
  interview: { ...named, catalogue: "phhyky", minutes: 60, questionnaire: interviewSurvey },
  feedback: { ...nameless, catalogue: "phhyky", minutes: 2, questionnaire: ownFeedbackSurvey },
  maturity: { ...named, catalogue: "digivointi", minutes: 10, questionnaire: maturitySurvey },
};
