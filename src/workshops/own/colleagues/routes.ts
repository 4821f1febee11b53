import type { Request, Response } from "express";
import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getWorkshop } from "../../register/queries.ts";
import { findSeat } from "../../seats/queries.ts";
import { OwnWorkshopParams } from "../forms.ts";
import { ownUrl } from "../addresses.ts";
import { getOwner } from "../queries.ts";
import { passPlace, proposeTo } from "./commands.ts";
import { colleagueForm } from "./forms.ts";
import { colleaguePage, refusedForm, wishPath, type Wish } from "./pages.ts";

/** Giving one's place to a colleague, and proposing to a colleague to come too. */
export function colleagueRoutes(deps: Deps): Route[] {
  return [...wishRoutes(deps, "substitute", passPlace, "passed"), ...wishRoutes(deps, "colleague", proposeTo, "sent")];
}

function wishRoutes(deps: Deps, wish: Wish, act: typeof passPlace, done: "passed" | "sent"): Route[] {
  const { db } = deps;
  const path = `/attendee/:attendeeId/workshops/:workshopId${wishPath[wish]}`;
  const load = async (params: unknown) => {
    const { attendeeId, workshopId } = parseParams(OwnWorkshopParams, params);
    const owner = await getOwner(db, attendeeId);
    if ((await findSeat(db, workshopId, attendeeId)) === undefined) throw new NotFound("seat");
    return { attendeeId, workshopId, owner };
  };
  const show = async (req: Request, res: Response, form: FormState) => {
    const { workshopId, owner } = await load(req.params);
    const workshop = await getWorkshop(db, owner.programme.id, workshopId);
    await sendPage(req, res, colleaguePage(owner, workshop, wish, form, asking(res)));
  };
  return [
    get(path, "personal:attendee", async (req, res) => await show(req, res, emptyForm)),

    post(path, "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId, owner } = await load(req.params);
      const parsed = parseForm(colleagueForm(owner.programme.locales), req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      await deps.countTowards("colleague", attendeeId);
      const refused = await act(db, deps, { attendeeId, workshopId, colleague: parsed.data });
      if (refused !== null) return await show(req, res, refusedForm(req.body, refused));
      res.redirect(303, ownUrl(attendeeId, `?done=${done}&about=${workshopId}`));
    }),
  ];
}
