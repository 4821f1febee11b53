import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import { sendPage, sendSaved } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { markHeld, markPlanned } from "./commands.ts";
import { HoldingForm, ProgrammeParams, WorkshopParams, WorkshopsQuery } from "./forms.ts";
import { holdingText, workshopsPage, workshopsUrl, type Focus } from "./pages.ts";
import { getWorkshop, listCancelled, listWorkshops, programmeToday } from "./queries.ts";

export function registerRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops";
  const listPage = async (programmeId: string, focus: Focus, asked: Asking) =>
    workshopsPage(
      await getProgramme(db, programmeId),
      { workshops: await listWorkshops(db, programmeId), cancelled: await listCancelled(db, programmeId) },
      await programmeToday(db, programmeId),
      focus,
      asked,
    );
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { held } = parseStrictly(WorkshopsQuery, req.query);
      await sendPage(req, res, await listPage(programmeId, { heldId: held ?? null }, asking(res)));
    }),

    post(`${base}/:workshopId/holding`, "facilitator", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      await getWorkshop(db, programmeId, workshopId);
      const parsed = parseForm(HoldingForm, req.body);
      const refused = parsed.ok ? await markHeld(db, { programmeId, workshopId, ...parsed.data }, actorId(res)) : null;
      const form = parsed.ok
        ? refused === null
          ? null
          : withMistake(req.body, "heldOn", holdingText[refused])
        : parsed.form;

      if (form !== null)
        return await sendPage(req, res, await listPage(programmeId, { mistakenId: workshopId, form }, asking(res)));
      const url = `${workshopsUrl(programmeId)}?held=${workshopId}`;
      await sendSaved(req, res, url, () => listPage(programmeId, { heldId: workshopId }, asking(res)));
    }),

    post(`${base}/:workshopId/holding/removal`, "facilitator", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      await markPlanned(db, programmeId, workshopId, actorId(res));
      await sendSaved(req, res, workshopsUrl(programmeId), () => listPage(programmeId, { heldId: null }, asking(res)));
    }),
  ];
}
