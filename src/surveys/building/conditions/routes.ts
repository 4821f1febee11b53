import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import type { Condition } from "../../questionnaire/conditions/condition.ts";
import { buildingUrl } from "../addresses.ts";
import { loadWorking, type Working } from "../edits/queries.ts";
import { BuildingParams, QuestionKeyParams, SectionKeyParams } from "../forms.ts";
import { saveCondition } from "./commands.ts";
import { fromGroups, toGroups } from "./condition-groups.ts";
import { thingOf, type Conditioned } from "./conditioned.ts";
import { ConditionForm, readForm } from "./forms.ts";
import { conditionPage, type ConditionShown } from "./pages.ts";
import { earlierQuestions, emptyCondition, pressed, readCondition, typedOf } from "./typed-condition.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/building";

/** When questions and sections are shown. A row is added, taken away or reloaded with what is typed kept; one button saves. */
export function conditionRoutes({ db }: Deps): Route[] {
  const things: [string, (req: Request) => Conditioned][] = [
    ["questions/:questionKey", (req) => ({ question: parseParams(QuestionKeyParams, req.params).questionKey })],
    ["sections/:sectionKey", (req) => ({ section: parseParams(SectionKeyParams, req.params).sectionKey })],
  ];
  return things.flatMap(([path, onOf]) => [
    get(`${base}/${path}/condition`, "planner", async (req, res) => {
      await sendPage(req, res, conditionPage(await loadShown(db, req, onOf(req)), asking(res)));
    }),
    post(`${base}/${path}/condition`, "planner", async (req, res) => {
      const shown = await loadShown(db, req, onOf(req));
      const { typed, press, isSaved, seen } = readForm(parseStrictly(ConditionForm, req.body));
      const now = { ...shown, typed: press === null ? typed : pressed(typed, press), isTooDeep: false };
      if (!isSaved) return await sendPage(req, res, conditionPage(now, asking(res)));

      const read = readCondition(typed, earlierQuestions(shown.working.questionnaire, shown.on));
      const mistakes = "mistakes" in read ? read.mistakes : [];
      const condition = "groups" in read ? fromGroups(read.groups) : null;
      if (condition === null) return await sendPage(req, res, conditionPage({ ...now, mistakes }, asking(res)));
      await save(db, req, res, now, { condition, seen });
    }),
    post(`${base}/${path}/condition/removal`, "planner", async (req, res) => {
      const shown = await loadShown(db, req, onOf(req));
      const { seen } = readForm(parseStrictly(ConditionForm, req.body));
      await save(db, req, res, shown, { condition: null, seen });
    }),
  ]);
}

/** The condition as it stands, in the form's fields. */
async function loadShown(db: Db, req: Request, on: Conditioned): Promise<ConditionShown> {
  const { programmeId, surveyId } = parseParams(BuildingParams, req.params);
  const working = await loadWorking(db, programmeId, surveyId);
  const thing = thingOf(working.questionnaire, on);
  if (thing === undefined) throw new NotFound("question or section");
  const groups = thing.condition === undefined ? null : toGroups(thing.condition);
  return {
    ...{ working, on, typed: groups === null ? emptyCondition : typedOf(groups) },
    isTooDeep: thing.condition !== undefined && groups === null,
    ...{ mistakes: [], refused: [], isChangedMeanwhile: false },
  };
}

async function save(
  db: Db,
  req: Request,
  res: Response,
  shown: ConditionShown,
  { condition, seen }: { condition: Condition | null; seen: string },
): Promise<void> {
  const { survey } = shown.working;
  const place = { programmeId: survey.programmeId, surveyId: survey.id };
  const refused = await saveCondition(db, place, { on: shown.on, condition, seen }, actorId(res));
  if (refused === "gone") throw new NotFound("question or section");
  const send = async (again: ConditionShown, status: number) =>
    await sendPage(req, res, conditionPage(again, asking(res)), status);
  if (refused === null) res.redirect(303, doneUrl(survey, condition));
  else if (refused === "changed-meanwhile") await send({ ...shown, isChangedMeanwhile: true }, 409);
  else await send({ ...shown, refused: refused.conditions }, 422);
}

function doneUrl(survey: Working["survey"], condition: Condition | null): string {
  return `${buildingUrl(survey)}?done=${condition === null ? "condition.remove" : "condition.edit"}`;
}
