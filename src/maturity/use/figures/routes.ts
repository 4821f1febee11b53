import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Forbidden, NotFound } from "../../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, typedValues, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { mayCorrect } from "../../assessing/history/chains.ts";
import type { Actor } from "../../assessing/history/commands.ts";
import { ToolParams } from "../../forms.ts";
import { getTool } from "../../queries.ts";
import { toolUseUrl } from "../addresses.ts";
import { FigureParams } from "../forms.ts";
import { listWritten, loadUse } from "../queries.ts";
import type { UseDone } from "../tool/pages.ts";
import { addUseFigure, correctUseFigure, takeBackUseFigure, type FigurePlace } from "./commands.ts";
import { FigureForm } from "./forms.ts";
import { correctFigurePage, newFigurePage, refusedForm } from "./pages.ts";

const base = "/programmes/:programmeId/maturity/tools/:toolId/use/figures";

/** Figures of a tool's use: written down, corrected, taken back. */
export function figureRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      await showNew(deps, req, res, emptyForm);
    }),

    post(base, "facilitator", async (req, res) => {
      const place = parseParams(ToolParams, req.params);
      const parsed = parseForm(FigureForm, req.body);
      if (!parsed.ok) return await showNew(deps, req, res, parsed.form);
      const outcome = await addUseFigure(db, { ...place, ...parsed.data }, actorId(res));
      if ("mistake" in outcome) return await showNew(deps, req, res, refusedForm(req.body, outcome.mistake));
      res.redirect(303, `${toolUseUrl({ ...place, id: place.toolId })}#figure-${outcome.id}`);
    }),

    get(`${base}/:figureId/correction`, "facilitator", async (req, res) => {
      await showCorrection(deps, req, res, emptyForm, false);
    }),

    post(`${base}/:figureId/correction`, "facilitator", async (req, res) => {
      const place = parseParams(FigureParams, req.params);
      const parsed = parseForm(FigureForm, req.body);
      if (!parsed.ok) return await showCorrection(deps, req, res, parsed.form, false);
      const outcome = await correctUseFigure(db, place, parsed.data, actorOf(res));
      if (outcome === "corrected" || outcome === "unchanged") return goBack(res, place, outcome);
      if (outcome === "corrected-already") return await showInVain(deps, req, res);
      await showCorrection(deps, req, res, refusedForm(req.body, outcome), false);
    }),

    post(`${base}/:figureId/removal`, "facilitator", async (req, res) => {
      const place = parseParams(FigureParams, req.params);
      const outcome = await takeBackUseFigure(db, place, actorOf(res));
      if (outcome === "taken-back") return goBack(res, place, outcome);
      await showCorrection(deps, req, res, emptyForm, true);
    }),
  ];
}

function actorOf(res: Response): Actor {
  const { role } = asking(res);
  return { userId: actorId(res), plans: role === "planner" || role === "owner" };
}

function goBack(res: Response, { programmeId, toolId }: FigurePlace, done: UseDone): void {
  res.redirect(303, `${toolUseUrl({ programmeId, id: toolId })}?done=${done}`);
}

async function showNew({ db }: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId, toolId } = parseParams(ToolParams, req.params);
  const ground = { tool: await getTool(db, programmeId, toolId), use: await loadUse(db, programmeId) };
  await sendPage(req, res, newFigurePage(ground, form, asking(res)));
}

/** Somebody was faster: what was typed is shown, and that it was not stored. */
async function showInVain(deps: Deps, req: Request, res: Response): Promise<void> {
  await showCorrection(deps, req, res, { values: typedValues(req.body), mistakes: {} }, true);
}

async function showCorrection({ db }: Deps, req: Request, res: Response, form: FormState, isInVain: boolean) {
  const { programmeId, toolId, figureId } = parseParams(FigureParams, req.params);
  const tool = await getTool(db, programmeId, toolId);
  const written = await listWritten(db, programmeId, toolId);
  const figure = written.find(({ id }) => id === figureId);
  if (figure === undefined) throw new NotFound("figure");
  if (!mayCorrect({ judgedBy: figure.writtenBy }, actorOf(res))) throw new Forbidden("figure");
  const isCorrected = written.some(({ correctsId }) => correctsId === figureId);
  const use = await loadUse(db, programmeId);
  const page = correctFigurePage({ tool, use }, figure, form, isInVain || isCorrected, asking(res));
  await sendPage(req, res, page, isInVain ? 409 : undefined);
}
