import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { writeCsv } from "../../platform/spreadsheets.ts";
import { getProgramme } from "../queries.ts";
import { roadmapUrl } from "./addresses.ts";
import { takeReadyRoadmap } from "./commands.ts";
import { roadmapTable } from "./file/pages.ts";
import { RoadmapParams } from "./forms.ts";
import { milestoneRoutes } from "./milestones/routes.ts";
import { roadmapPage } from "./pages.ts";
import { phaseRoutes } from "./phases/routes.ts";
import { loadRoadmap, roadmapToday, type Roadmap } from "./queries.ts";
import type { Sent } from "./seen.ts";

const base = "/programmes/:programmeId/roadmap";

/** The programme's phases by month, and its milestones. */
export function roadmapRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const page = async (programmeId: string, res: Response, sent: Sent | null) => {
    const programme = await getProgramme(db, programmeId);
    const roadmap = await loadRoadmap(db, programmeId);
    if (sent !== null && !isRow(roadmap, sent.row)) throw new NotFound("phase or milestone");
    const today = await roadmapToday(db, programmeId);
    return roadmapPage({ programme, today, roadmap }, sent, asking(res));
  };
  const show = async (req: Request, res: Response, sent: Sent | null) => {
    const { programmeId } = parseParams(RoadmapParams, req.params);
    await sendPage(req, res, await page(programmeId, res, sent));
  };
  return [
    get(base, "viewer", async (req, res) => {
      await show(req, res, null);
    }),

    get(`${base}.csv`, "viewer", async (req, res) => {
      const { programmeId } = parseParams(RoadmapParams, req.params);
      await recordExport(db, { actorId: actorId(res), programmeId, act: "roadmap.export" });
      const { name, header, rows } = roadmapTable(await loadRoadmap(db, programmeId), asking(res));
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    post(`${base}/ready`, "planner", async (req, res) => {
      const { programmeId } = parseParams(RoadmapParams, req.params);
      await takeReadyRoadmap(db, programmeId, actorId(res));
      res.redirect(303, roadmapUrl(programmeId));
    }),

    ...phaseRoutes(deps, show, page),
    ...milestoneRoutes(deps, show),
  ];
}

/** Whether the row is a new one's, or one that is there. */
function isRow({ phases, milestones }: Roadmap, row: string): boolean {
  return row === "phase" || row === "milestone" || [...phases, ...milestones].some(({ id }) => id === row);
}
