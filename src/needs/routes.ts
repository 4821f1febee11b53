import type { CountArticles } from "../platform/article-links.ts";
import { asking } from "../platform/asking.ts";
import type { Deps } from "../platform/deps.ts";
import { parseParams, parseStrictly } from "../platform/forms.ts";
import { sendPage } from "../platform/pages.ts";
import { get, type Route } from "../platform/routes.ts";
import { listIndustries } from "../programmes/index.ts";
import { listOpenedSurveys } from "../surveys/index.ts";
import { loadChanges, type ListServed } from "./change/queries.ts";
import { codingRoutes } from "./coding/routes.ts";
import { emptyPage } from "./empty/pages.ts";
import { exportRoutes } from "./exports/routes.ts";
import { NeedsParams, NeedsQuery } from "./forms.ts";
import { oneNeedRoutes } from "./one-need/routes.ts";
import { needsPage } from "./pages.ts";
import { findChosenSurvey, loadNeedsSeen } from "./queries.ts";

/**
 * `listServed` tells which organisations workshops have reached and `countArticles` how many articles there are about a
 * need: they come after the needs, and the app knows both.
 */
export function needsRoutes(deps: Deps, listServed: ListServed, countArticles: CountArticles): Route[] {
  const { db } = deps;
  return [
    get("/programmes/:programmeId/needs", "viewer", async (req, res) => {
      const { programmeId } = parseParams(NeedsParams, req.params);
      const { survey: chosen, split } = parseStrictly(NeedsQuery, req.query);
      const survey = await findChosenSurvey(db, programmeId, chosen);
      if (survey === undefined) return await sendPage(req, res, emptyPage("no-survey", programmeId, asking(res)));

      const surveys = await listOpenedSurveys(db, programmeId);
      const industries = await listIndustries(db, programmeId);
      const seen = await loadNeedsSeen(db, programmeId, survey.id);
      const changes = await loadChanges(db, programmeId, listServed);
      const given = { programmeId, survey, chosen, surveys, industries, split, seen, changes };
      await sendPage(req, res, needsPage(given, asking(res)));
    }),
    ...codingRoutes(deps),
    ...exportRoutes(deps, listServed),
    // Last: a need's id stands where the other addresses have a word.
    ...oneNeedRoutes(deps, listServed, countArticles),
  ];
}
