import type { Asking } from "../platform/asking.ts";
import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { seesPeople } from "../workshops/index.ts";
import { homeSummary } from "./summary/pages.ts";
import { summarise } from "./summary/queries.ts";
import { summaryRoutes } from "./summary/routes.ts";

/** What spans features, read side by side. */
export function reportRoutes(deps: Deps): Route[] {
  return summaryRoutes(deps);
}

/** The summary's figures for the programme's own page, which belongs to a feature that reports reads. */
export function homeFigures({ db }: Deps) {
  return async (programmeId: string, asking: Asking) =>
    homeSummary(await summarise(db, programmeId, {}, { seesParts: seesPeople(asking) }), asking);
}
