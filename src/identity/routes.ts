import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";

export function identityRoutes(_deps: Deps): Route[] {
  return [];
}
