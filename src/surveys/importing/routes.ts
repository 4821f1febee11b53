import { getImportDraft, saveImportDraft, type ImportDraft } from "../../organisations/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { uploadedFile } from "../../platform/mounting.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, postFile, type Route } from "../../platform/routes.ts";
import { readTable } from "../../platform/spreadsheets.ts";
import { tableMistakeText } from "../../platform/table-words.ts";
import { SurveysParams } from "../forms.ts";
import { surveyUrl } from "../pages.ts";
import { asColumns } from "./columns.ts";
import { importAnswers, importOwnForm } from "./commands.ts";
import { findTornRows, recogniseTable } from "./files/queries.ts";
import type { Recognised } from "./files/worker.ts";
import { AcceptanceForm, ColumnsForm, DraftParams, ReadingQuery, rolesOf } from "./forms.ts";
import { columnsPage, draftUrl, filePage, guessedReading, previewUrl } from "./pages.ts";
import { mappingMistake } from "./plan.ts";
import { previewPage } from "./preview/pages.ts";
import { forecastImport, forecastOwnForm } from "./preview/queries.ts";
import { findDone, type ImportDone } from "./queries.ts";

const base = "/programmes/:programmeId/surveys/import";

/** Bringing in answers that were collected elsewhere: file, columns, preview, answers. */
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
      if ("mistake" in upload)
        return await sendPage(
          req,
          res,
          filePage(programmeId, withMistake({}, "file", upload.mistake), asking(res), upload.torn),
        );
      const draft = { programmeId, kind: "answers" as const, createdBy: actorId(res), ...upload };
      res.redirect(303, draftUrl(programmeId, await saveImportDraft(db, draft)));
    }),

    get(`${base}/:draftId`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const done = await findDone(db, programmeId, draftId);
      if (done !== undefined) return res.redirect(303, doneUrl(programmeId, done));
      const draft = await getImportDraft(db, programmeId, draftId, "answers");
      const forecast = req.query["by"] === "columns" ? undefined : await forecastOwnForm(db, programmeId, draft);
      if (forecast !== undefined)
        return await sendPage(
          req,
          res,
          previewPage({ programmeId, draft, reading: null, forecast, refused: null }, asking(res)),
        );
      const asked = ReadingQuery.safeParse(req.query);
      const recognised = await recogniseTable(workers, draft);
      const reading = asked.success ? asked.data : guessedReading(draft, recognised);
      await sendPage(req, res, columnsPage(programmeId, draft, { reading, recognised, typed: emptyForm }, asking(res)));
    }),

    post(`${base}/:draftId/columns`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const done = await findDone(db, programmeId, draftId);
      if (done !== undefined) return res.redirect(303, doneUrl(programmeId, done));
      const draft = await getImportDraft(db, programmeId, draftId, "answers");
      const parsed = parseForm(ColumnsForm, req.body);
      const reading = parsed.ok ? parsed.data : { ...guessedReading(draft), roles: rolesOf(req.body) };
      if (parsed.ok && isReadable(draft, reading)) return res.redirect(303, previewUrl(programmeId, draftId, reading));
      const form = parsed.ok ? withMistake(req.body, "columns", "form.wrong") : parsed.form;
      const recognised = await recogniseTable(workers, draft);
      await sendPage(req, res, columnsPage(programmeId, draft, { reading, recognised, typed: form }, asking(res)));
    }),

    get(`${base}/:draftId/preview`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const reading = parseStrictly(ReadingQuery, req.query);
      const done = await findDone(db, programmeId, draftId);
      if (done !== undefined) return res.redirect(303, doneUrl(programmeId, done));
      const draft = await getImportDraft(db, programmeId, draftId, "answers");
      if (!isReadable(draft, reading)) return res.redirect(303, draftUrl(programmeId, draftId));
      const forecast = await forecastImport(deps, programmeId, draft, reading);
      await sendPage(req, res, previewPage({ programmeId, draft, reading, forecast, refused: null }, asking(res)));
    }),

    post(`${base}/:draftId/answers`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const ticks = parseStrictly(AcceptanceForm, req.body);
      const isOwn = !("roles" in (req.body as object));
      const reading = isOwn ? null : parseStrictly(ReadingQuery, req.body);
      const order = { programmeId, draftId, ...ticks };
      const outcome =
        reading === null
          ? await importOwnForm(deps, order, actorId(res))
          : await importAnswers(deps, { ...order, reading }, actorId(res));
      if ("surveyId" in outcome) return res.redirect(303, doneUrl(programmeId, outcome));

      const draft = await getImportDraft(db, programmeId, draftId, "answers");
      const forecast =
        reading === null
          ? await forecastOwnForm(db, programmeId, draft)
          : await forecastImport(deps, programmeId, draft, reading);
      if (forecast === undefined) return res.redirect(303, draftUrl(programmeId, draftId));
      const refused = { reason: outcome.refused, body: req.body as unknown };
      await sendPage(req, res, previewPage({ programmeId, draft, reading, forecast, refused }, asking(res)));
    }),
  ];
}

function isReadable(
  { header }: ImportDraft,
  { roles, min, max }: { roles: Parameters<typeof asColumns>[1]; min: number; max: number },
) {
  return (
    roles.length === header.length &&
    mappingMistake({ columns: asColumns(header, roles), scale: { min, max } }) === null
  );
}

/** The survey's page with what the import did: now, or when the same file was accepted before. */
function doneUrl(programmeId: string, { surveyId, added, updated, removed }: ImportDone): string {
  return `${surveyUrl({ programmeId, id: surveyId })}?added=${added}&updated=${updated}&removed=${removed}`;
}

type Upload = Pick<ImportDraft, "fileName" | "header" | "headerRow" | "rows">;

async function readUpload(
  workers: Deps["workers"],
  file: ReturnType<typeof uploadedFile>,
): Promise<Upload | { mistake: Key; torn: Recognised | null }> {
  const refused = (mistake: Key, torn: Recognised | null = null) => ({ mistake, torn });
  if (file === undefined) return refused("form.file");
  const table = await readTable(workers, file);
  if ("mistake" in table) return refused(tableMistakeText[table.mistake]);
  if (table.rows.length === 0) return refused(tableMistakeText["no-rows"]);
  const torn = await findTornRows(workers, file);
  if (torn !== null) return refused("surveys.import.recognised.torn", torn);
  return { fileName: file.name, header: table.header, headerRow: table.headerRow, rows: table.rows };
}
