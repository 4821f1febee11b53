import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, withMistake } from "../../../platform/forms.ts";
import { sendSaved, type Page } from "../../../platform/pages.ts";
import { post, type Route } from "../../../platform/routes.ts";
import { roadmapUrl } from "../addresses.ts";
import { addPhase, editPhase, movePhase, removePhase } from "../commands.ts";
import { MoveForm, PhaseForm, PhaseParams, RoadmapParams } from "../forms.ts";
import type { Sent } from "../seen.ts";
import { phaseMistakeText } from "./pages.ts";

const base = "/programmes/:programmeId/roadmap/phases";
const one = `${base}/:phaseId`;

/** The rows of the phases: added, changed, moved, removed; `show` sends the page with what a row was sent as. */
export function phaseRoutes(
  { db }: Deps,
  show: (req: Request, res: Response, sent: Sent | null) => Promise<void>,
  page: (programmeId: string, res: Response, sent: Sent | null) => Promise<Page>,
): Route[] {
  const goBack = (res: Response, programmeId: string, phaseId: string) => {
    res.redirect(303, `${roadmapUrl(programmeId)}#phase-${phaseId}`);
  };
  return [
    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(RoadmapParams, req.params);
      const parsed = parseForm(PhaseForm, req.body);
      if (!parsed.ok) return await show(req, res, { row: "phase", form: parsed.form });
      const { firstMonth: startsOn, lastMonth: endsOn, ...details } = parsed.data;
      const outcome = await addPhase(db, { programmeId, startsOn, endsOn, ...details }, actorId(res));
      if ("id" in outcome) return goBack(res, programmeId, outcome.id);
      const form = withMistake(req.body, `names.${asking(res).locale}`, phaseMistakeText[outcome.mistake]);
      await show(req, res, { row: "phase", form });
    }),

    post(one, "planner", async (req, res) => {
      const { programmeId, phaseId } = parseParams(PhaseParams, req.params);
      const parsed = parseForm(PhaseForm, req.body);
      if (!parsed.ok) return await show(req, res, { row: phaseId, form: parsed.form });
      const mistake = await editPhase(db, programmeId, phaseId, parsed.data, actorId(res));
      if (mistake === null) return goBack(res, programmeId, phaseId);
      const form = withMistake(req.body, `names.${asking(res).locale}`, phaseMistakeText[mistake]);
      await show(req, res, { row: phaseId, form });
    }),

    post(`${one}/position`, "planner", async (req, res) => {
      const { programmeId, phaseId } = parseParams(PhaseParams, req.params);
      await movePhase(db, programmeId, phaseId, parseStrictly(MoveForm, req.body).direction, actorId(res));
      const url = `${roadmapUrl(programmeId)}#phase-${phaseId}`;
      await sendSaved(req, res, url, () => page(programmeId, res, null));
    }),

    post(`${one}/removal`, "planner", async (req, res) => {
      const { programmeId, phaseId } = parseParams(PhaseParams, req.params);
      await removePhase(db, programmeId, phaseId, actorId(res));
      res.redirect(303, `${roadmapUrl(programmeId)}#phases`);
    }),
  ];
}
