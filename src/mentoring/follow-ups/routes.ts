import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { editingRoutes } from "./editing/routes.ts";
import { listRoutes } from "./list/routes.ts";
import { notTakenRoutes } from "./not-taken/routes.ts";

/** What is to be done about units' needs. The lists come first: their addresses look like a follow-up's. */
export function followUpRoutes(deps: Deps): Route[] {
  return [...listRoutes(deps), ...notTakenRoutes(deps), ...editingRoutes(deps)];
}
