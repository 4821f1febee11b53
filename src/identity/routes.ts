import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { colleagueRoutes } from "./colleagues/routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";

export function identityRoutes(deps: Deps): Route[] {
  return [...accountRoutes(deps), ...colleagueRoutes(deps), ...sessionRoutes(deps)];
}
