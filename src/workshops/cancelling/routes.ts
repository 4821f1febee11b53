import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { workshopUrl } from "../one/pages.ts";
import { WorkshopParams } from "../register/forms.ts";
import { getWorkshop } from "../register/queries.ts";
import { listSeated } from "../seats/queries.ts";
import { cancelWorkshop, restoreWorkshop } from "./commands.ts";
import { CancelForm, CancelQuery } from "./forms.ts";
import { cancellationPage, cancelRefusalText } from "./pages.ts";

const base = "/programmes/:programmeId/workshops/:workshopId/cancellation";

/** Cancelling a workshop that has people in it, and planning it again. */
export function cancellationRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const show = async (req: Request, res: Response, form: FormState) => {
    const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
    const { done, count } = parseStrictly(CancelQuery, req.query);
    const seen = {
      programme: await getProgramme(db, programmeId),
      workshop: await getWorkshop(db, programmeId, workshopId),
      seated: await listSeated(db, programmeId, workshopId),
      now: await databaseNow(db),
    };
    await sendPage(req, res, cancellationPage({ ...seen, done, count }, form, asking(res)));
  };
  return [
    get(base, "planner", async (req, res) => await show(req, res, emptyForm)),

    post(base, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const parsed = parseForm(CancelForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      const outcome = await cancelWorkshop(db, deps, { ...place, ...parsed.data }, actorId(res));
      if (typeof outcome === "string")
        return await show(req, res, withMistake(req.body, "reason", cancelRefusalText[outcome]));
      const { programmeId, workshopId } = place;
      res.redirect(303, workshopUrl(programmeId, workshopId, `/cancellation?done=cancelled&count=${outcome.told}`));
    }),

    post(`${base}/removal`, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { told } = await restoreWorkshop(db, deps, place, actorId(res));
      const { programmeId, workshopId } = place;
      res.redirect(303, workshopUrl(programmeId, workshopId, `?done=restored&told=${told}`));
    }),
  ];
}
