import { asking } from "../../../platform/asking.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendFile } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../../platform/spreadsheets.ts";
import { ProgrammeParams } from "../forms.ts";
import type { Surroundings } from "../pages.ts";
import { topicsSheet } from "./pages.ts";

/** The topic catalogue to take along; it holds nothing of people. */
export function topicExportRoutes(surroundings: (programmeId: string) => Promise<Surroundings>): Route[] {
  const base = "/programmes/:programmeId/workshops/topics";
  return [
    get(`${base}/export.csv`, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { name, header, rows } = topicsSheet(await surroundings(programmeId), asking(res));
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}/export.xlsx`, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const sheet = topicsSheet(await surroundings(programmeId), asking(res));
      sendFile(res, { name: `${sheet.name}.xlsx`, type: "xlsx", content: await writeXlsx([sheet]) });
    }),
  ];
}
