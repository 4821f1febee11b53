import { currentGrouping } from "../../grouping/index.ts";
import { listOrganisations } from "../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage, sendSaved } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { listWorkshops } from "../../workshops/index.ts";
import { ProposalParams } from "../proposing/forms.ts";
import { proposalUrl } from "../proposing/pages.ts";
import { currentSeries, getProposal } from "../queries.ts";
import { acceptProposal, changeProposal } from "./commands.ts";
import { AcceptanceForm, ChangeForm } from "./forms.ts";
import { proposalPage, type Refusal } from "./pages.ts";

export function proposalRoutes({ db, texts }: Deps): Route[] {
  const base = "/programmes/:programmeId/series/proposals/:proposalId";
  const page = async (programmeId: string, proposalId: string, refused: Refusal | null, asked: Asking) => {
    const current = await currentSeries(db, programmeId);
    const planned = (await listWorkshops(db, programmeId)).filter(
      ({ state, seriesId }) => state === "planned" && seriesId === current?.id,
    );
    const seen = {
      programme: await getProgramme(db, programmeId),
      row: await getProposal(db, programmeId, proposalId),
      current,
      replaced: planned.length,
      groups: (await currentGrouping(db, programmeId))?.groups ?? [],
      organisations: new Map((await listOrganisations(db, programmeId)).map(({ id, name }) => [id, name])),
      refused,
    };
    return proposalPage(seen, asked);
  };

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      await sendPage(req, res, await page(programmeId, proposalId, null, asking(res)));
    }),

    post(`${base}/changes`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      await getProposal(db, programmeId, proposalId);
      const change = parseStrictly(ChangeForm, req.body);
      const refused = await changeProposal(db, { programmeId, proposalId, change }, actorId(res));

      if (refused !== null) return await sendPage(req, res, await page(programmeId, proposalId, refused, asking(res)));
      const url = `${proposalUrl(programmeId, proposalId)}#workshop-${change.place}`;
      await sendSaved(req, res, url, () => page(programmeId, proposalId, null, asking(res)));
    }),

    post(`${base}/changes/removal`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      const refused = await changeProposal(db, { programmeId, proposalId, change: "all-proposed" }, actorId(res));
      if (refused !== null) return await sendPage(req, res, await page(programmeId, proposalId, refused, asking(res)));
      await sendSaved(req, res, proposalUrl(programmeId, proposalId), () =>
        page(programmeId, proposalId, null, asking(res)),
      );
    }),

    post(`${base}/acceptance`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      await getProposal(db, programmeId, proposalId);
      const { replaces } = parseStrictly(AcceptanceForm, req.body);
      const accepted = await acceptProposal(db, { programmeId, proposalId, replaces }, texts, actorId(res));

      if (typeof accepted === "object") return res.redirect(303, proposalUrl(programmeId, proposalId));
      await sendPage(req, res, await page(programmeId, proposalId, accepted, asking(res)));
    }),
  ];
}
