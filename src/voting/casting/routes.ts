import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { againRoutes } from "./again/routes.ts";
import { fillingRoutes } from "./filling/routes.ts";
import { proposingRoutes } from "./proposing/routes.ts";
import { startRoutes } from "./start/routes.ts";

/** The voter's way: the link, proposals, the paper, the receipt; after the close the result. */
export function castingRoutes(deps: Deps): Route[] {
  return [...againRoutes(deps), ...startRoutes(deps), ...fillingRoutes(deps), ...proposingRoutes(deps)];
}
