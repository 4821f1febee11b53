import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, typedValues } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv } from "../../platform/spreadsheets.ts";
import { ProgrammeParams } from "../forms.ts";
import { recordExport } from "./file/commands.ts";
import { levelsTable } from "./file/pages.ts";
import { LevelsQuery } from "./forms.ts";
import { emptyPage, levelsPage, mistakenPage } from "./pages.ts";
import { loadGround, loadSeen } from "./queries.ts";

/** How mature units are and how much they have grown. */
export function levelRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/maturity", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseForm(LevelsQuery, req.query);
      const ground = await loadGround(db, programmeId);
      if (!wanted.ok) return await sendPage(req, res, mistakenPage(ground, wanted.form, asking(res)));

      const seen = await loadSeen(db, ground, wanted.data);
      if (seen === null) return await sendPage(req, res, emptyPage(ground, asking(res)));
      const form = { values: typedValues(req.query), mistakes: {} };
      await sendPage(req, res, levelsPage(ground, seen, wanted.data, form, asking(res)));
    }),

    get("/programmes/:programmeId/maturity/levels.csv", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(LevelsQuery, req.query);
      const seen = await loadSeen(db, await loadGround(db, programmeId), wanted);
      await recordExport(db, programmeId, actorId(res));
      const { name, header, rows } = levelsTable(seen, asking(res));
      sendFile(res, { name, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),
  ];
}
