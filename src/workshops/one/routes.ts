import type { CountArticles } from "../../platform/article-links.ts";
import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { audienceRoutes } from "./audience/routes.ts";
import { detailsRoutes } from "./details/routes.ts";
import { overviewRoutes } from "./overview/routes.ts";
import { plannedRoutes } from "./planned/routes.ts";
import { timeRoutes } from "./time/routes.ts";

/** The pages of one workshop. Theirs is any word after `workshops/`, so they come after every other page of workshops. */
export function oneRoutes(deps: Deps, countArticles: CountArticles): Route[] {
  return [
    ...plannedRoutes(deps),
    ...timeRoutes(deps),
    ...audienceRoutes(deps),
    ...detailsRoutes(deps),
    ...overviewRoutes(deps, countArticles),
  ];
}
