import type { Request, Response } from "express";
import { listNeeds, listThemes } from "../../catalogue/index.ts";
import { seesNames } from "../../needs/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { listTopics } from "../topics/queries.ts";
import { coverageSheets } from "./exports/pages.ts";
import { CoverageQuery, NeedParams, ProgrammeParams } from "./forms.ts";
import { needCoveragePage } from "./one-need/pages.ts";
import { coveragePage, emptyReason } from "./pages.ts";
import { loadCoverage } from "./queries.ts";

/** What the workshops cover of the needs, with what stands behind each figure. */
export function coverageRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/coverage";
  const load = async (programmeId: string, query: unknown) => ({
    programmeId,
    material: await loadCoverage(db, programmeId),
    themes: await listThemes(db, programmeId),
    wanted: parseStrictly(CoverageQuery, query),
  });
  const sheets = async (req: Request, res: Response, kind: "csv" | "xlsx") => {
    const { programmeId } = parseParams(ProgrammeParams, req.params);
    const seen = await load(programmeId, req.query);
    await recordExport(db, { actorId: actorId(res), programmeId, act: "coverage.export", details: { kind } });
    return coverageSheets(seen, asking(res));
  };
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, coveragePage(await load(programmeId, req.query), asking(res)));
    }),

    get(`${base}/export.csv`, "planner", async (req, res) => {
      const { name, header, rows } = (await sheets(req, res, "csv")).first;
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}/export.xlsx`, "planner", async (req, res) => {
      const { first, all } = await sheets(req, res, "xlsx");
      sendFile(res, { name: `${first.name}.xlsx`, type: "xlsx", content: await writeXlsx(all) });
    }),

    get(`${base}/:needId`, "viewer", async (req, res) => {
      const { programmeId, needId } = parseParams(NeedParams, req.params);
      if (!(await listNeeds(db, programmeId)).some(({ id }) => id === needId)) throw new NotFound("need");
      const seen = await load(programmeId, req.query);
      const isAsked = seen.material.needIds.includes(needId);
      if (!isAsked || emptyReason(seen.material, seesNames(asking(res))) !== null)
        return await sendPage(req, res, coveragePage(seen, asking(res)));
      const topics = await listTopics(db, programmeId);
      await sendPage(req, res, needCoveragePage({ ...seen, topics, needId }, asking(res)));
    }),
  ];
}
