import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { overviewRoutes } from "./overview/routes.ts";
import { questionRoutes } from "./question/routes.ts";
import { sectionRoutes } from "./section/routes.ts";
import { useRoutes } from "./use/routes.ts";

/** Where staff build the survey's questions. */
export function buildingRoutes(deps: Deps): Route[] {
  return [...overviewRoutes(deps), ...questionRoutes(deps), ...sectionRoutes(deps), ...useRoutes(deps)];
}
