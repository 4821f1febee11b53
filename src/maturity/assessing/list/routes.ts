import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { ProgrammeParams } from "../../forms.ts";
import { listTools } from "../../queries.ts";
import { listLastDays, listUnits } from "../queries.ts";
import { ListQuery } from "./forms.ts";
import { listPage } from "./pages.ts";

/** Which unit to assess. */
export function listRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/maturity/organisations", "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      const everything = {
        programmeId,
        units: await listUnits(db, programmeId),
        tools: await listTools(db, programmeId),
        days: await listLastDays(db, programmeId),
      };
      await sendPage(req, res, listPage(everything, wanted, asking(res)));
    }),
  ];
}
