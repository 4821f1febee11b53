import { actorId, asking, type Asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, typedValues } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv } from "../../platform/spreadsheets.ts";
import { ProgrammeParams } from "../forms.ts";
import { levelsTable } from "./file/pages.ts";
import { LevelsQuery, type LevelsWanted } from "./forms.ts";
import { emptyPage, levelsPage, mistakenPage } from "./pages.ts";
import { loadGround, loadSeen } from "./queries.ts";

/** How mature units are and how much they have grown. */
export function levelRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/maturity", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseForm(LevelsQuery, req.query);
      if (!wanted.ok) {
        const ground = await loadGround(db, programmeId);
        return await sendPage(req, res, mistakenPage(ground, wanted.form, asking(res)));
      }
      const data = mayLookAt(wanted.data, asking(res));
      const ground = await loadGround(db, programmeId, data.judge);
      const seen = await loadSeen(db, ground, data);
      if (seen === null) return await sendPage(req, res, emptyPage(ground, data.judge, asking(res)));
      const form = { values: typedValues(req.query), mistakes: {} };
      await sendPage(req, res, levelsPage(ground, seen, data, form, asking(res)));
    }),

    get("/programmes/:programmeId/maturity/levels.csv", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = mayLookAt(parseStrictly(LevelsQuery, req.query), asking(res));
      const seen = await loadSeen(db, await loadGround(db, programmeId, wanted.judge), wanted);
      await recordExport(db, { actorId: actorId(res), programmeId, act: "maturity.export" });
      const { name, header, rows } = levelsTable(seen, wanted.judge, asking(res));
      sendFile(res, { name, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),
  ];
}

/** What a unit says of itself is for those who work with it. */
function mayLookAt(wanted: LevelsWanted, { role }: Asking): LevelsWanted {
  return role === "viewer" ? { ...wanted, judge: "mentor" } : wanted;
}
