import type { CountArticles } from "../../platform/article-links.ts";
import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { differencesRoutes } from "./differences/routes.ts";
import { gridRoutes } from "./grid/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import { listRoutes } from "./list/routes.ts";

/** Mentors judge units' use of tools. */
export function assessingRoutes(deps: Deps, countArticles: CountArticles): Route[] {
  return [...listRoutes(deps), ...gridRoutes(deps, countArticles), ...historyRoutes(deps), ...differencesRoutes(deps)];
}
