import { actorId, asking } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { uploadedFile } from "../../platform/mounting.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, postFile, type Route } from "../../platform/routes.ts";
import { readTable } from "../../platform/spreadsheets.ts";
import { tableMistakeText } from "../../platform/table-words.ts";
import type { Workers } from "../../platform/workers.ts";
import { listIndustries } from "../../programmes/index.ts";
import { saveImportDraft } from "../drafts/commands.ts";
import { getImportDraft, type ImportDraft } from "../drafts/queries.ts";
import { OrganisationsParams } from "../forms.ts";
import { organisationsUrl } from "../pages.ts";
import { addMissingIndustries, addMissingSegments, completeImport, type ImportRefusal } from "./commands.ts";
import { CompletionForm, ImportParams, IndustriesForm, MappingForm, SegmentsForm } from "./forms.ts";
import { columnsPage, filePage, importUrl, previewUrl } from "./pages.ts";
import { planImport } from "./plan.ts";
import { previewPage, type Preview } from "./preview/pages.ts";
import { listSegments } from "../segments/queries.ts";
import { getImportMaterial, listWholes } from "./queries.ts";

const base = "/programmes/:programmeId/organisations/imports";

export function importRoutes({ db, workers, countTowards }: Deps): Route[] {
  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      await sendPage(req, res, filePage(programmeId, emptyForm, asking(res)));
    }),

    postFile(base, "planner", "file", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      await countTowards("upload", actorId(res));
      const upload = await readUpload(workers, uploadedFile(req));
      if ("mistake" in upload) {
        await sendPage(req, res, filePage(programmeId, withMistake({}, "file", upload.mistake), asking(res)));
        return;
      }
      const draft = { programmeId, kind: "organisations" as const, createdBy: actorId(res), ...upload };
      res.redirect(303, importUrl(programmeId, await saveImportDraft(db, draft)));
    }),

    get(`${base}/:draftId`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(ImportParams, req.params);
      const draft = await getImportDraft(db, programmeId, draftId, "organisations");
      const chosen = MappingForm.safeParse(req.query).success
        ? { ...emptyForm, values: req.query as Record<string, string> }
        : emptyForm;
      await sendPage(req, res, columnsPage(programmeId, draft, await listWholes(db, programmeId), chosen, asking(res)));
    }),

    get(`${base}/:draftId/preview`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(ImportParams, req.params);
      const mapping = parseForm(MappingForm, req.query);
      if (!mapping.ok) {
        const draft = await getImportDraft(db, programmeId, draftId, "organisations");
        await sendPage(
          req,
          res,
          columnsPage(programmeId, draft, await listWholes(db, programmeId), mapping.form, asking(res)),
        );
        return;
      }
      const place = { programmeId, draftId, mapping: mapping.data };
      await sendPage(req, res, previewPage(await loadPreview(db, place, null), asking(res)));
    }),

    post(`${base}/:draftId/industries`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(ImportParams, req.params);
      const { industries, ...mapping } = parseStrictly(IndustriesForm, req.body);
      await getImportDraft(db, programmeId, draftId, "organisations");
      await addMissingIndustries(db, programmeId, industries, actorId(res));
      res.redirect(303, previewUrl(programmeId, draftId, mapping));
    }),

    post(`${base}/:draftId/segments`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(ImportParams, req.params);
      const { segments, ...mapping } = parseStrictly(SegmentsForm, req.body);
      await getImportDraft(db, programmeId, draftId, "organisations");
      await addMissingSegments(db, programmeId, segments, actorId(res));
      res.redirect(303, previewUrl(programmeId, draftId, mapping));
    }),

    post(`${base}/:draftId/completion`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(ImportParams, req.params);
      const { leaveOut, ...mapping } = parseStrictly(CompletionForm, req.body);
      const outcome = await completeImport(db, { programmeId, draftId, mapping, leaveOut, actorId: actorId(res) });
      if ("added" in outcome) {
        res.redirect(303, `${organisationsUrl(programmeId)}?added=${outcome.added}&changed=${outcome.changed}`);
        return;
      }

      const place = { programmeId, draftId, mapping };
      await sendPage(req, res, previewPage(await loadPreview(db, place, outcome.refused), asking(res)));
    }),
  ];
}

async function loadPreview(
  db: Db,
  place: Pick<Preview, "programmeId" | "draftId" | "mapping">,
  refused: ImportRefusal | null,
): Promise<Preview> {
  const { programmeId, draftId, mapping } = place;
  const plan = planImport(await getImportMaterial(db, programmeId, draftId), mapping);
  const industries = await listIndustries(db, programmeId);
  return { ...place, plan, industries, segments: await listSegments(db, programmeId), refused };
}

type Upload = Pick<ImportDraft, "fileName" | "header" | "headerRow" | "rows">;

async function readUpload(workers: Workers, file: ReturnType<typeof uploadedFile>): Promise<Upload | { mistake: Key }> {
  if (file === undefined) return { mistake: "form.file" };
  if (file === "too-large") return { mistake: tableMistakeText["too-large"] };
  const table = await readTable(workers, file);
  if ("mistake" in table) return { mistake: tableMistakeText[table.mistake] };
  if (table.rows.length === 0) return { mistake: tableMistakeText["no-rows"] };
  return { fileName: file.name, header: table.header, headerRow: table.headerRow, rows: table.rows };
}
