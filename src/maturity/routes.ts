import type { CountArticles } from "../platform/article-links.ts";
import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { assessingRoutes } from "./assessing/routes.ts";
import { levelRoutes } from "./levels/routes.ts";
import { ownAssessmentRoutes } from "./own/routes.ts";
import { targetRoutes } from "./targets/routes.ts";
import { toolRoutes } from "./tools/routes.ts";
import { useRoutes } from "./use/routes.ts";

/** `countArticles` tells how many articles there are about a tool: they come after tools, and the app knows both. */
export function maturityRoutes(deps: Deps, countArticles: CountArticles): Route[] {
  return [
    ...toolRoutes(deps, countArticles),
    ...useRoutes(deps),
    ...assessingRoutes(deps, countArticles),
    ...ownAssessmentRoutes(deps),
    ...levelRoutes(deps),
    ...targetRoutes(deps),
  ];
}
