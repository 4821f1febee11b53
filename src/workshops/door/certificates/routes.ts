import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { AttendeeParams, OwnWorkshopParams } from "../../own/forms.ts";
import { getOwner } from "../../own/queries.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { loadRoll } from "../roll/queries.ts";
import { allCertificatesPage, ownCertificatePage, programmeCertificatePage } from "./pages.ts";
import { listAttended, topicOf } from "./queries.ts";

/** Certificates of attendance, as pages to print: staff's of a whole workshop, and one's own. */
export function certificateRoutes({ db, texts }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/workshops/:workshopId/attendance/certificates", "facilitator", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const roll = await loadRoll(db, programmeId, workshopId);
      const topic = await topicOf(db, programmeId, roll.workshop);
      await sendPage(req, res, allCertificatesPage({ ...roll, topic }, texts, asking(res)));
    }),

    get("/attendee/:attendeeId/workshops/:workshopId/certificate", "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId } = parseParams(OwnWorkshopParams, req.params);
      const owner = await getOwner(db, attendeeId);
      const attended = await listAttended(db, owner.attendee);
      const one = attended.find(({ workshop }) => workshop.id === workshopId);
      if (one === undefined) throw new NotFound("certificate");
      await sendPage(req, res, ownCertificatePage(owner, one, asking(res)));
    }),

    get("/attendee/:attendeeId/certificate", "personal:attendee", async (req, res) => {
      const owner = await getOwner(db, parseParams(AttendeeParams, req.params).attendeeId);
      const attended = await listAttended(db, owner.attendee);
      if (attended.length === 0) throw new NotFound("certificate");
      await sendPage(req, res, programmeCertificatePage(owner, attended, asking(res)));
    }),
  ];
}
