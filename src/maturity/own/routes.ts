import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { againRoutes } from "./again/routes.ts";
import { ownAnsweringRoutes } from "./answering/routes.ts";
import { askingRoutes } from "./asking/routes.ts";
import { besideRoutes } from "./beside/routes.ts";
import { decliningRoutes } from "./declining/routes.ts";

/** Units judge their own use of the tools, and their view is seen beside the mentors'. */
export function ownAssessmentRoutes(deps: Deps): Route[] {
  return [
    ...askingRoutes(deps),
    ...besideRoutes(deps),
    ...againRoutes(deps),
    ...ownAnsweringRoutes(deps),
    ...decliningRoutes(deps),
  ];
}
