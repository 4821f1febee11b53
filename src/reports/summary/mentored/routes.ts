import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ProgrammeParams, SummaryQuery } from "../forms.ts";
import { chosenLimits, limitsOf } from "../limits.ts";
import { PageQuery } from "./forms.ts";
import { mentoredPage } from "./pages.ts";
import { listMentored } from "./queries.ts";

/** The rows behind the number of units that have had a mentor. */
export function mentoredRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/summary/mentored", "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(SummaryQuery, req.query);
      const { page } = parseStrictly(PageQuery, req.query);
      const limits = limitsOf(wanted, await getProgramme(db, programmeId));
      const rows = await listMentored(db, programmeId, limits);
      const seen = { programmeId, rows, limits, chosen: chosenLimits(wanted, limits) };
      await sendPage(req, res, mentoredPage(seen, page, asking(res)));
    }),
  ];
}
