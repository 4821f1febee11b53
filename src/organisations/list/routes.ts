import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { listIndustries } from "../../programmes/index.ts";
import { OrganisationsParams } from "../forms.ts";
import { listParticipants } from "../participants/queries.ts";
import { listOrganisations, listProgress } from "../queries.ts";
import { ListQuery } from "./forms.ts";
import { listPage } from "./pages.ts";

export function listRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/organisations", "viewer", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      const everything = {
        programmeId,
        organisations: await listOrganisations(db, programmeId),
        participants: await listParticipants(db, programmeId),
        progress: await listProgress(db, programmeId),
        industries: await listIndustries(db, programmeId),
      };
      await sendPage(req, res, listPage(everything, wanted, asking(res)));
    }),
  ];
}
