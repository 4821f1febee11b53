import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { seesPeople } from "../../workshops/index.ts";
import { summaryRows, summarySheets } from "./file/pages.ts";
import { ProgrammeParams, SummaryQuery } from "./forms.ts";
import { chosenLimits } from "./limits.ts";
import { mentoredRoutes } from "./mentored/routes.ts";
import { mistakenPage, summaryPage } from "./pages.ts";
import { summarise } from "./queries.ts";
import { sectorRoutes } from "./sectors/routes.ts";

/** What a programme has done, in figures that open to their rows. */
export function summaryRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/summary";
  const taken = async (req: Request, res: Response, kind: "csv" | "xlsx") => {
    const { programmeId } = parseParams(ProgrammeParams, req.params);
    const summary = await summarise(db, programmeId, parseStrictly(SummaryQuery, req.query));
    await recordExport(db, { actorId: actorId(res), programmeId, act: "summary.export", details: { kind } });
    return summary;
  };
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const seesParts = seesPeople(asking(res));
      const wanted = parseForm(SummaryQuery, seesParts ? req.query : {});
      if (!wanted.ok) return await sendPage(req, res, mistakenPage(programmeId, wanted.form, asking(res)));
      const summary = await summarise(db, programmeId, wanted.data, { seesParts });
      const chosen = chosenLimits(wanted.data, summary.growthLimits);
      await sendPage(req, res, summaryPage(summary, chosen, emptyForm, asking(res)));
    }),

    get(`${base}.csv`, "planner", async (req, res) => {
      const { name, header, rows } = summaryRows(await taken(req, res, "csv"), asking(res));
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}.xlsx`, "planner", async (req, res) => {
      const sheets = summarySheets(await taken(req, res, "xlsx"), asking(res));
      sendFile(res, { name: `${sheets[0]?.name ?? ""}.xlsx`, type: "xlsx", content: await writeXlsx(sheets) });
    }),

    ...sectorRoutes(deps),
    ...mentoredRoutes(deps),
  ];
}
