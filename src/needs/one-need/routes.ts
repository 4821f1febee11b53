import { listNeeds } from "../../catalogue/index.ts";
import { articlesLink, type CountArticles } from "../../platform/article-links.ts";
import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { listIndustries } from "../../programmes/index.ts";
import { loadChanges, type ListServed } from "../change/queries.ts";
import { itemKinds } from "../items.ts";
import { emptyPage } from "../empty/pages.ts";
import { findChosenSurvey, loadNeedsSeen } from "../queries.ts";
import { ItemParams, OneNeedParams, OneNeedQuery } from "./forms.ts";
import { namedItem, namedNeed } from "./named/pages.ts";
import { oneNeedPage } from "./pages.ts";

/** Who stands behind a figure of the needs page. */
export function oneNeedRoutes({ db }: Deps, listServed: ListServed, countArticles: CountArticles): Route[] {
  const items = itemKinds.map((kind) =>
    get(`/programmes/:programmeId/needs/${kind}/:itemKey`, "viewer", async (req, res) => {
      const { programmeId, itemKey } = parseParams(ItemParams, req.params);
      const { survey: chosen, ...filter } = parseStrictly(OneNeedQuery, req.query);
      const survey = await findChosenSurvey(db, programmeId, chosen);
      if (survey === undefined) throw new NotFound(kind);

      const seen = await loadNeedsSeen(db, programmeId, survey.id);
      const named = namedItem(seen, { kind, key: itemKey }, asking(res));
      if (named === undefined) throw new NotFound(kind);
      const industries = await listIndustries(db, programmeId);
      const given = { programmeId, survey, chosen, industries, seen, named, filter, changes: null, articles: null };
      await sendPage(req, res, oneNeedPage(given, asking(res)));
    }),
  );
  return [
    ...items,

    get("/programmes/:programmeId/needs/:needId", "viewer", async (req, res) => {
      const { programmeId, needId } = parseParams(OneNeedParams, req.params);
      const { survey: chosen, ...filter } = parseStrictly(OneNeedQuery, req.query);
      if (!(await listNeeds(db, programmeId)).some(({ id }) => id === needId)) throw new NotFound("need");
      const survey = await findChosenSurvey(db, programmeId, chosen);
      if (survey === undefined) return await sendPage(req, res, emptyPage("no-survey", programmeId, asking(res)));

      const seen = await loadNeedsSeen(db, programmeId, survey.id);
      const named = namedNeed(seen, needId, asking(res));
      if (named === undefined) return await sendPage(req, res, emptyPage("not-asked", programmeId, asking(res)));
      const industries = await listIndustries(db, programmeId);
      const changes = await loadChanges(db, programmeId, listServed);
      const articles = articlesLink(await countArticles(db, programmeId), programmeId, { need: needId }, asking(res).t);
      const given = { programmeId, survey, chosen, industries, seen, named, filter, changes, articles };
      await sendPage(req, res, oneNeedPage(given, asking(res)));
    }),
  ];
}
