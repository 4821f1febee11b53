import type { Request, Response } from "express";
import { z } from "zod";
import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, typedValues } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { getProgramme } from "../../programmes/index.ts";
import { ProgrammeParams, ToolParams } from "../forms.ts";
import { getTool, programmeToday } from "../queries.ts";
import { figureRoutes } from "./figures/routes.ts";
import { useTable } from "./file/pages.ts";
import { UseQuery, type UseWanted } from "./forms.ts";
import { obstacleRoutes } from "./obstacles/routes.ts";
import { usePage } from "./pages.ts";
import { listObstacles, listVersions, listWritten, loadChange, loadUse, sumsOf } from "./queries.ts";
import { toolUsePage, useDone } from "./tool/pages.ts";
import { versionRoutes } from "./versions/routes.ts";

const Done = z.object({ done: z.enum(useDone).optional().catch(undefined) });

/** How much tools are used, as somebody has counted it and as the assessments tell. */
export function useRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/maturity";
  return [
    get(`${base}/use`, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { wanted, form } = asked(req);
      await sendPage(req, res, usePage(await loadSeen(deps, programmeId, wanted), wanted, form, asking(res)));
    }),

    get(`${base}/use.csv`, "viewer", async (req, res) => {
      const { name, header, rows } = await table(deps, req, res, "csv");
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}/use.xlsx`, "viewer", async (req, res) => {
      const sheet = await table(deps, req, res, "xlsx");
      sendFile(res, { name: `${sheet.name}.xlsx`, type: "xlsx", content: await writeXlsx([sheet]) });
    }),

    get(`${base}/tools/:toolId/use`, "viewer", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      const { done } = parseStrictly(Done, req.query);
      const { wanted, form } = asked(req);
      const tool = await getTool(db, programmeId, toolId);
      const { timeZone } = await getProgramme(db, programmeId);
      const userId = asking(res).visitor?.userId ?? null;
      const writing = { written: await listWritten(db, programmeId, toolId), timeZone, userId };
      const seen = { ...(await loadSeen(deps, programmeId, wanted)), tool, writing, done };
      await sendPage(req, res, toolUsePage(seen, wanted, form, asking(res)));
    }),

    ...figureRoutes(deps),
    ...versionRoutes(deps),
    ...obstacleRoutes(deps),
  ];
}

const everything: UseWanted = { part: null, from: null, to: null };

/** What is looked at; where it was given wrong, everything, with what is wrong. */
function asked(req: Request) {
  const parsed = parseForm(UseQuery, req.query);
  if (!parsed.ok) return { wanted: everything, form: parsed.form };
  return { wanted: parsed.data, form: { values: typedValues(req.query), mistakes: {} } };
}

async function loadSeen({ db }: Deps, programmeId: string, wanted: UseWanted) {
  const use = await loadUse(db, programmeId);
  return {
    ...{ use, sums: sumsOf(use, wanted), change: await loadChange(db, programmeId, wanted) },
    versions: await listVersions(db, programmeId),
    obstacles: await listObstacles(db, programmeId),
    today: await programmeToday(db, programmeId),
  };
}

async function table({ db }: Deps, req: Request, res: Response, kind: "csv" | "xlsx") {
  const { programmeId } = parseParams(ProgrammeParams, req.params);
  const wanted = parseStrictly(UseQuery, req.query);
  const use = await loadUse(db, programmeId);
  await recordExport(db, { actorId: actorId(res), programmeId, act: "use.export", details: { kind } });
  return useTable(sumsOf(use, wanted), use, asking(res));
}
