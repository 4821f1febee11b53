import { actorId } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { post, type Route } from "../../platform/routes.ts";
import { OrganisationParams } from "../forms.ts";
import { organisationUrl } from "../pages.ts";
import { getOrganisation } from "../queries.ts";
import { setCommitment } from "./commands.ts";
import { CommitmentForm } from "./forms.ts";

export function commitmentRoutes({ db }: Deps): Route[] {
  return [
    post("/programmes/:programmeId/organisations/:organisationId/commitment", "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      const { commitment } = parseStrictly(CommitmentForm, req.body);
      await getOrganisation(db, programmeId, organisationId);
      await setCommitment(db, { programmeId, organisationIds: [organisationId], commitment }, actorId(res));
      res.redirect(303, `${organisationUrl(programmeId, organisationId)}#commitment`);
    }),
  ];
}
