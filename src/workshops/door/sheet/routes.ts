import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { loadRoll } from "../roll/queries.ts";
import { sheetPage } from "./pages.ts";

export function sheetRoutes({ db, texts }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/workshops/:workshopId/attendance/sheet", "facilitator", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      await sendPage(req, res, sheetPage(await loadRoll(db, programmeId, workshopId), texts, asking(res)));
    }),
  ];
}
