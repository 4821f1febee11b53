import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ProposalParams } from "../proposing/forms.ts";
import { proposalUrl } from "../proposing/pages.ts";
import { getProposal } from "../queries.ts";
import { acceptProposal } from "./commands.ts";
import { AcceptanceForm, ProposalQuery } from "./forms.ts";
import { handRoutes } from "./hand/routes.ts";
import { proposalPage } from "./pages.ts";
import { loadSeen } from "./queries.ts";

export function proposalRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/series/proposals/:proposalId";
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      const { with: besideId } = parseStrictly(ProposalQuery, req.query);
      const seen = await loadSeen(db, { programmeId, proposalId, besideId });
      await sendPage(req, res, proposalPage(seen, null, asking(res)));
    }),

    ...handRoutes(deps),

    post(`${base}/acceptance`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      await getProposal(db, programmeId, proposalId);
      const { replaces } = parseStrictly(AcceptanceForm, req.body);
      const accepted = await acceptProposal(db, { programmeId, proposalId, replaces }, deps, actorId(res));

      if (typeof accepted === "object") return res.redirect(303, proposalUrl(programmeId, proposalId));
      const seen = await loadSeen(db, { programmeId, proposalId, besideId: null });
      await sendPage(req, res, proposalPage(seen, accepted, asking(res)));
    }),
  ];
}
