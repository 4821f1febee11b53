import { actorId, asking } from "../platform/asking.ts";
import type { Deps } from "../platform/deps.ts";
import { parseParams, parseStrictly } from "../platform/forms.ts";
import { sendPage } from "../platform/pages.ts";
import { get, post, type Route } from "../platform/routes.ts";
import { getProgramme } from "../programmes/index.ts";
import { answeringRoutes } from "./answering/routes.ts";
import { settingRoutes } from "./anonymous/setting/routes.ts";
import { conditionRoutes } from "./building/conditions/routes.ts";
import { buildingRoutes } from "./building/routes.ts";
import { textRoutes } from "./building/texts/routes.ts";
import { removeSurvey } from "./commands.ts";
import { decliningRoutes } from "./declining/routes.ts";
import { exportingRoutes } from "./exporting/routes.ts";
import { followingRoutes } from "./following/routes.ts";
import { PreviewQuery, SurveyParams, SurveyQuery, SurveysParams } from "./forms.ts";
import { importingRoutes } from "./importing/routes.ts";
import { previewPage, surveyPage, surveysPage, surveysUrl, surveyUrl } from "./pages.ts";
import { againRoutes } from "./links/again/routes.ts";
import { linkRoutes } from "./links/staff/routes.ts";
import { sharingRoutes } from "./links/sharing/routes.ts";
import { walkRoutes } from "./preview/routes.ts";
import { publishingRoutes } from "./publishing/routes.ts";
import type { ListNeedGroups } from "./results/queries.ts";
import { resultRoutes } from "./results/routes.ts";
import { retentionRoutes } from "./retention/routes.ts";
import { startingRoutes } from "./starting/routes.ts";
import { getStanding, getSurvey, listStandings } from "./queries.ts";
import { getQuestionnaire } from "./questionnaire/queries.ts";

/**
 * Surveys: the staff's side and the respondents'. The import and new surveys come first: their addresses look like a
 * survey's. Who looks for the link to their workshops is shown the way there; results are told apart by need groups too.
 */
export function surveyRoutes(deps: Deps, workshopLinkUrl: string, listNeedGroups: ListNeedGroups): Route[] {
  const { db } = deps;
  return [
    ...importingRoutes(deps),
    ...startingRoutes(deps),

    get("/programmes/:programmeId/surveys", "viewer", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      await sendPage(req, res, surveysPage(programmeId, await listStandings(db, programmeId), asking(res)));
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

    post("/programmes/:programmeId/surveys/:surveyId/removal", "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const refused = await removeSurvey(db, programmeId, surveyId, actorId(res));
      if (refused === null) return res.redirect(303, surveysUrl(programmeId));
      res.redirect(303, `${surveyUrl({ programmeId, id: surveyId })}?refused=${refused}`);
    }),

    ...walkRoutes(deps),
    ...textRoutes(deps),
    ...conditionRoutes(deps),
    ...settingRoutes(deps),
    ...buildingRoutes(deps),
    ...publishingRoutes(deps),
    ...followingRoutes(deps),
    ...exportingRoutes(deps),
    ...resultRoutes(deps, listNeedGroups),
    ...retentionRoutes(deps),
    ...decliningRoutes(deps),
    ...linkRoutes(deps),
    ...sharingRoutes(deps),
    ...againRoutes(deps, workshopLinkUrl),
    ...answeringRoutes(deps),
  ];
}
