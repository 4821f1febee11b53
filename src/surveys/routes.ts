import { actorId, asking } from "../platform/asking.ts";
import type { Deps } from "../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../platform/forms.ts";
import { sendPage } from "../platform/pages.ts";
import { get, post, type Route } from "../platform/routes.ts";
import { getProgramme } from "../programmes/index.ts";
import { answeringRoutes } from "./answering/routes.ts";
import { createSurveyFromTemplate, editSurveyTexts, removeSurvey } from "./commands.ts";
import { decliningRoutes } from "./declining/routes.ts";
import { followingRoutes } from "./following/routes.ts";
import { NewSurveyForm, PreviewQuery, SurveyParams, SurveyQuery, SurveysParams, SurveyTextsForm } from "./forms.ts";
import { importingRoutes } from "./importing/routes.ts";
import { previewPage, refusalText, surveyPage, surveysPage, surveysUrl, surveyUrl, textsPage } from "./pages.ts";
import { againRoutes } from "./links/again/routes.ts";
import { linkRoutes } from "./links/staff/routes.ts";
import { sharingRoutes } from "./links/sharing/routes.ts";
import { publishingRoutes } from "./publishing/routes.ts";
import { getStanding, getSurvey, listStandings } from "./queries.ts";
import { getQuestionnaire } from "./questionnaire/queries.ts";

/**
 * Surveys: the staff's side and the respondents'. The import comes first: its addresses look like a survey's. Who looks
 * for the link to their workshops is shown the way there.
 */
export function surveyRoutes(deps: Deps, workshopLinkUrl: string): Route[] {
  const { db } = deps;
  return [
    ...importingRoutes(deps),

    get("/programmes/:programmeId/surveys", "viewer", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      await sendPage(req, res, surveysPage(programmeId, await listStandings(db, programmeId), asking(res)));
    }),

    post("/programmes/:programmeId/surveys", "planner", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      const { template } = parseStrictly(NewSurveyForm, req.body);
      const { id } = await createSurveyFromTemplate(db, { programmeId, template }, actorId(res));
      res.redirect(303, surveyUrl({ programmeId, id }));
    }),

    get("/programmes/:programmeId/surveys/:surveyId", "viewer", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const news = parseStrictly(SurveyQuery, req.query);
      const standing = await getStanding(db, programmeId, surveyId);
      const programme = await getProgramme(db, programmeId);
      await sendPage(
        req,
        res,
        surveyPage(standing, programme, await getQuestionnaire(db, surveyId), news, asking(res)),
      );
    }),

    get("/programmes/:programmeId/surveys/:surveyId/preview", "viewer", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const shown = parseStrictly(PreviewQuery, req.query).in ?? asking(res).locale;
      const survey = await getSurvey(db, programmeId, surveyId);
      await sendPage(req, res, previewPage(survey, await getQuestionnaire(db, surveyId), shown, asking(res)));
    }),

    get("/programmes/:programmeId/surveys/:surveyId/texts", "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      if (survey.state !== "draft") return res.redirect(303, surveyUrl(survey));
      await sendPage(req, res, textsPage(survey, await getProgramme(db, programmeId), emptyForm, asking(res)));
    }),

    post("/programmes/:programmeId/surveys/:surveyId/texts", "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      const parsed = parseForm(SurveyTextsForm, req.body);
      const showAgain = async (form: FormState) =>
        await sendPage(req, res, textsPage(survey, await getProgramme(db, programmeId), form, asking(res)));
      if (!parsed.ok) return await showAgain(parsed.form);

      const refused = await editSurveyTexts(db, programmeId, surveyId, parsed.data, actorId(res));
      if (refused === null) return res.redirect(303, surveyUrl(survey));
      await showAgain(withMistake(req.body, "titles.fi", refusalText[refused]));
    }),

    post("/programmes/:programmeId/surveys/:surveyId/removal", "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const refused = await removeSurvey(db, programmeId, surveyId, actorId(res));
      if (refused === null) return res.redirect(303, surveysUrl(programmeId));
      res.redirect(303, `${surveyUrl({ programmeId, id: surveyId })}?refused=${refused}`);
    }),

    ...publishingRoutes(deps),
    ...followingRoutes(deps),
    ...decliningRoutes(deps),
    ...linkRoutes(deps),
    ...sharingRoutes(deps),
    ...againRoutes(deps, workshopLinkUrl),
    ...answeringRoutes(deps),
  ];
}
