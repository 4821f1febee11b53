import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { workshopUrl } from "../../one/pages.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { getWorkshop } from "../../register/queries.ts";
import { invite, inviteByName } from "../commands.ts";
import { guestForm, InviteForm } from "../forms.ts";
import { listContacts } from "../queries.ts";
import { inviteRefusalText } from "../words.ts";
import { guestPage, invitingPage } from "./pages.ts";

const base = "/programmes/:programmeId/workshops/:workshopId/people";

/** Inviting contacts of the audience, or somebody by name. */
export function invitingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const load = async (params: unknown) => {
    const { programmeId, workshopId } = parseParams(WorkshopParams, params);
    const workshop = await getWorkshop(db, programmeId, workshopId);
    const contacts = await listContacts(db, programmeId, workshop);
    return { programme: await getProgramme(db, programmeId), workshop, contacts };
  };
  const showInviting = async (req: Request, res: Response, form: FormState) =>
    await sendPage(req, res, invitingPage(await load(req.params), form, deps, asking(res)));
  const showGuest = async (req: Request, res: Response, form: FormState) =>
    await sendPage(req, res, guestPage(await load(req.params), form, asking(res)));
  return [
    get(`${base}/invitations`, "planner", async (req, res) => await showInviting(req, res, emptyForm)),

    post(`${base}/invitations`, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      await getWorkshop(db, place.programmeId, place.workshopId);
      const parsed = parseForm(InviteForm, req.body);
      if (!parsed.ok) return await showInviting(req, res, parsed.form);
      const { who: choice, people: chosen } = parsed.data;
      const outcome = await invite(db, deps, { ...place, choice, chosen }, actorId(res));
      if (typeof outcome === "string") {
        const field = outcome === "nobody" ? "people" : "who";
        return await showInviting(req, res, withMistake(req.body, field, inviteRefusalText[outcome]));
      }
      res.redirect(303, doneUrl(place, outcome.invited));
    }),

    get(`${base}/guests`, "planner", async (req, res) => await showGuest(req, res, emptyForm)),

    post(`${base}/guests`, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      await getWorkshop(db, place.programmeId, place.workshopId);
      const { locales } = await getProgramme(db, place.programmeId);
      const parsed = parseForm(guestForm(locales), req.body);
      if (!parsed.ok) return await showGuest(req, res, parsed.form);
      const refused = await inviteByName(db, deps, { ...place, guest: parsed.data }, actorId(res));
      if (refused === null) return res.redirect(303, doneUrl(place, 1));
      await showGuest(req, res, withMistake(req.body, "email", inviteRefusalText[refused]));
    }),
  ];
}

function doneUrl({ programmeId, workshopId }: { programmeId: string; workshopId: string }, count: number): string {
  return workshopUrl(programmeId, workshopId, `/people?done=invited&count=${count}`);
}
