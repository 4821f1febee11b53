import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Handler, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { listIndustries, programmeUrl } from "../../programmes/index.ts";
import { settled } from "../anonymous/closing/commands.ts";
import { anonymousResponsesPage, unansweredTable } from "../anonymous/following/pages.ts";
import { listFollowed } from "../anonymous/following/queries.ts";
import { SurveyParams } from "../forms.ts";
import { surveyUrl } from "../pages.ts";
import { getNamedSurvey, getStanding, getSurvey, type Survey } from "../queries.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import type { Figures } from "./figures/pages.ts";
import { countByDay, countByIndustry, medianSeconds } from "./figures/queries.ts";
import { FollowingQuery, ResponseParams, type FollowingWanted } from "./forms.ts";
import { responsesPage, unsentTable } from "./list/pages.ts";
import { listProgress } from "./list/queries.ts";
import { responsePage } from "./pages.ts";
import { getSentResponse } from "./queries.ts";
import { stopsPage } from "./stops/pages.ts";
import { countStops } from "./stops/queries.ts";

type Req = Parameters<Handler>[0];
type Res = Parameters<Handler>[1];

const base = "/programmes/:programmeId/surveys/:surveyId";

/** Following how the answers come in, and reading them. */
export function followingRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/responses`, "viewer", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const wanted = parseStrictly(FollowingQuery, req.query);
      const survey = await getSurvey(db, programmeId, surveyId);
      if (survey.anonymity === "anonymous") return await showAnonymous(db, req, res, survey, wanted);
      const figures = await loadFigures(db, programmeId, surveyId);
      const { role } = asking(res);
      const progress = role === "planner" || role === "owner" ? await listProgress(db, programmeId, surveyId) : null;
      await sendPage(req, res, responsesPage(figures, progress, wanted, asking(res)));
    }),

    get(`${base}/responses/stops`, "viewer", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const standing = await getStanding(db, programmeId, surveyId);
      const { survey } = standing;
      // Where an anonymous one stops would, beside who has answered, tell of people.
      if (survey.anonymity === "anonymous") return res.redirect(303, `${surveyUrl(survey)}/responses`);
      const questionnaire = await getQuestionnaire(db, surveyId);
      await sendPage(
        req,
        res,
        stopsPage(standing, questionnaire, await countStops(db, surveyId, questionnaire), asking(res)),
      );
    }),

    ...(["csv", "xlsx"] as const).map((kind) =>
      get(`${base}/not-answered.${kind}`, "planner", async (req, res) => {
        const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
        const { timeZone, survey } = await getStanding(db, programmeId, surveyId);
        const { name, header, rows } =
          survey.anonymity === "anonymous"
            ? unansweredTable(await listFollowed(db, programmeId, surveyId), timeZone, asking(res))
            : unsentTable(await listProgress(db, programmeId, surveyId), timeZone, asking(res));
        const act = { actorId: actorId(res), programmeId, act: "survey.export", subject: surveyId };
        await recordExport(db, { ...act, details: { kind, unanswered: rows.length } });
        if (kind === "csv")
          sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
        else sendFile(res, { name: `${name}.xlsx`, type: "xlsx", content: await writeXlsx([{ name, header, rows }]) });
      }),
    ),

    get(`${base}/responses/:responseId`, "planner", async (req, res) => {
      const { programmeId, surveyId, responseId } = parseParams(ResponseParams, req.params);
      const survey = await getNamedSurvey(db, programmeId, surveyId);
      // An interview has a page of its own.
      if (survey.purpose === "assessment")
        return res.redirect(303, `${programmeUrl(programmeId)}/mentoring/interviews?response=${responseId}`);
      const response = await getSentResponse(db, programmeId, surveyId, responseId);
      await sendPage(req, res, responsePage(survey, await getQuestionnaire(db, surveyId), response, asking(res)));
    }),
  ];
}

/** The same of an anonymous survey; the first look after its close finishes it. */
async function showAnonymous(db: Db, req: Req, res: Res, survey: Survey, wanted: FollowingWanted): Promise<void> {
  const { programmeId, id } = await settled(db, survey);
  const { role } = asking(res);
  const isPlanner = role === "planner" || role === "owner";
  const followed = isPlanner ? await listFollowed(db, programmeId, id) : null;
  const standing = await getStanding(db, programmeId, id);
  await sendPage(req, res, anonymousResponsesPage(standing, followed, wanted, asking(res)));
}

async function loadFigures(db: Db, programmeId: string, surveyId: string): Promise<Figures> {
  const standing = await getStanding(db, programmeId, surveyId);
  return {
    standing,
    industries: await listIndustries(db, programmeId),
    byIndustry: await countByIndustry(db, programmeId, surveyId),
    byDay: await countByDay(db, surveyId, standing.timeZone),
    median: await medianSeconds(db, surveyId),
  };
}
