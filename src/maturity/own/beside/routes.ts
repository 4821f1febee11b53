import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { ProgrammeParams } from "../../forms.ts";
import { BesideQuery } from "./forms.ts";
import { besidePage } from "./pages.ts";
import { loadBeside } from "./queries.ts";

/** Units' own view beside their mentors'. */
export function besideRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/maturity/own/differences", "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { part } = parseStrictly(BesideQuery, req.query);
      const everything = await loadBeside(db, programmeId);
      const chosen = part === null ? null : everything.units.find(({ id }) => id === part);
      if (chosen === undefined) throw new NotFound("part");
      await sendPage(req, res, besidePage(everything, chosen, asking(res)));
    }),
  ];
}
