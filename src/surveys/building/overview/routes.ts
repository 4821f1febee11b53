import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage, sendSaved } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { buildingUrl, questionUrl, sectionUrl } from "../addresses.ts";
import type { ActRefusal } from "../acts/places.ts";
import { redoEdit, undoEdit, type Done, type Place, type StepRefusal } from "../edits/commands.ts";
import {
  BuildingParams,
  BuildingQuery,
  ConditionsForm,
  CopyForm,
  MoveForm,
  QuestionKeyParams,
  SectionKeyParams,
  StepForm,
  TurnForm,
  type DoneAct,
} from "../forms.ts";
import { placePage } from "../place/pages.ts";
import { loadBuilding } from "../queries.ts";
import { copyQuestion, dropQuestion, moveTo } from "../question/commands.ts";
import { dropSection, stepSection } from "../section/commands.ts";
import type { Again } from "../words/pages.ts";
import { buildingPage } from "./pages.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/building";

/** The survey's questions as a whole: order, copies, removal, and taking edits back. */
export function overviewRoutes({ db }: Deps): Route[] {
  return [
    get(base, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const { done } = parseStrictly(BuildingQuery, req.query);
      await sendPage(req, res, buildingPage(await loadBuilding(db, place), { done }, asking(res)));
    }),

    post(`${base}/undo`, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const { seen } = parseStrictly(TurnForm, req.body);
      await sendTurned(db, req, res, place, await undoEdit(db, place, actorId(res), seen), "undo");
    }),

    post(`${base}/redo`, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const { seen } = parseStrictly(TurnForm, req.body);
      await sendTurned(db, req, res, place, await redoEdit(db, place, actorId(res), seen), "redo");
    }),

    get(`${base}/questions/:questionKey/place`, "planner", async (req, res) => {
      const { questionKey, ...place } = parseParams(QuestionKeyParams, req.params);
      const page = placePage(await loadBuilding(db, place), questionKey, asking(res));
      if (page === undefined) throw new NotFound("question");
      await sendPage(req, res, page);
    }),

    post(`${base}/questions/:questionKey/place`, "planner", async (req, res) => {
      const { questionKey: key, ...place } = parseParams(QuestionKeyParams, req.params);
      const form = parseStrictly(MoveForm, req.body);
      const move = "way" in form ? { way: form.way } : { to: form.to };
      const outcome = await moveTo(db, place, { key, move }, actorId(res), { mayDropConditions: form.conditions });
      const fields = "way" in form ? [{ name: "way", value: form.way }] : [{ name: "to", value: writePlace(form.to) }];
      const again = { url: `${questionUrl(surveyOf(place), key)}/place`, fields };
      await sendOutcome(db, req, res, place, outcome, "question.move", again);
    }),

    post(`${base}/questions/:questionKey/copy`, "planner", async (req, res) => {
      const { questionKey: key, ...place } = parseParams(QuestionKeyParams, req.params);
      const { since } = parseStrictly(CopyForm, req.body);
      const outcome = await copyQuestion(db, place, { key, since }, actorId(res));
      await sendOutcome(db, req, res, place, outcome, "question.copy");
    }),

    post(`${base}/questions/:questionKey/removal`, "planner", async (req, res) => {
      const { questionKey: key, ...place } = parseParams(QuestionKeyParams, req.params);
      const { conditions: mayDropConditions } = parseStrictly(ConditionsForm, req.body);
      const outcome = await dropQuestion(db, place, key, actorId(res), { mayDropConditions });
      const again = { url: `${questionUrl(surveyOf(place), key)}/removal`, fields: [] };
      await sendOutcome(db, req, res, place, outcome, "question.remove", again);
    }),

    post(`${base}/sections/:sectionKey/place`, "planner", async (req, res) => {
      const { sectionKey: key, ...place } = parseParams(SectionKeyParams, req.params);
      const { way, conditions: mayDropConditions } = parseStrictly(StepForm, req.body);
      const outcome = await stepSection(db, place, { key, way }, actorId(res), { mayDropConditions });
      const again = { url: `${sectionUrl(surveyOf(place), key)}/place`, fields: [{ name: "way", value: way }] };
      await sendOutcome(db, req, res, place, outcome, "section.move", again);
    }),

    post(`${base}/sections/:sectionKey/removal`, "planner", async (req, res) => {
      const { sectionKey: key, ...place } = parseParams(SectionKeyParams, req.params);
      const { conditions: mayDropConditions } = parseStrictly(ConditionsForm, req.body);
      const outcome = await dropSection(db, place, key, actorId(res), { mayDropConditions });
      const again = { url: `${sectionUrl(surveyOf(place), key)}/removal`, fields: [] };
      await sendOutcome(db, req, res, place, outcome, "section.remove", again);
    }),
  ];
}

/** After an act: the page with what was done, or why it was not. */
async function sendOutcome(
  db: Db,
  req: Request,
  res: Response,
  place: Place,
  outcome: Done<ActRefusal>,
  done: DoneAct,
  again?: Again,
): Promise<void> {
  if (!("refused" in outcome)) {
    await sendDone(db, req, res, place, done);
    return;
  }
  const happened = { refused: outcome.refused, ...(again === undefined ? {} : { again }) };
  await sendPage(req, res, buildingPage(await loadBuilding(db, place), happened, asking(res)), 409);
}

async function sendTurned(
  db: Db,
  req: Request,
  res: Response,
  place: Place,
  refused: StepRefusal | null,
  done: DoneAct,
): Promise<void> {
  if (refused === null) await sendDone(db, req, res, place, done);
  else await sendPage(req, res, buildingPage(await loadBuilding(db, place), { refused }, asking(res)), 409);
}

async function sendDone(db: Db, req: Request, res: Response, place: Place, done: DoneAct): Promise<void> {
  const url = `${buildingUrl(surveyOf(place))}?done=${done}`;
  await sendSaved(req, res, url, async () => buildingPage(await loadBuilding(db, place), { done }, asking(res)));
}

function surveyOf({ programmeId, surveyId: id }: Place) {
  return { programmeId, id };
}

function writePlace({ section, before }: { section: string; before: string | null }): string {
  return `${encodeURIComponent(section)}/${encodeURIComponent(before ?? "")}`;
}
