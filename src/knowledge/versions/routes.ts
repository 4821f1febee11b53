import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { articleUrl } from "../addresses.ts";
import { readerOf } from "../article.ts";
import { restoreVersion } from "../editing/commands.ts";
import { articleMistakeText } from "../editing/pages.ts";
import { ArticleParams } from "../forms.ts";
import { getArticle, listVersions } from "../queries.ts";
import { VersionParams } from "./forms.ts";
import { versionPage, versionsPage } from "./pages.ts";

export function versionRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/knowledge/:articleId/versions";
  const load = async (req: Request, res: Response) => {
    const place = parseParams(ArticleParams, req.params);
    const article = await getArticle(db, place, readerOf(asking(res)));
    return {
      programme: await getProgramme(db, place.programmeId),
      article,
      versions: await listVersions(db, article.id),
    };
  };
  const show = async (req: Request, res: Response, refusal: string | null, status?: number) => {
    const { versionNumber } = parseParams(VersionParams, req.params);
    const page = versionPage(await load(req, res), versionNumber, refusal, asking(res));
    if (page === null) throw new NotFound("version");
    await sendPage(req, res, page, status);
  };

  return [
    get(base, "facilitator", async (req, res) => {
      await sendPage(req, res, versionsPage(await load(req, res), asking(res)));
    }),

    get(`${base}/:versionNumber`, "facilitator", async (req, res) => await show(req, res, null)),

    post(`${base}/:versionNumber/restoration`, "facilitator", async (req, res) => {
      const { versionNumber, ...place } = parseParams(VersionParams, req.params);
      const outcome = await restoreVersion(db, place, versionNumber, actorId(res));
      if ("version" in outcome)
        return res.redirect(303, `${articleUrl({ ...place, id: place.articleId })}?done=restored`);
      await show(req, res, asking(res).t(articleMistakeText[outcome.mistake].text), 409);
    }),
  ];
}
