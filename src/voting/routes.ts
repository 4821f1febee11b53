import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { castingRoutes } from "./casting/routes.ts";
import { holdingRoutes } from "./holding/routes.ts";

export function votingRoutes(deps: Deps): Route[] {
  return [...holdingRoutes(deps), ...castingRoutes(deps)];
}
