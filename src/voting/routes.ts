import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { castingRoutes } from "./casting/routes.ts";
import { draftingRoutes } from "./drafting/routes.ts";
import { holdingRoutes } from "./holding/routes.ts";
import { slipRoutes } from "./slips/routes.ts";

/** Drafting comes first: ".../ballots/new" is no ballot's id. */
export function votingRoutes(deps: Deps): Route[] {
  return [...draftingRoutes(deps), ...holdingRoutes(deps), ...slipRoutes(deps), ...castingRoutes(deps)];
}
