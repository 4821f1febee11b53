import { actorId } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams } from "../../platform/forms.ts";
import { post, type Route } from "../../platform/routes.ts";
import { ArticleParams } from "../forms.ts";
import { doneUrl, type ShowArticle } from "../reading/pages.ts";
import { giveVerdict } from "./commands.ts";
import { VerdictForm } from "./forms.ts";

/** Whether an article helped its reader. `show` shows the article's page again. */
export function verdictRoutes({ db }: Deps, show: ShowArticle): Route[] {
  return [
    post("/programmes/:programmeId/knowledge/:articleId/verdict", "viewer", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      const parsed = parseForm(VerdictForm, req.body);
      if (!parsed.ok) return await show(req, res, { verdict: parsed.form });
      await giveVerdict(db, place, parsed.data, actorId(res));
      res.redirect(303, `${doneUrl(place, "answered")}#verdict`);
    }),
  ];
}
