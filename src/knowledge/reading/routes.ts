import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { readerOf } from "../article.ts";
import { discussionRoutes } from "../discussion/routes.ts";
import { articleFileRoutes } from "../files/routes.ts";
import { ArticleParams } from "../forms.ts";
import { keepingRoutes } from "../keeping/routes.ts";
import { verdictRoutes } from "../verdicts/routes.ts";
import { ReadingQuery } from "./forms.ts";
import { readingPage, type ShowArticle } from "./pages.ts";
import { loadReading } from "./queries.ts";

/** An article's page, and what is done on it. */
export function readingRoutes(deps: Deps): Route[] {
  const show: ShowArticle = async (req, res, sent, status) => {
    const place = parseParams(ArticleParams, req.params);
    const { done } = parseStrictly(ReadingQuery, req.query);
    const asked = asking(res);
    const reading = await loadReading(deps.db, place, readerOf(asked));
    await sendPage(req, res, readingPage(reading, sent, done, asked), status);
  };
  return [
    get("/programmes/:programmeId/knowledge/:articleId", "viewer", async (req, res) => await show(req, res, {})),
    ...keepingRoutes(deps, show),
    ...articleFileRoutes(deps, show),
    ...verdictRoutes(deps, show),
    ...discussionRoutes(deps, show),
  ];
}
