import { digivointiCatalogue } from "../src/catalogue/digivointi.ts";
import { digivointiSurvey as surveyAbout } from "../src/surveys/digivointi-survey.ts";

/** The needs survey as a programme with the whole DigiVointi catalogue gets it. */
export const digivointiSurvey = surveyAbout(digivointiCatalogue);
