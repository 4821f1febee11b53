import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { ownUrl, ownWorkshopUrl } from "../../own/addresses.ts";
import { OwnWorkshopParams } from "../../own/forms.ts";
import { getOwner } from "../../own/queries.ts";
import { getWorkshop } from "../../register/queries.ts";
import { findSeat } from "../../seats/queries.ts";
import { joinFromAfar } from "./commands.ts";
import { joiningPage, onwardsTo } from "./pages.ts";

const address = "/attendee/:attendeeId/workshops/:workshopId/joining";

/** Joining from afar, by one's own page: it counts as having been there. */
export function joiningRoutes({ db }: Deps): Route[] {
  return [
    post(address, "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId } = parseParams(OwnWorkshopParams, req.params);
      const isJoining = await joinFromAfar(db, { attendeeId, workshopId });
      res.redirect(303, isJoining ? ownWorkshopUrl(attendeeId, workshopId, "/joining") : ownUrl(attendeeId));
    }),

    get(address, "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId } = parseParams(OwnWorkshopParams, req.params);
      const { attendee } = await getOwner(db, attendeeId);
      const workshop = await getWorkshop(db, attendee.programmeId, workshopId);
      const seat = await findSeat(db, workshopId, attendeeId);
      const isJoining = workshop.state !== "cancelled" && seat?.state === "coming" && seat.isRemote;
      if (!isJoining || workshop.remoteUrl === "") return res.redirect(303, ownUrl(attendeeId));
      const onwards = onwardsTo(workshop);
      if (onwards !== null) res.set("Refresh", `0; url=${onwards}`);
      await sendPage(req, res, joiningPage(workshop, asking(res)));
    }),
  ];
}
