import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { workshopUrl } from "../one/pages.ts";
import { WorkshopParams } from "../register/forms.ts";
import { getWorkshop } from "../register/queries.ts";
import { listSeated } from "../seats/queries.ts";
import { addMaterial, editMaterial, moveMaterial, removeMaterial, tellOfMaterials } from "./commands.ts";
import { MaterialForm, MaterialParams, MaterialsQuery, MoveForm, type MaterialsDone } from "./forms.ts";
import { materialPage, materialsPage } from "./pages.ts";
import { getMaterial, listMaterials } from "./queries.ts";

const base = "/programmes/:programmeId/workshops/:workshopId/materials";

/** What people of one workshop read before it and after it. */
export function materialRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const show = async (req: Request, res: Response, form: FormState) => {
    const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
    const { done, count } = parseStrictly(MaterialsQuery, req.query);
    const seen = {
      programme: await getProgramme(db, programmeId),
      workshop: await getWorkshop(db, programmeId, workshopId),
      materials: await listMaterials(db, programmeId, [workshopId]),
      seated: await listSeated(db, programmeId, workshopId),
    };
    await sendPage(req, res, materialsPage({ ...seen, done, count }, form, asking(res)));
  };
  const showOne = async (req: Request, res: Response, form: FormState) => {
    const place = parseParams(MaterialParams, req.params);
    const programme = await getProgramme(db, place.programmeId);
    const workshop = await getWorkshop(db, place.programmeId, place.workshopId);
    const material = await getMaterial(db, place);
    await sendPage(req, res, materialPage({ programme, workshop, material }, form, asking(res)));
  };
  return [
    get(base, "viewer", async (req, res) => await show(req, res, emptyForm)),

    post(base, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const parsed = parseForm(MaterialForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      await addMaterial(db, place, parsed.data, actorId(res));
      res.redirect(303, doneUrl(place, "added"));
    }),

    post(`${base}/announcement`, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const told = await tellOfMaterials(db, deps, place, actorId(res));
      res.redirect(303, doneUrl(place, "told", told));
    }),

    get(`${base}/:materialId`, "planner", async (req, res) => await showOne(req, res, emptyForm)),

    post(`${base}/:materialId`, "planner", async (req, res) => {
      const place = parseParams(MaterialParams, req.params);
      const parsed = parseForm(MaterialForm, req.body);
      if (!parsed.ok) return await showOne(req, res, parsed.form);
      await editMaterial(db, place, parsed.data, actorId(res));
      res.redirect(303, doneUrl(place, "saved"));
    }),

    post(`${base}/:materialId/position`, "planner", async (req, res) => {
      const place = parseParams(MaterialParams, req.params);
      await moveMaterial(db, place, parseStrictly(MoveForm, req.body).direction, actorId(res));
      res.redirect(303, workshopUrl(place.programmeId, place.workshopId, "/materials"));
    }),

    post(`${base}/:materialId/removal`, "planner", async (req, res) => {
      const place = parseParams(MaterialParams, req.params);
      await removeMaterial(db, place, actorId(res));
      res.redirect(303, doneUrl(place, "removed"));
    }),
  ];
}

function doneUrl(
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
  done: MaterialsDone,
  count = 0,
): string {
  return workshopUrl(programmeId, workshopId, `/materials?done=${done}&count=${count}`);
}
