import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { uploadedFile } from "../../platform/mounting.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, postFile, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { workshopUrl } from "../one/pages.ts";
import { WorkshopParams } from "../register/forms.ts";
import { getWorkshop } from "../register/queries.ts";
import { listSeated } from "../seats/queries.ts";
import { addMaterial, editMaterial, moveMaterial, removeMaterial, tellOfMaterials } from "./commands.ts";
import { fileRefusalText } from "./files/pages.ts";
import { materialFileRoutes } from "./files/routes.ts";
import {
  MaterialEditForm,
  MaterialForm,
  MaterialParams,
  MaterialsQuery,
  MoveForm,
  type MaterialsDone,
} from "./forms.ts";
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
  const sentFile = async (req: Request, res: Response) => {
    const file = uploadedFile(req);
    if (file !== undefined) await deps.countTowards("upload", actorId(res));
    return file;
  };
  return [
    ...materialFileRoutes(deps),

    get(base, "viewer", async (req, res) => await show(req, res, emptyForm)),

    postFile(base, "planner", "file", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const file = await sentFile(req, res);
      if (file === "too-large") return await show(req, res, withMistake(req.body, "file", fileRefusalText[file]));
      const parsed = parseForm(MaterialForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      const refused = await addMaterial(db, place, { details: parsed.data, file }, actorId(res));
      if (refused !== null) return await show(req, res, withMistake(req.body, "file", fileRefusalText[refused]));
      res.redirect(303, doneUrl(place, "added"));
    }),

    post(`${base}/announcement`, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const told = await tellOfMaterials(db, deps, place, actorId(res));
      res.redirect(303, doneUrl(place, "told", told));
    }),

    get(`${base}/:materialId`, "planner", async (req, res) => await showOne(req, res, emptyForm)),

    postFile(`${base}/:materialId`, "planner", "file", async (req, res) => {
      const place = parseParams(MaterialParams, req.params);
      const file = await sentFile(req, res);
      if (file === "too-large") return await showOne(req, res, withMistake(req.body, "file", fileRefusalText[file]));
      const parsed = parseForm(MaterialEditForm, req.body);
      if (!parsed.ok) return await showOne(req, res, parsed.form);
      const { removesFile, ...details } = parsed.data;
      const refused = await editMaterial(db, place, { details, file, removesFile }, actorId(res));
      if (refused !== null) return await showOne(req, res, withMistake(req.body, "file", fileRefusalText[refused]));
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
