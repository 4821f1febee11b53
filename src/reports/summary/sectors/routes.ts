import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import { recordExport } from "../../../platform/audit-log.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendFile, sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { writeCsv } from "../../../platform/spreadsheets.ts";
import { seesPeople } from "../../../workshops/index.ts";
import { ProgrammeParams, SectorsQuery, type SectorsWanted } from "../forms.ts";
import { chosenLimits } from "../limits.ts";
import { readinessRoutes } from "../readiness/routes.ts";
import { sectorsSheet } from "./file/pages.ts";
import { mistakenPage, sectorsPage, shownSectors } from "./pages.ts";
import { loadSectorsSeen } from "./queries.ts";

/** Sectors side by side: growth, mentors' work and readiness. */
export function sectorRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/summary/sectors";
  const load = async (req: Request, res: Response, wanted: SectorsWanted) => {
    const { programmeId } = parseParams(ProgrammeParams, req.params);
    const seesParts = seesPeople(asking(res));
    const { part: partId, survey: surveyId, ...time } = wanted;
    const limits = seesParts ? time : {};
    return await loadSectorsSeen(db, programmeId, { ...limits, partId, surveyId }, { seesParts });
  };
  return [
    get(base, "viewer", async (req, res) => {
      const wanted = parseForm(SectorsQuery, req.query);
      if (!wanted.ok) {
        const rest = SectorsQuery.safeParse({ ...req.query, from: undefined, to: undefined });
        const usual = rest.success ? rest.data : SectorsQuery.parse({});
        return await sendPage(req, res, mistakenPage(await load(req, res, usual), usual, wanted.form, asking(res)));
      }
      const seen = await load(req, res, wanted.data);
      const chosen = seesPeople(asking(res)) ? chosenLimits(wanted.data, seen.growthLimits) : null;
      await sendPage(req, res, sectorsPage(seen, wanted.data, chosen, emptyForm, asking(res)));
    }),

    get(`${base}.csv`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(SectorsQuery, req.query);
      const { name, header, rows } = sectorsSheet(shownSectors(await load(req, res, wanted), wanted), asking(res));
      const act = {
        actorId: actorId(res),
        programmeId,
        act: "summary.export",
        details: { kind: "csv", of: "sectors" },
      };
      await recordExport(db, act);
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    ...readinessRoutes(deps),
  ];
}
