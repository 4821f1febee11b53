import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { listUnits } from "../../assessing/queries.ts";
import { ToolParams } from "../../forms.ts";
import { getTool, programmeToday } from "../../queries.ts";
import { toolUseUrl } from "../addresses.ts";
import { ObstacleParams } from "../forms.ts";
import { listObstacles } from "../queries.ts";
import { addObstacle, editObstacle, removeObstacle } from "./commands.ts";
import { ObstacleForm } from "./forms.ts";
import { obstaclePage, refusedForm } from "./pages.ts";

const base = "/programmes/:programmeId/maturity/tools/:toolId/use/obstacles";
const one = `${base}/:obstacleId`;

/** What stands in the way of using a tool. */
export function obstacleRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      await showNew(deps, req, res, emptyForm);
    }),

    post(base, "facilitator", async (req, res) => {
      const place = parseParams(ToolParams, req.params);
      const parsed = parseForm(ObstacleForm, req.body);
      if (!parsed.ok) return await showNew(deps, req, res, parsed.form);
      const outcome = await addObstacle(db, { ...place, ...parsed.data }, actorId(res));
      if ("id" in outcome) return goBack(res, place);
      await showNew(deps, req, res, refusedForm(req.body, outcome.mistake));
    }),

    get(one, "facilitator", async (req, res) => {
      await show(deps, req, res, emptyForm);
    }),

    post(one, "facilitator", async (req, res) => {
      const place = parseParams(ObstacleParams, req.params);
      const parsed = parseForm(ObstacleForm, req.body);
      if (!parsed.ok) return await show(deps, req, res, parsed.form);
      const mistake = await editObstacle(db, place, parsed.data, actorId(res));
      if (mistake === null) return goBack(res, place);
      await show(deps, req, res, refusedForm(req.body, mistake));
    }),

    post(`${one}/removal`, "facilitator", async (req, res) => {
      const place = parseParams(ObstacleParams, req.params);
      await removeObstacle(db, place, actorId(res));
      goBack(res, place);
    }),
  ];
}

function goBack(res: Response, { programmeId, toolId }: { programmeId: string; toolId: string }): void {
  res.redirect(303, `${toolUseUrl({ programmeId, id: toolId })}#obstacles`);
}

async function loadGround({ db }: Deps, programmeId: string, toolId: string) {
  return {
    tool: await getTool(db, programmeId, toolId),
    units: await listUnits(db, programmeId),
    today: await programmeToday(db, programmeId),
  };
}

async function showNew(deps: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId, toolId } = parseParams(ToolParams, req.params);
  await sendPage(req, res, obstaclePage(await loadGround(deps, programmeId, toolId), null, form, asking(res)));
}

async function show(deps: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId, toolId, obstacleId } = parseParams(ObstacleParams, req.params);
  const ground = await loadGround(deps, programmeId, toolId);
  const all = await listObstacles(deps.db, programmeId);
  const obstacle = all.find((each) => each.id === obstacleId && each.toolId === toolId);
  if (obstacle === undefined) throw new NotFound("obstacle");
  await sendPage(req, res, obstaclePage(ground, obstacle, form, asking(res)));
}
