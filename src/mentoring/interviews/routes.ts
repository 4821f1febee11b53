import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { listRoutes } from "./list/routes.ts";
import { oneRoutes } from "./one/routes.ts";
import { writingRoutes } from "./writing/routes.ts";

/** Needs assessments: interviews with units. The list and a new one come first: their addresses look like an interview's. */
export function interviewRoutes(deps: Deps): Route[] {
  return [...listRoutes(deps), ...writingRoutes(deps), ...oneRoutes(deps)];
}
