import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { assessingRoutes } from "./assessing/routes.ts";
import { levelRoutes } from "./levels/routes.ts";
import { toolRoutes } from "./tools/routes.ts";

export function maturityRoutes(deps: Deps): Route[] {
  return [...toolRoutes(deps), ...assessingRoutes(deps), ...levelRoutes(deps)];
}
