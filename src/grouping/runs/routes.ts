import { actorId, asking, wantsRegion, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, typedValues, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { GroupsParams, RunForm, RunParams } from "../forms.ts";
import { groupsUrl } from "../addresses.ts";
import { groupsPage } from "../pages.ts";
import { getRun, loadState } from "../queries.ts";
import { cancelRun, startRun } from "./commands.ts";
import { loadChoices } from "../settings/choices/queries.ts";
import type { ToldMistake } from "../settings/mistakes.ts";
import { settingsPage } from "../settings/pages.ts";
import { progressPage } from "./pages.ts";

/** What was sent for a grouping and could not be taken, and whose settings it was to be made by. */
interface ToldSettings {
  form: FormState;
  mistake: ToldMistake | null;
  before: string | undefined;
}

export function runRoutes({ db, jobs }: Deps): Route[] {
  const page = async (programmeId: string, asked: Asking) => groupsPage(await loadState(db, programmeId), asked);
  const settings = async (programmeId: string, told: ToldSettings, asked: Asking) => {
    const { form, mistake, before } = told;
    return settingsPage({ choices: await loadChoices(db, programmeId, before), form, mistake, effect: null }, asked);
  };
  return [
    get("/programmes/:programmeId/groups", "viewer", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      await sendPage(req, res, await page(programmeId, asking(res)));
    }),

    post("/programmes/:programmeId/groups/runs", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const parsed = parseForm(RunForm, req.body);
      if (!parsed.ok) {
        const told = { form: parsed.form, mistake: null, before: undefined };
        return await sendPage(req, res, await settings(programmeId, told, asking(res)));
      }
      const started = await startRun(db, jobs, { programmeId, ...parsed.data }, actorId(res));

      // A refusal needs no words of its own: the page tells what is missing.
      if ("runId" in started) return res.redirect(303, groupsUrl(programmeId));
      if ("refused" in started) return await sendPage(req, res, await page(programmeId, asking(res)), 409);
      const form = { values: typedValues(req.body), mistakes: {} };
      const before = parsed.data.repeat ?? parsed.data.sameAs;
      await sendPage(req, res, await settings(programmeId, { form, ...started, before }, asking(res)));
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
