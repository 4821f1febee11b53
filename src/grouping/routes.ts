import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { groupRoutes } from "./groups/routes.ts";
import { runRoutes } from "./runs/routes.ts";

/** Addresses of one word come before those of one group. */
export function groupingRoutes(deps: Deps): Route[] {
  return [...runRoutes(deps), ...groupRoutes(deps)];
}
