import { actorId, asking } from "../../../platform/asking.ts";
import { recordExport } from "../../../platform/audit-log.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendFile, sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { writeCsv } from "../../../platform/spreadsheets.ts";
import { ProgrammeParams } from "../../forms.ts";
import { followUpsTable } from "../file/pages.ts";
import { ListQuery } from "./forms.ts";
import { listPage } from "./pages.ts";
import { loadFile, loadList } from "./queries.ts";

const base = "/programmes/:programmeId/mentoring/follow-ups";

/** What is to be done in the units. */
export function listRoutes({ db }: Deps): Route[] {
  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      await sendPage(req, res, listPage(await loadList(db, programmeId, wanted), wanted, asking(res)));
    }),

    get(`${base}/export.csv`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      const { name, header, rows } = followUpsTable(await loadFile(db, programmeId, wanted), asking(res));
      const details = { rows: rows.length };
      await recordExport(db, { actorId: actorId(res), programmeId, act: "follow-up.export", details });
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),
  ];
}
