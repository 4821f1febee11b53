import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { listOrganisations } from "../../organisations/index.ts";
import { groupsUrl } from "../addresses.ts";
import { GroupsParams, RunParams } from "../forms.ts";
import { useRun } from "./commands.ts";
import { differencePage } from "./difference/pages.ts";
import { ComparisonQuery } from "./forms.ts";
import { runsPage } from "./pages.ts";
import { getNamedRun, loadRuns } from "./queries.ts";

export function historyRoutes({ db }: Pick<Deps, "db">): Route[] {
  return [
    get("/programmes/:programmeId/groups/runs", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      await sendPage(req, res, runsPage(await loadRuns(db, programmeId), null, asking(res)));
    }),

    get("/programmes/:programmeId/groups/runs/comparison", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const { a, b } = parseStrictly(ComparisonQuery, req.query);
      const seen = await loadRuns(db, programmeId);
      const organisations = await listOrganisations(db, programmeId);
      const chosen =
        a === undefined || b === undefined
          ? null
          : { a: await getNamedRun(db, programmeId, a), b: await getNamedRun(db, programmeId, b) };
      await sendPage(req, res, differencePage(seen, organisations, chosen, asking(res)));
    }),

    post("/programmes/:programmeId/groups/runs/:runId/use", "planner", async (req, res) => {
      const { programmeId, runId } = parseParams(RunParams, req.params);
      const outcome = await useRun(db, programmeId, runId, actorId(res));

      if (outcome === "used") return res.redirect(303, groupsUrl(programmeId));
      await sendPage(req, res, runsPage(await loadRuns(db, programmeId), outcome, asking(res)), 409);
    }),
  ];
}
