import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage, sendSaved } from "../../../platform/pages.ts";
import { post, type Route } from "../../../platform/routes.ts";
import { ProposalParams } from "../../proposing/forms.ts";
import { proposalUrl } from "../../proposing/pages.ts";
import { getProposal } from "../../queries.ts";
import { ProposalQuery } from "../forms.ts";
import { proposalPage } from "../pages.ts";
import { loadSeen } from "../queries.ts";
import type { HandAct } from "./acts.ts";
import { changeByHand, proposeAnew } from "./commands.ts";
import { AdditionForm, ChangeForm, KeepForm, MoveForm, TimeForm } from "./forms.ts";

const base = "/programmes/:programmeId/series/proposals/:proposalId";

/** What staff do to a proposal by hand, and asking for the rest anew. */
export function handRoutes({ db, jobs }: Deps): Route[] {
  const act = (path: string, read: (body: unknown) => HandAct): Route =>
    post(`${base}/${path}`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      const { with: besideId } = parseStrictly(ProposalQuery, req.query);
      await getProposal(db, programmeId, proposalId);
      const done = read(req.body);
      const told = await changeByHand(db, { programmeId, proposalId, act: done }, actorId(res));

      const page = async () =>
        proposalPage(await loadSeen(db, { programmeId, proposalId, besideId }), told, asking(res));
      if (told !== null) return await sendPage(req, res, await page());
      const beside = besideId === null ? "" : `?with=${besideId}`;
      const place = "place" in done ? `#workshop-${done.place}` : "";
      await sendSaved(req, res, `${proposalUrl(programmeId, proposalId)}${beside}${place}`, page);
    });

  return [
    act("changes", (body) => ({ kind: "change", ...parseStrictly(ChangeForm, body) })),
    act("changes/removal", () => ({ kind: "take-back" })),
    act("additions", (body) => {
      const { audience, choice } = parseStrictly(AdditionForm, body);
      return { kind: "addition", addition: { audience, ...choice } };
    }),
    act("moves", (body) => ({ kind: "move", move: parseStrictly(MoveForm, body) })),
    act("times", (body) => ({ kind: "time", ...parseStrictly(TimeForm, body) })),
    act("keeps", (body) => {
      const { place, keep } = parseStrictly(KeepForm, body);
      return { kind: "keep", place, isKept: keep };
    }),

    post(`${base}/renewal`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      const asked = await proposeAnew(db, jobs, { programmeId, proposalId }, actorId(res));
      if (typeof asked === "object" && "proposalId" in asked)
        return res.redirect(303, proposalUrl(programmeId, asked.proposalId));
      const seen = await loadSeen(db, { programmeId, proposalId, besideId: null });
      await sendPage(req, res, proposalPage(seen, asked, asking(res)));
    }),
  ];
}
