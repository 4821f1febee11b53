import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { loggingRoutes } from "./logging/routes.ts";
import { registerRoutes } from "./register/routes.ts";
import { topicRoutes } from "./topics/routes.ts";

export function workshopRoutes(deps: Deps): Route[] {
  return [...topicRoutes(deps), ...loggingRoutes(deps), ...registerRoutes(deps)];
}
