import { actorId, asking, wantsRegion } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { GroupsParams, RunForm, RunParams } from "../forms.ts";
import { groupsUrl } from "../groups/pages.ts";
import { groupsPage } from "../pages.ts";
import { getRun, loadState } from "../queries.ts";
import { cancelRun, startRun } from "./commands.ts";
import { progressPage } from "./pages.ts";

export function runRoutes({ db, jobs }: Deps): Route[] {
  const page = async (programmeId: string, form: FormState, asked: ReturnType<typeof asking>) =>
    groupsPage({ ...(await loadState(db, programmeId)), form }, asked);
  return [
    get("/programmes/:programmeId/groups", "viewer", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      await sendPage(req, res, await page(programmeId, emptyForm, asking(res)));
    }),

    post("/programmes/:programmeId/groups/runs", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const parsed = parseForm(RunForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, parsed.form, asking(res)));
      const started = await startRun(db, jobs, { programmeId, ...parsed.data }, actorId(res));

      // A refusal needs no words of its own: the page tells what is missing.
      if ("runId" in started) return res.redirect(303, groupsUrl(programmeId));
      await sendPage(req, res, await page(programmeId, emptyForm, asking(res)), 409);
    }),

    get("/programmes/:programmeId/groups/runs/:runId", "viewer", async (req, res) => {
      const { programmeId, runId } = parseParams(RunParams, req.params);
      const run = await getRun(db, programmeId, runId);
      const isUnderWay = run.state === "queued" || run.state === "running";
      if (isUnderWay && wantsRegion(req)) return await sendPage(req, res, progressPage(run, asking(res)));

      if (wantsRegion(req)) res.set("HX-Redirect", groupsUrl(programmeId)).vary("HX-Request").end();
      else res.redirect(303, groupsUrl(programmeId));
    }),

    post("/programmes/:programmeId/groups/runs/:runId/cancellation", "planner", async (req, res) => {
      const { programmeId, runId } = parseParams(RunParams, req.params);
      await cancelRun(db, programmeId, runId, actorId(res));
      res.redirect(303, groupsUrl(programmeId));
    }),
  ];
}
