import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { ProgrammeParams } from "../../forms.ts";
import { listTools } from "../../queries.ts";
import { listCompared, listUnits } from "../queries.ts";
import { differencesPage } from "./pages.ts";

/** How alike mentors judge. */
export function differencesRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/maturity/differences", "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const material = {
        programmeId,
        units: await listUnits(db, programmeId),
        tools: await listTools(db, programmeId),
        compared: await listCompared(db, programmeId),
      };
      await sendPage(req, res, differencesPage(material, asking(res)));
    }),
  ];
}
