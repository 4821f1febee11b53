import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { differencesRoutes } from "./differences/routes.ts";
import { gridRoutes } from "./grid/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import { listRoutes } from "./list/routes.ts";

/** Mentors judge units' use of tools. */
export function assessingRoutes(deps: Deps): Route[] {
  return [...listRoutes(deps), ...gridRoutes(deps), ...historyRoutes(deps), ...differencesRoutes(deps)];
}
