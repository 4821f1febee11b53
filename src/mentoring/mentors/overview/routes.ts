import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { ProgrammeParams } from "../../forms.ts";
import { findOwnMentor } from "../queries.ts";
import { OverviewQuery } from "./forms.ts";
import { overviewPage } from "./pages.ts";
import { loadOverview } from "./queries.ts";

/** How the mentors' time and the units' waiting stand. */
export function overviewRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/mentoring", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { page } = parseStrictly(OverviewQuery, req.query);
      const asked = asking(res);
      const own = await findOwnMentor(db, programmeId, asked.visitor?.userId ?? "");
      const overview = await loadOverview(db, programmeId);
      await sendPage(req, res, overviewPage(overview, { page, ownMentorId: own?.id ?? null, alert: null }, asked));
    }),
  ];
}
