import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { articleEditingRoutes } from "./editing/routes.ts";
import { articleExportRoutes } from "./exporting/routes.ts";
import { articleListRoutes } from "./list/routes.ts";
import { readingRoutes } from "./reading/routes.ts";
import { versionRoutes } from "./versions/routes.ts";

export function knowledgeRoutes(deps: Deps): Route[] {
  return [
    ...articleListRoutes(deps),
    ...articleExportRoutes(deps),
    ...articleEditingRoutes(deps),
    ...versionRoutes(deps),
    // Last: an article's id stands where the other addresses have a word.
    ...readingRoutes(deps),
  ];
}
