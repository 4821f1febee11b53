import { actorId, asking, wantsRegion, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  typedValues,
  type FormState,
} from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { sendPage, sendSaved } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { ProgrammeParams } from "../../forms.ts";
import { listMentors, lookedAtDay } from "../../mentors/queries.ts";
import { proposalUrl } from "../pages.ts";
import { listUnits } from "../queries.ts";
import { acceptProposal, changeRow, dropProposal } from "./commands.ts";
import { AcceptForm, ProposalQuery, RowForm, RunForm, WishesForm, type ProposalWanted } from "./forms.ts";
import { acceptText, proposalPage } from "./pages.ts";
import { currentState, findProposal } from "./queries.ts";
import { askForProposal, cancelRun } from "./runs/commands.ts";
import { progressPage, startText } from "./runs/pages.ts";
import { findLatestRun } from "./runs/queries.ts";
import { isUnderWay } from "./runs/run.ts";

const base = "/programmes/:programmeId/mentoring/assignments/proposal";
const first: ProposalWanted = { show: "changes", page: 1, accepted: undefined };

/** The product proposes who helps whom; staff change and accept. */
export function proposingRoutes({ db, jobs }: Deps): Route[] {
  const page = async (
    programmeId: string,
    asked: Asking,
    {
      wanted = first,
      form = emptyForm,
      alert = null,
    }: { wanted?: ProposalWanted; form?: FormState; alert?: Key | null },
  ) => {
    const proposal = await findProposal(db, programmeId);
    const seen = {
      ...{ programmeId, proposal },
      today: await lookedAtDay(db, programmeId),
      mentors: await listMentors(db, programmeId),
      units: await listUnits(db, programmeId),
      run: await findLatestRun(db, programmeId),
      isStale: proposal !== undefined && proposal.basedOn !== (await currentState(db, programmeId)),
    };
    return proposalPage(seen, { wanted, form, alert }, asked);
  };

  return [
    get(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ProposalQuery, req.query);
      await sendPage(req, res, await page(programmeId, asking(res), { wanted }));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(WishesForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, asking(res), { form: parsed.form }));
      const asked = await askForProposal(db, jobs, { programmeId, wishes: parsed.data }, actorId(res));
      if (typeof asked === "object") return res.redirect(303, proposalUrl(programmeId));
      const form = { values: typedValues(req.body), mistakes: {} };
      await sendPage(req, res, await page(programmeId, asking(res), { form, alert: startText[asked] }), 409);
    }),

    get(`${base}/progress`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const run = await findLatestRun(db, programmeId);
      const follows = run !== undefined && isUnderWay(run) && wantsRegion(req);
      if (follows) return await sendPage(req, res, progressPage(run, asking(res)));
      if (wantsRegion(req)) res.set("HX-Redirect", proposalUrl(programmeId)).vary("HX-Request").end();
      else res.redirect(303, proposalUrl(programmeId));
    }),

    post(`${base}/cancellation`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { runId } = parseStrictly(RunForm, req.body);
      await cancelRun(db, { programmeId, runId }, actorId(res));
      res.redirect(303, proposalUrl(programmeId));
    }),

    post(`${base}/rows`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ProposalQuery, req.query);
      const row = parseStrictly(RowForm, req.body);
      const refused = await changeRow(db, { programmeId, ...row }, actorId(res));
      const alert = refused === null ? null : acceptText[refused];
      const shown = () => page(programmeId, asking(res), { wanted, alert });
      const query = new URLSearchParams({ show: wanted.show, page: String(wanted.page) }).toString();
      if (refused === null) await sendSaved(req, res, `${proposalUrl(programmeId)}?${query}#unit-${row.unitId}`, shown);
      else await sendPage(req, res, await shown(), 409);
    }),

    post(`${base}/acceptance`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { proposalId } = parseStrictly(AcceptForm, req.body);
      const outcome = await acceptProposal(db, { programmeId, proposalId }, actorId(res));
      if (typeof outcome !== "string")
        return res.redirect(303, `${proposalUrl(programmeId)}?accepted=${outcome.changed}`);
      await sendPage(req, res, await page(programmeId, asking(res), { alert: acceptText[outcome] }), 409);
    }),

    post(`${base}/removal`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await dropProposal(db, programmeId, actorId(res));
      res.redirect(303, proposalUrl(programmeId));
    }),
  ];
}
