import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, withMistake } from "../../platform/forms.ts";
import { post, type Route } from "../../platform/routes.ts";
import { knowledgeUrl } from "../addresses.ts";
import { readerOf } from "../article.ts";
import { ArticleParams } from "../forms.ts";
import { doneUrl, type ShowArticle } from "../reading/pages.ts";
import { archiveArticle, checkArticle, keepArticle, removeArticle, returnArticle } from "./commands.ts";
import { KeepingForm } from "./forms.ts";
import { keepingMistakeText } from "./pages.ts";

/** Who keeps an article, when it is checked, and its way out of use. `show` shows the article's page again. */
export function keepingRoutes({ db }: Deps, show: ShowArticle): Route[] {
  const base = "/programmes/:programmeId/knowledge/:articleId";
  return [
    post(`${base}/keeping`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      const parsed = parseForm(KeepingForm, req.body);
      if (!parsed.ok) return await show(req, res, { keeping: parsed.form });
      const mistake = await keepArticle(db, place, parsed.data, actorId(res));
      if (mistake === null) return res.redirect(303, doneUrl(place, "kept"));
      await show(req, res, { keeping: withMistake(req.body, "keeperId", keepingMistakeText[mistake]) });
    }),

    post(`${base}/check`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      await checkArticle(db, place, actorId(res));
      res.redirect(303, doneUrl(place, "checked"));
    }),

    post(`${base}/archive`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      await archiveArticle(db, place, readerOf(asking(res)));
      res.redirect(303, doneUrl(place, "archived"));
    }),

    post(`${base}/return`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      await returnArticle(db, place, readerOf(asking(res)));
      res.redirect(303, doneUrl(place, "returned"));
    }),

    post(`${base}/removal`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      const refused = await removeArticle(db, place, readerOf(asking(res)));
      if (refused === null) return res.redirect(303, `${knowledgeUrl(place.programmeId)}?done=removed`);
      await show(req, res, { refusal: refused }, 409);
    }),
  ];
}
