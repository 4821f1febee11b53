import { getImportDraft, keepImportMapping, saveImportDraft, type ImportDraft } from "../../organisations/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import { uploadedFile } from "../../platform/mounting.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, postFile, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { SurveysParams } from "../forms.ts";
import { surveyUrl } from "../pages.ts";
import {
  getMaterial,
  getNextStep,
  getShownMaterial,
  lacksUnfinished,
  listPoints,
  type Material,
} from "./brought/queries.ts";
import { importAnswers, importOwnForm } from "./commands.ts";
import { AcceptanceForm, DraftParams, IntoQuery, SavedMappingForm } from "./forms.ts";
import { takeSavedMapping } from "./mapping/commands.ts";
import { MappingForm, mappingFrom, rolesFrom } from "./mapping/forms.ts";
import { keptMapping } from "./mapping/kept.ts";
import { roleOf } from "./mapping/mapping.ts";
import { mappingPage } from "./mapping/pages.ts";
import { listSavedMappings } from "./mapping/queries.ts";
import { savedMappingRoutes } from "./mapping/routes.ts";
import { draftUrl, filePage } from "./pages.ts";
import { mappingMistake } from "./plan.ts";
import { answersToPoints } from "./points/forms.ts";
import { pointField, pointsPage } from "./points/pages.ts";
import { previewPage } from "./preview/pages.ts";
import { forecastImport, forecastOwnForm } from "./preview/queries.ts";
import { findDone, listImportTargets, type ImportDone } from "./queries.ts";
import { structureDraftUrl } from "./structures/pages.ts";
import { structureRoutes } from "./structures/routes.ts";
import { readUpload } from "./upload/queries.ts";
import { uploadMistake } from "./upload/pages.ts";

const base = "/programmes/:programmeId/surveys/import";

