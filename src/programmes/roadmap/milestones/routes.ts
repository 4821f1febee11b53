import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseForm, parseParams, withMistake } from "../../../platform/forms.ts";
import { post, type Route } from "../../../platform/routes.ts";
import { roadmapUrl } from "../addresses.ts";
import { addMilestone, editMilestone, removeMilestone, type MilestoneMistake } from "../commands.ts";
import { MilestoneForm, MilestoneParams, RoadmapParams } from "../forms.ts";
import type { Sent } from "../seen.ts";
import { milestoneMistakeText } from "./pages.ts";

const base = "/programmes/:programmeId/roadmap/milestones";
const one = `${base}/:milestoneId`;

/** The rows of the milestones: added, changed, removed; `show` sends the page with what a row was sent as. */
export function milestoneRoutes(
  { db }: Deps,
  show: (req: Request, res: Response, sent: Sent | null) => Promise<void>,
): Route[] {
  const goBack = (res: Response, programmeId: string, milestoneId: string) => {
    res.redirect(303, `${roadmapUrl(programmeId)}#milestone-${milestoneId}`);
  };
  const refused = async (req: Request, res: Response, row: string, mistake: MilestoneMistake) => {
    const { field, key } = milestoneMistakeText[mistake];
    const name = field === "names" ? `names.${asking(res).locale}` : field;
    await show(req, res, { row, form: withMistake(req.body, name, key) });
  };
  return [
    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(RoadmapParams, req.params);
      const parsed = parseForm(MilestoneForm, req.body);
      if (!parsed.ok) return await show(req, res, { row: "milestone", form: parsed.form });
      const outcome = await addMilestone(db, { programmeId, ...parsed.data }, actorId(res));
      if ("id" in outcome) return goBack(res, programmeId, outcome.id);
      await refused(req, res, "milestone", outcome.mistake);
    }),

    post(one, "planner", async (req, res) => {
      const { programmeId, milestoneId } = parseParams(MilestoneParams, req.params);
      const parsed = parseForm(MilestoneForm, req.body);
      if (!parsed.ok) return await show(req, res, { row: milestoneId, form: parsed.form });
      const mistake = await editMilestone(db, programmeId, milestoneId, parsed.data, actorId(res));
      if (mistake === null) return goBack(res, programmeId, milestoneId);
      await refused(req, res, milestoneId, mistake);
    }),

    post(`${one}/removal`, "planner", async (req, res) => {
      const { programmeId, milestoneId } = parseParams(MilestoneParams, req.params);
      await removeMilestone(db, programmeId, milestoneId, actorId(res));
      res.redirect(303, `${roadmapUrl(programmeId)}#milestones`);
    }),
  ];
}
