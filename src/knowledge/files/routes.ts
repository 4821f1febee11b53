import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, withMistake } from "../../platform/forms.ts";
import { uploadedFile } from "../../platform/mounting.ts";
import { sendFile } from "../../platform/pages.ts";
import { get, post, postFile, type Route } from "../../platform/routes.ts";
import { readerOf } from "../article.ts";
import { ArticleParams } from "../forms.ts";
import { getArticle } from "../queries.ts";
import { doneUrl, type ShowArticle } from "../reading/pages.ts";
import { attachFile, removeFile } from "./commands.ts";
import { FileParams } from "./forms.ts";
import { fileRefusalText } from "./pages.ts";
import { getFile } from "./queries.ts";

/** Files of articles, always to be kept and never shown by the browser. `show` shows the article's page again. */
export function articleFileRoutes(deps: Deps, show: ShowArticle): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/knowledge/:articleId/files";
  return [
    get(`${base}/:articleFileId`, "viewer", async (req, res) => {
      const { articleFileId, ...place } = parseParams(FileParams, req.params);
      await getArticle(db, place, readerOf(asking(res)));
      const { name, kind, content } = await getFile(db, place.articleId, articleFileId);
      sendFile(res, { name, type: kind, content });
    }),

    postFile(base, "facilitator", "file", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      const file = uploadedFile(req) ?? "no-file";
      if (file !== "no-file") await deps.countTowards("upload", actorId(res));
      const refused = typeof file === "string" ? file : await attachFile(db, place, file, actorId(res));
      if (refused === null) return res.redirect(303, `${doneUrl(place, "attached")}#files`);
      await show(req, res, { file: withMistake(req.body, "file", fileRefusalText[refused]) });
    }),

    post(`${base}/:articleFileId/removal`, "facilitator", async (req, res) => {
      const { articleFileId, ...place } = parseParams(FileParams, req.params);
      await removeFile(db, place, articleFileId, actorId(res));
      res.redirect(303, `${doneUrl(place, "detached")}#files`);
    }),
  ];
}
