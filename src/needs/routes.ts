import { asking } from "../platform/asking.ts";
import type { Deps } from "../platform/deps.ts";
import { parseParams, parseStrictly } from "../platform/forms.ts";
import { sendPage } from "../platform/pages.ts";
import { get, type Route } from "../platform/routes.ts";
import { listIndustries } from "../programmes/index.ts";
import { getSurvey, latestSurvey, listSurveys } from "../surveys/index.ts";
import { NeedsParams, NeedsQuery } from "./forms.ts";
import { emptyPage, needsPage } from "./pages.ts";
import { loadNeedsSeen } from "./queries.ts";

export function needsRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/needs", "viewer", async (req, res) => {
      const { programmeId } = parseParams(NeedsParams, req.params);
      const { survey: chosen } = parseStrictly(NeedsQuery, req.query);
      const survey =
        chosen === undefined ? await latestSurvey(db, programmeId) : await getSurvey(db, programmeId, chosen);
      if (survey === undefined) return await sendPage(req, res, emptyPage("no-survey", programmeId, asking(res)));

      const surveys = (await listSurveys(db, programmeId)).filter(({ state }) => state !== "draft");
      const industries = await listIndustries(db, programmeId);
      const seen = await loadNeedsSeen(db, programmeId, survey.id);
      await sendPage(req, res, needsPage({ programmeId, survey, surveys, industries, seen }, asking(res)));
    }),
  ];
}
