import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { SurveysParams } from "../../forms.ts";
import { MappingParams } from "../forms.ts";
import { mappingsUrl } from "../pages.ts";
import { removeMapping } from "./commands.ts";
import { mappingsPage } from "./pages.ts";
import { listSavedMappings } from "./queries.ts";

const base = "/programmes/:programmeId/surveys/import/mappings";

/** The mappings that are kept for files with the same headings. */
export function savedMappingRoutes({ db }: Deps): Route[] {
  return [
    get(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      const { timeZone } = await getProgramme(db, programmeId);
      await sendPage(
        req,
        res,
        mappingsPage(programmeId, await listSavedMappings(db, programmeId), timeZone, asking(res)),
      );
    }),

    post(`${base}/:mappingId/removal`, "planner", async (req, res) => {
      const { programmeId, mappingId } = parseParams(MappingParams, req.params);
      await removeMapping(db, programmeId, mappingId, actorId(res));
      res.redirect(303, mappingsUrl(programmeId));
    }),
  ];
}