/** Bringing in what was collected or made elsewhere: file, mapping, open points, preview, answers; or a structure. */
export function importingRoutes(deps: Deps): Route[] {
  const { db, workers, countTowards } = deps;
  return [
    get(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      await sendPage(req, res, filePage(programmeId, emptyForm, asking(res)));
    }),

    postFile(base, "planner", "file", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      await countTowards("upload", actorId(res));
      const upload = await readUpload(workers, uploadedFile(req));
      if ("refused" in upload) {
        const { message, ...wrong } = uploadMistake(upload.refused, asking(res));
        return await sendPage(req, res, filePage(programmeId, withMistake({}, "file", message), asking(res), wrong));
      }
      const draftId = await saveImportDraft(db, { programmeId, createdBy: actorId(res), ...upload });
      res.redirect(303, upload.kind === "answers" ? draftUrl(programmeId, draftId) : structureDraftUrl(programmeId, draftId)); // prettier-ignore
    }),

    ...savedMappingRoutes(deps),
    ...structureRoutes(deps),

    get(`${base}/:draftId`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const { into, by } = parseStrictly(IntoQuery, req.query);
      const done = await findDone(db, programmeId, draftId);
      if (done !== undefined) return res.redirect(303, doneUrl(programmeId, done));
      const draft = await getImportDraft(db, programmeId, draftId, "answers");
      const isPlain = by === undefined && into === undefined && draft.mapping === null;
      const forecast = isPlain ? await forecastOwnForm(db, programmeId, draft) : undefined;
      if (forecast !== undefined)
        return await sendPage(req, res, previewPage({ programmeId, draft, isOwn: true, forecast, refused: null }, asking(res))); // prettier-ignore
      const material = await getShownMaterial(deps, programmeId, draft, into === "" ? null : into);
      await sendPage(req, res, mappingPage(programmeId, await mappingView(deps, programmeId, material), asking(res)));
    }),

    post(`${base}/:draftId/columns`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const done = await findDone(db, programmeId, draftId);
      if (done !== undefined) return res.redirect(303, doneUrl(programmeId, done));
      const draft = await getImportDraft(db, programmeId, draftId, "answers");
      const parsed = parseForm(MappingForm, req.body);
      const into = parseStrictly(IntoQuery, { into: (req.body as { into?: unknown }).into }).into;
      const before = await getShownMaterial(deps, programmeId, draft, into === "" ? null : into);
      const mapping = parsed.ok ? mappingFrom(parsed.data, before.units, before.mapping) : { ...before.mapping, ...rolesFrom(req.body, before.units) }; // prettier-ignore
      const roles = before.units.map((unit) => roleOf(mapping, unit));
      const isOpen = lacksUnfinished(mapping, before.reading);
      if (parsed.ok && mappingMistake(mapping, roles) === null && !isOpen) {
        await keepImportMapping(db, programmeId, draftId, mapping);
        return res.redirect(303, await nextUrl(deps, programmeId, { ...draft, mapping }));
      }
      const field = isOpen ? ("unfinished" as const) : ("columns" as const);
      const form = parsed.ok ? withMistake(req.body, field, isOpen ? "importing.mapping.unfinishedOpen" : "form.wrong") : parsed.form; // prettier-ignore
      await sendPage(
        req,
        res,
        mappingPage(
          programmeId,
          { ...(await mappingView(deps, programmeId, { ...before, mapping })), form },
          asking(res),
        ),
        422,
      );
    }),

    post(`${base}/:draftId/mapping`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const { mappingId } = parseStrictly(SavedMappingForm, req.body);
      await getImportDraft(db, programmeId, draftId, "answers");
      await takeSavedMapping(db, programmeId, { draftId, mappingId });
      res.redirect(303, await nextUrl(deps, programmeId, await getImportDraft(db, programmeId, draftId, "answers")));
    }),

    get(`${base}/:draftId/points`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const material = await keptMaterial(deps, programmeId, draftId);
      if (typeof material === "string") return res.redirect(303, material);
      const points = await listPoints(deps, programmeId, material);
      if (points.length === 0) return res.redirect(303, `${draftUrl(programmeId, draftId)}/preview`);
      await sendPage(req, res, pointsPage(programmeId, material, points, emptyForm, asking(res)));
    }),

    post(`${base}/:draftId/points`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const material = await keptMaterial(deps, programmeId, draftId);
      if (typeof material === "string") return res.redirect(303, material);
      const points = await listPoints(deps, programmeId, material);
      const { decisions, mistakes } = answersToPoints(points, req.body, pointField);
      if (Object.keys(mistakes).length > 0) {
        const form = { ...withMistake(req.body, "", "form.wrong"), mistakes };
        return await sendPage(req, res, pointsPage(programmeId, material, points, form, asking(res)), 422);
      }
      const mapping = { ...material.mapping, decisions: { ...material.mapping.decisions, ...decisions } };
      await keepImportMapping(db, programmeId, draftId, mapping);
      res.redirect(303, await nextUrl(deps, programmeId, { ...material.draft, mapping }));
    }),

    get(`${base}/:draftId/preview`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const material = await keptMaterial(deps, programmeId, draftId);
      if (typeof material === "string") return res.redirect(303, material);
      const { prepared, forecast } = await forecastImport(deps, programmeId, material);
      if (prepared.points.length > 0) return res.redirect(303, `${draftUrl(programmeId, draftId)}/points`);
      await sendPage(req, res, previewPage({ programmeId, draft: material.draft, isOwn: false, forecast, refused: null }, asking(res))); // prettier-ignore
    }),

    post(`${base}/:draftId/answers`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const { own: isOwn, ...ticks } = parseStrictly(AcceptanceForm, req.body);
      const order = { programmeId, draftId, ...ticks };
      const outcome = isOwn ? await importOwnForm(deps, order, actorId(res)) : await importAnswers(deps, order, actorId(res)); // prettier-ignore
      if ("surveyId" in outcome) return res.redirect(303, doneUrl(programmeId, outcome));

      const draft = await getImportDraft(db, programmeId, draftId, "answers");
      const refused = { reason: outcome.refused, body: req.body as unknown };
      const again = ["wrong-rows", "nothing-left", "changed"].includes(outcome.refused);
      const material = await keptMaterial(deps, programmeId, draftId);
      const told = !again || typeof material === "string" ? undefined : (await forecastImport(deps, programmeId, material)).forecast; // prettier-ignore
      const forecast = isOwn ? await forecastOwnForm(db, programmeId, draft) : told;
      if (forecast === undefined) return res.redirect(303, await nextUrl(deps, programmeId, draft));
      await sendPage(req, res, previewPage({ programmeId, draft, isOwn, forecast, refused }, asking(res)));
    }),
  ];
}

/** The mapping page's material beside the file's own. */
async function mappingView({ db }: Deps, programmeId: string, material: Material) {
  const { timeZone } = await getProgramme(db, programmeId);
  const [targets, saved] = [await listImportTargets(db, programmeId), await listSavedMappings(db, programmeId)];
  return { material, targets, saved, form: emptyForm, timeZone };
}

/** The file as staff have said that it is read; the address of the page where they say so while they have not. */
async function keptMaterial(deps: Deps, programmeId: string, draftId: string): Promise<Material | string> {
  const done = await findDone(deps.db, programmeId, draftId);
  if (done !== undefined) return doneUrl(programmeId, done);
  const draft = await getImportDraft(deps.db, programmeId, draftId, "answers");
  const mapping = keptMapping(draft.mapping);
  if (mapping === null) return draftUrl(programmeId, draftId);
  return await getMaterial(deps, programmeId, draft, mapping);
}

/** The page of what staff do next. */
async function nextUrl(deps: Deps, programmeId: string, draft: ImportDraft): Promise<string> {
  const step = await getNextStep(deps, programmeId, draft);
  return step === "mapping" ? draftUrl(programmeId, draft.id) : `${draftUrl(programmeId, draft.id)}/${step}`;
}

/** The survey's page with what the import did: now, or when the same file was accepted before. */
function doneUrl(programmeId: string, { surveyId, added, updated, removed, replaced = 0 }: ImportDone): string {
  const changed = updated + replaced;
  return `${surveyUrl({ programmeId, id: surveyId })}?added=${added}&updated=${changed}&removed=${removed}`;
}
