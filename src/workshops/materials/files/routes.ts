import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendFile } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { getOwner, listOwnWorkshops } from "../../own/queries.ts";
import { MaterialParams, OwnMaterialParams } from "../forms.ts";
import { getMaterial } from "../queries.ts";
import { getFile } from "./queries.ts";

/** Files of materials, always to be kept and never shown by the browser: for staff, and for those to whom they are shown. */
export function materialFileRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/workshops/:workshopId/materials/:materialId/file", "viewer", async (req, res) => {
      const place = parseParams(MaterialParams, req.params);
      await getMaterial(db, place);
      const { name, kind, content } = await getFile(db, place);
      sendFile(res, { name, type: kind, content });
    }),

    get("/attendee/:attendeeId/workshops/:workshopId/materials/:materialId", "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId, materialId } = parseParams(OwnMaterialParams, req.params);
      const { attendee } = await getOwner(db, attendeeId);
      const own = (await listOwnWorkshops(db, attendee)).find(({ workshop }) => workshop.id === workshopId);
      if (own?.materials.some(({ id }) => id === materialId) !== true) throw new NotFound("material");
      const { name, kind, content } = await getFile(db, { programmeId: attendee.programmeId, materialId });
      sendFile(res, { name, type: kind, content });
    }),
  ];
}
