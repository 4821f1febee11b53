import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendFile } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { listIndustries } from "../../programmes/index.ts";
import { NeedsParams, NeedsQuery } from "../forms.ts";
import { loadChanges, type ListServed } from "../change/queries.ts";
import { findChosenSurvey, loadNeedsSeen } from "../queries.ts";
import { exportSheets } from "./pages.ts";

/** The needs table to take along. */
export function exportRoutes({ db }: Deps, listServed: ListServed): Route[] {
  const load = async (req: Request, res: Response, kind: "csv" | "xlsx") => {
    const { programmeId } = parseParams(NeedsParams, req.params);
    const survey = await findChosenSurvey(db, programmeId, parseStrictly(NeedsQuery, req.query).survey);
    if (survey === undefined) throw new NotFound("survey");
    const seen = await loadNeedsSeen(db, programmeId, survey.id);
    const act = { actorId: actorId(res), programmeId, act: "needs.export", subject: survey.id, details: { kind } };
    await recordExport(db, act);
    const changes = await loadChanges(db, programmeId, listServed);
    return exportSheets(seen, await listIndustries(db, programmeId), changes, asking(res));
  };
  return [
    get("/programmes/:programmeId/needs/export.csv", "planner", async (req, res) => {
      const { name, header, rows } = (await load(req, res, "csv")).first;
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get("/programmes/:programmeId/needs/changes.csv", "planner", async (req, res) => {
      const { name, header, rows } = (await load(req, res, "csv")).change;
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get("/programmes/:programmeId/needs/export.xlsx", "planner", async (req, res) => {
      const { first, all } = await load(req, res, "xlsx");
      sendFile(res, { name: `${first.name}.xlsx`, type: "xlsx", content: await writeXlsx(all) });
    }),
  ];
}
