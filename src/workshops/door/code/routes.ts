import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { getWorkshop } from "../../register/queries.ts";
import { checkInUrl } from "../addresses.ts";
import { makeCheckInCode } from "./commands.ts";
import { CodeForm } from "./forms.ts";
import { codePage, noCodePage } from "./pages.ts";

export function codeRoutes({ db, publicUrl }: Deps): Route[] {
  return [
    // The code is nowhere but on this page, so it is the answer itself.
    post("/programmes/:programmeId/workshops/:workshopId/attendance/code", "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { renew } = parseStrictly(CodeForm, req.body);
      const made = await makeCheckInCode(db, { ...place, isRenewed: renew === "yes" }, actorId(res));
      const programme = await getProgramme(db, place.programmeId);
      const around = { programme, workshop: await getWorkshop(db, place.programmeId, place.workshopId) };
      if (typeof made === "string") return await sendPage(req, res, noCodePage(around, made, asking(res)), 409);
      await sendPage(req, res, codePage(around, new URL(checkInUrl(made.code), publicUrl), asking(res)));
    }),
  ];
}
