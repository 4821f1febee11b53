import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { proposalRoutes } from "./proposal/routes.ts";
import { proposingRoutes } from "./proposing/routes.ts";

export function seriesRoutes(deps: Deps): Route[] {
  return [...proposingRoutes(deps), ...proposalRoutes(deps)];
}
