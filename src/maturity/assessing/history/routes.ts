import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Forbidden, NotFound } from "../../../platform/errors.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  typedValues,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { pairUrl } from "../../addresses.ts";
import { getTool } from "../../queries.ts";
import { AssessmentParams, PairParams } from "../forms.ts";
import { getUnit, listHistory } from "../queries.ts";
import { mayCorrect } from "./chains.ts";
import { correctAssessment, takeBackAssessment, type Actor, type AssessmentPlace } from "./commands.ts";
import { CorrectionForm, HistoryQuery, type HistoryDone } from "./forms.ts";
import { correctionPage, historyPage } from "./pages.ts";

const pair = "/programmes/:programmeId/maturity/organisations/:organisationId/tools/:toolId";
const correction = `${pair}/assessments/:assessmentId/correction`;

/** What has been judged of a unit and tool, and what should have been. */
export function historyRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(pair, "facilitator", async (req, res) => {
      const ids = parseParams(PairParams, req.params);
      const { done } = parseStrictly(HistoryQuery, req.query);
      const place = await loadPlace(deps, ids);
      const told = { mentors: await listHistory(db, ids), own: await listHistory(db, ids, "unit") };
      await sendPage(req, res, historyPage(place, told, done, actorOf(res), asking(res)));
    }),

    get(correction, "facilitator", async (req, res) => {
      await showCorrection(deps, req, res, emptyForm);
    }),

    post(correction, "facilitator", async (req, res) => {
      const ids = parseParams(AssessmentParams, req.params);
      const parsed = parseForm(CorrectionForm, req.body);
      if (!parsed.ok) return await showCorrection(deps, req, res, parsed.form);
      const outcome = await correctAssessment(db, ids, parsed.data, actorOf(res));
      if (outcome === "corrected-already")
        return await showInVain(deps, req, res, { values: typedValues(req.body), mistakes: {} });
      if (outcome !== "in-future") return goBack(res, ids, outcome);
      const form = withMistake(req.body, "on", "maturity.assessing.score.inFuture");
      await showCorrection(deps, req, res, form);
    }),

    post(`${correction}/removal`, "facilitator", async (req, res) => {
      const ids = parseParams(AssessmentParams, req.params);
      const outcome = await takeBackAssessment(db, ids, actorOf(res));
      if (outcome === "taken-back") return goBack(res, ids, outcome);
      await showInVain(deps, req, res, emptyForm);
    }),
  ];
}

function actorOf(res: Response): Actor {
  const { role } = asking(res);
  return { userId: actorId(res), plans: role === "planner" || role === "owner" };
}

function goBack(res: Response, { programmeId, organisationId, toolId }: AssessmentPlace, done?: HistoryDone): void {
  const url = pairUrl({ programmeId, id: organisationId }, toolId);
  res.redirect(303, done === undefined ? url : `${url}?done=${done}`);
}

async function loadPlace({ db }: Deps, ids: Omit<AssessmentPlace, "assessmentId">) {
  return {
    programme: await getProgramme(db, ids.programmeId),
    unit: (await getUnit(db, ids)).unit,
    tool: await getTool(db, ids.programmeId, ids.toolId),
  };
}

/** The form of a judgement that nothing has corrected; else the history, which tells what has. */
async function showCorrection(deps: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const ids = parseParams(AssessmentParams, req.params);
  const { assessment, isCorrected } = await loadAssessment(deps, ids, actorOf(res));
  if (isCorrected && form === emptyForm) goBack(res, ids);
  else if (isCorrected) await showInVain(deps, req, res, form);
  else await sendPage(req, res, correctionPage(await loadPlace(deps, ids), assessment, form, false, asking(res)));
}

/** Somebody was faster: what was typed is shown, and that it was not stored. */
async function showInVain(deps: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const ids = parseParams(AssessmentParams, req.params);
  const { assessment } = await loadAssessment(deps, ids, actorOf(res));
  await sendPage(req, res, correctionPage(await loadPlace(deps, ids), assessment, form, true, asking(res)), 409);
}

async function loadAssessment({ db }: Deps, ids: AssessmentPlace, actor: Actor) {
  const history = await listHistory(db, ids);
  const assessment = history.find(({ id }) => id === ids.assessmentId);
  if (assessment === undefined) throw new NotFound("assessment");
  if (!mayCorrect(assessment, actor)) throw new Forbidden("assessment");
  return { assessment, isCorrected: history.some(({ correctsId }) => correctsId === assessment.id) };
}
