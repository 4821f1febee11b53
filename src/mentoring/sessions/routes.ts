import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { feedRoutes } from "./feeds/routes.ts";
import { listRoutes } from "./list/routes.ts";
import { loggingRoutes } from "./logging/routes.ts";
import { planningRoutes } from "./planning/routes.ts";

export function sessionRoutes(deps: Deps): Route[] {
  return [...listRoutes(deps), ...feedRoutes(deps), ...loggingRoutes(deps), ...planningRoutes(deps)];
}
