import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { comparisonRoutes } from "./comparison/routes.ts";
import { groupRoutes } from "./groups/routes.ts";
import { handRoutes } from "./hand/routes.ts";
import { variantRoutes } from "./hand/variants/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import { pictureRoutes } from "./pictures/routes.ts";
import { runRoutes } from "./runs/routes.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { whyRoutes } from "./why/routes.ts";

/** Addresses of one word come before those of one group. */
export function groupingRoutes(deps: Deps): Route[] {
  return [
    ...historyRoutes(deps),
    ...runRoutes(deps),
    ...settingsRoutes(deps),
    ...comparisonRoutes(deps),
    ...pictureRoutes(deps),
    ...whyRoutes(deps),
    ...handRoutes(deps),
    ...variantRoutes(deps),
    ...groupRoutes(deps),
  ];
}
