import { listOrganisations } from "../../organisations/index.ts";
import type { CountArticles } from "../../platform/article-links.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage, sendSaved } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { toolsUrl } from "../addresses.ts";
import { ProgrammeParams, ToolParams } from "../forms.ts";
import { listTools } from "../queries.ts";
import { moveTool, takeUsualTools } from "./commands.ts";
import { toolEditingRoutes } from "./editing/routes.ts";
import { MoveForm } from "./forms.ts";
import { toolsPage } from "./pages.ts";
import { countUnitsByTool } from "./queries.ts";
import { toolUnitRoutes } from "./units/routes.ts";

export function toolRoutes(deps: Deps, countArticles: CountArticles): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/maturity/tools";
  const page = async (programmeId: string, asked: Asking) => {
    const programme = await getProgramme(db, programmeId);
    const tools = await listTools(db, programmeId);
    const organisations = await listOrganisations(db, programmeId);
    const articles = await countArticles(db, programmeId);
    const unitsByTool = await countUnitsByTool(db, programmeId);
    return toolsPage({ programme, tools, organisations, unitsByTool, articles }, asked);
  };

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await page(programmeId, asking(res)));
    }),

    post(`${base}/usual`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await takeUsualTools(db, programmeId, actorId(res));
      res.redirect(303, toolsUrl(programmeId));
    }),

    post(`${base}/:toolId/position`, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      await moveTool(db, programmeId, toolId, parseStrictly(MoveForm, req.body).direction, actorId(res));
      await sendSaved(req, res, `${toolsUrl(programmeId)}#tool-${toolId}`, () => page(programmeId, asking(res)));
    }),

    ...toolEditingRoutes(deps),
    ...toolUnitRoutes(deps),
  ];
}
