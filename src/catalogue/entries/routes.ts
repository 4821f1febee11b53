import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, type FormState } from "../../platform/forms.ts";
import { sendPage, sendSaved, type Page } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { CatalogueParams, MoveForm } from "../forms.ts";
import { catalogueUrl } from "../pages.ts";
import { entryKinds, getEntry, type EntryKind } from "../queries.ts";
import type { InUse } from "../removal.ts";
import { addEntry, editEntry, moveEntry, removeEntry } from "./commands.ts";
import { EntryForm, EntryParams } from "./forms.ts";
import { editEntryPage, newEntryPage } from "./pages.ts";

type LoadCatalogue = (programmeId: string, asked: Asking) => Promise<Page>;

/** The same addresses for themes, services and barriers: /catalogue/services/:entryId and so on. */
export function entryRoutes(deps: Deps, loadCatalogue: LoadCatalogue): Route[] {
  return entryKinds.flatMap((kind) => routesOf(kind, deps, loadCatalogue));
}

function routesOf(kind: EntryKind, { db }: Deps, loadCatalogue: LoadCatalogue): Route[] {
  const base = `/programmes/:programmeId/catalogue/${kind}`;
  const placeOf = (params: unknown) => {
    const { programmeId, entryId } = parseParams(EntryParams, params);
    return { programmeId, kind, id: entryId };
  };
  const editPage = async (params: unknown, form: FormState, asked: Asking, refused: InUse | null = null) => {
    const { programmeId, id } = placeOf(params);
    const entry = await getEntry(db, kind, programmeId, id);
    return editEntryPage(await getProgramme(db, programmeId), kind, entry, form, asked, refused);
  };

  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(CatalogueParams, req.params);
      await sendPage(req, res, newEntryPage(await getProgramme(db, programmeId), kind, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(CatalogueParams, req.params);
      const parsed = parseForm(EntryForm, req.body);
      if (!parsed.ok)
        return await sendPage(
          req,
          res,
          newEntryPage(await getProgramme(db, programmeId), kind, parsed.form, asking(res)),
        );
      await addEntry(db, { programmeId, kind }, parsed.data.names, actorId(res));
      res.redirect(303, `${catalogueUrl(programmeId)}#${kind}`);
    }),

    get(`${base}/:entryId`, "planner", async (req, res) => {
      await sendPage(req, res, await editPage(req.params, emptyForm, asking(res)));
    }),

    post(`${base}/:entryId`, "planner", async (req, res) => {
      const place = placeOf(req.params);
      const parsed = parseForm(EntryForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await editPage(req.params, parsed.form, asking(res)));
      await editEntry(db, place, parsed.data.names, actorId(res));
      res.redirect(303, `${catalogueUrl(place.programmeId)}#${kind}`);
    }),

    post(`${base}/:entryId/position`, "planner", async (req, res) => {
      const place = placeOf(req.params);
      await moveEntry(db, place, parseStrictly(MoveForm, req.body).direction, actorId(res));
      await sendSaved(req, res, `${catalogueUrl(place.programmeId)}#${kind}`, () =>
        loadCatalogue(place.programmeId, asking(res)),
      );
    }),

    post(`${base}/:entryId/removal`, "planner", async (req, res) => {
      const place = placeOf(req.params);
      const refused = await removeEntry(db, place, actorId(res));
      if (refused === null) return res.redirect(303, `${catalogueUrl(place.programmeId)}#${kind}`);
      await sendPage(req, res, await editPage(req.params, emptyForm, asking(res), refused), 409);
    }),
  ];
}
