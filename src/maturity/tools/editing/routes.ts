import { listOrganisations } from "../../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { toolsUrl } from "../../addresses.ts";
import { ProgrammeParams, ToolParams } from "../../forms.ts";
import { getTool } from "../../queries.ts";
import { ToolForm } from "../forms.ts";
import { isJudged } from "../queries.ts";
import { addTool, editTool, endTool, followTool, removeTool } from "./commands.ts";
import { editToolPage, newToolPage, toolText } from "./pages.ts";

export function toolEditingRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/maturity/tools";
  const newPage = async (programmeId: string, form: FormState, asked: Asking) =>
    newToolPage(await getProgramme(db, programmeId), form, asked);
  const page = async (programmeId: string, toolId: string, form: FormState, asked: Asking, isRefused = false) => {
    const tool = await getTool(db, programmeId, toolId);
    const organisations = await listOrganisations(db, programmeId);
    const existing = { tool, organisations, isJudged: await isJudged(db, toolId), isRefused };
    return editToolPage(await getProgramme(db, programmeId), existing, form, asked);
  };

  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await newPage(programmeId, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(ToolForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await newPage(programmeId, parsed.form, asking(res)));
      const outcome = await addTool(db, programmeId, parsed.data, actorId(res));
      if ("id" in outcome) return res.redirect(303, `${toolsUrl(programmeId)}#tool-${outcome.id}`);
      const form = withMistake(req.body, "names.fi", toolText[outcome.mistake]);
      await sendPage(req, res, await newPage(programmeId, form, asking(res)));
    }),

    get(`${base}/:toolId`, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      await sendPage(req, res, await page(programmeId, toolId, emptyForm, asking(res)));
    }),

    post(`${base}/:toolId`, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      const parsed = parseForm(ToolForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, toolId, parsed.form, asking(res)));
      const mistake = await editTool(db, programmeId, toolId, parsed.data, actorId(res));
      if (mistake === null) return res.redirect(303, `${toolsUrl(programmeId)}#tool-${toolId}`);
      const form = withMistake(req.body, "names.fi", toolText[mistake]);
      await sendPage(req, res, await page(programmeId, toolId, form, asking(res)));
    }),

    post(`${base}/:toolId/ending`, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      await endTool(db, programmeId, toolId, actorId(res));
      res.redirect(303, `${toolsUrl(programmeId)}#tool-${toolId}`);
    }),

    post(`${base}/:toolId/return`, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      await followTool(db, programmeId, toolId, actorId(res));
      res.redirect(303, `${toolsUrl(programmeId)}#tool-${toolId}`);
    }),

    post(`${base}/:toolId/removal`, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      const refused = await removeTool(db, programmeId, toolId, actorId(res));
      if (refused === null) return res.redirect(303, toolsUrl(programmeId));
      await sendPage(req, res, await page(programmeId, toolId, emptyForm, asking(res), true), 409);
    }),
  ];
}
