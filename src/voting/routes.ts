import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { castingRoutes } from "./casting/routes.ts";
import { closedRoutes } from "./closing/staff/routes.ts";
import { publishedRoutes } from "./closing/voters/routes.ts";
import { decliningRoutes } from "./declining/routes.ts";
import { costRoutes } from "./drafting/costs/routes.ts";
import { draftingRoutes } from "./drafting/routes.ts";
import { remindingRoutes } from "./holding/reminding/routes.ts";
import { holdingRoutes } from "./holding/routes.ts";
import { joiningRoutes } from "./joining/routes.ts";
import { roomRoutes } from "./room/routes.ts";
import { planningRoutes } from "./planning/routes.ts";
import { moderatingRoutes } from "./moderating/routes.ts";
import { slipRoutes } from "./slips/routes.ts";

/** Drafting comes first: ".../ballots/new" is no ballot's id. */
export function votingRoutes(deps: Deps): Route[] {
  return [
    ...draftingRoutes(deps),
    ...costRoutes(deps),
    ...moderatingRoutes(deps),
    ...holdingRoutes(deps),
    ...remindingRoutes(deps),
    ...roomRoutes(deps),
    ...closedRoutes(deps),
    ...planningRoutes(deps),
    ...decliningRoutes(deps),
    ...slipRoutes(deps),
    ...castingRoutes(deps),
    ...publishedRoutes(deps),
    ...joiningRoutes(deps),
  ];
}
