import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import { recordExport } from "../../../platform/audit-log.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendFile, sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../../platform/spreadsheets.ts";
import { ProgrammeParams } from "../../forms.ts";

import { sessionsSheet } from "../file/pages.ts";
import { ListQuery } from "./forms.ts";
import { listPage } from "./pages.ts";
import { loadListing } from "./queries.ts";

/** What has been held and what is to come, and the same as a file. */
export function listRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/mentoring/sessions";
  const load = async (req: Request, res: Response) => {
    const { programmeId } = parseParams(ProgrammeParams, req.params);
    return await loadListing(db, programmeId, parseStrictly(ListQuery, req.query), asking(res));
  };
  const sheet = async (req: Request, res: Response, kind: "csv" | "xlsx") => {
    const listing = await load(req, res);
    const details = { kind, sessions: listing.held.length };
    await recordExport(db, {
      programmeId: listing.programme.id,
      act: "session.export",
      details,
      actorId: actorId(res),
    });
    return sessionsSheet(listing, asking(res));
  };
  return [
    get(base, "facilitator", async (req, res) => {
      await sendPage(req, res, listPage(await load(req, res), asking(res)));
    }),

    get(`${base}/export.csv`, "facilitator", async (req, res) => {
      const { name, header, rows } = await sheet(req, res, "csv");
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}/export.xlsx`, "facilitator", async (req, res) => {
      const exported = await sheet(req, res, "xlsx");
      sendFile(res, { name: `${exported.name}.xlsx`, type: "xlsx", content: await writeXlsx([exported]) });
    }),
  ];
}
