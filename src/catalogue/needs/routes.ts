import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, type FormState } from "../../platform/forms.ts";
import { sendPage, sendSaved, type Page } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { CatalogueParams, MoveForm } from "../forms.ts";
import { catalogueUrl } from "../pages.ts";
import { getNeed, listThemes } from "../queries.ts";
import { addNeed, editNeed, moveNeed, removeNeed } from "./commands.ts";
import { NeedForm, NeedParams, NewNeedQuery } from "./forms.ts";
import { editNeedPage, newNeedPage } from "./pages.ts";

type LoadCatalogue = (programmeId: string, asked: Asking) => Promise<Page>;

export function needRoutes({ db }: Deps, loadCatalogue: LoadCatalogue): Route[] {
  const base = "/programmes/:programmeId/catalogue/needs";
  const surroundings = async (programmeId: string) => ({
    programme: await getProgramme(db, programmeId),
    themes: await listThemes(db, programmeId),
  });
  const editPage = async (programmeId: string, needId: string, form: FormState, asked: Asking) =>
    editNeedPage(await surroundings(programmeId), await getNeed(db, programmeId, needId), form, asked);

  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(CatalogueParams, req.params);
      const { theme } = parseStrictly(NewNeedQuery, req.query);
      const form = { ...emptyForm, values: { themeId: theme ?? "" } };
      await sendPage(req, res, newNeedPage(await surroundings(programmeId), form, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(CatalogueParams, req.params);
      const parsed = parseForm(NeedForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, newNeedPage(await surroundings(programmeId), parsed.form, asking(res)));
      await addNeed(db, programmeId, parsed.data, actorId(res));
      res.redirect(303, catalogueUrl(programmeId));
    }),

    get(`${base}/:needId`, "planner", async (req, res) => {
      const { programmeId, needId } = parseParams(NeedParams, req.params);
      await sendPage(req, res, await editPage(programmeId, needId, emptyForm, asking(res)));
    }),

    post(`${base}/:needId`, "planner", async (req, res) => {
      const { programmeId, needId } = parseParams(NeedParams, req.params);
      const parsed = parseForm(NeedForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await editPage(programmeId, needId, parsed.form, asking(res)));
      await editNeed(db, programmeId, needId, parsed.data, actorId(res));
      res.redirect(303, catalogueUrl(programmeId));
    }),

    post(`${base}/:needId/position`, "planner", async (req, res) => {
      const { programmeId, needId } = parseParams(NeedParams, req.params);
      await moveNeed(db, programmeId, needId, parseStrictly(MoveForm, req.body).direction, actorId(res));
      await sendSaved(req, res, `${catalogueUrl(programmeId)}#need-${needId}`, () =>
        loadCatalogue(programmeId, asking(res)),
      );
    }),

    post(`${base}/:needId/removal`, "planner", async (req, res) => {
      const { programmeId, needId } = parseParams(NeedParams, req.params);
      const refused = await removeNeed(db, programmeId, needId, actorId(res));
      if (refused === null) return res.redirect(303, catalogueUrl(programmeId));
      const need = await getNeed(db, programmeId, needId);
      await sendPage(
        req,
        res,
        editNeedPage(await surroundings(programmeId), need, emptyForm, asking(res), refused),
        409,
      );
    }),
  ];
}
