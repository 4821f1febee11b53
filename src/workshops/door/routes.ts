import type { Deps } from "../../platform/deps.ts";
import type { Route } from "../../platform/routes.ts";
import { certificateRoutes } from "./certificates/routes.ts";
import { checkInRoutes } from "./check-in/routes.ts";
import { codeRoutes } from "./code/routes.ts";
import { joiningRoutes } from "./joining/routes.ts";
import { rollRoutes } from "./roll/routes.ts";
import { sheetRoutes } from "./sheet/routes.ts";
import { walkInRoutes } from "./walk-ins/routes.ts";

/** The day of the workshop: who is there, checking in, joining from afar, and what is printed before and after. */
export function doorRoutes(deps: Deps): Route[] {
  return [
    ...rollRoutes(deps),
    ...walkInRoutes(deps),
    ...codeRoutes(deps),
    ...sheetRoutes(deps),
    ...certificateRoutes(deps),
    ...checkInRoutes(deps),
    ...joiningRoutes(deps),
  ];
}
