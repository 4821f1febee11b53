import { listOrganisations } from "../../../organisations/index.ts";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, typedValues } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { getWorkshop } from "../../register/queries.ts";
import { getRoom } from "../../seats/queries.ts";
import { attendanceUrl } from "../roll/pages.ts";
import { addWalkIn } from "./commands.ts";
import { WalkInForm } from "./forms.ts";
import { walkInPage } from "./pages.ts";

const address = "/programmes/:programmeId/workshops/:workshopId/attendance/walk-ins";

/** Somebody who walked in: a form of its own, so that nothing typed is lost to a press on the list. */
export function walkInRoutes({ db }: Deps): Route[] {
  const load = async ({ programmeId, workshopId }: Record<"programmeId" | "workshopId", string>) => ({
    workshop: await getWorkshop(db, programmeId, workshopId),
    programme: await getProgramme(db, programmeId),
    room: await getRoom(db, programmeId, workshopId),
    organisations: (await listOrganisations(db, programmeId)).map(({ name }) => name),
  });
  const nothing = { question: null, refused: null };
  return [
    get(address, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      await sendPage(req, res, walkInPage(await load(place), emptyForm, nothing, asking(res)));
    }),

    post(address, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const around = await load(place);
      const parsed = parseForm(WalkInForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, walkInPage(around, parsed.form, nothing, asking(res)));
      const { more, ...walkIn } = parsed.data;
      const outcome = await addWalkIn(db, { ...place, walkIn, mayAddPlace: more === "yes" }, actorId(res));
      const url = attendanceUrl(place.programmeId, place.workshopId);
      if (typeof outcome !== "string")
        return res.redirect(303, `${url}?done=${outcome.addedPlace ? "walk-in-added-place" : "walk-in"}`);
      const form = { values: typedValues(req.body), mistakes: {} };
      const why =
        outcome === "full"
          ? { question: { url: `${url}/walk-ins`, fields: walkIn, cancelUrl: url }, refused: null }
          : { question: null, refused: outcome };
      await sendPage(req, res, walkInPage(await load(place), form, why, asking(res)), 409);
    }),
  ];
}
