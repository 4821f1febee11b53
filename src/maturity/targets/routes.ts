import type { Request, Response } from "express";
import { z } from "zod";
import { listMembers } from "../../identity/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ProgrammeParams } from "../forms.ts";
import { targetsUrl } from "./addresses.ts";
import { changeTarget, endTarget, resumeTarget, setTarget } from "./commands.ts";
import { targetMistakeText } from "./editing/pages.ts";
import { TargetForm, TargetParams } from "./forms.ts";
import { targetsPage } from "./pages.ts";
import { getTarget } from "./queries.ts";
import { loadTargets } from "./standing/queries.ts";

const base = "/programmes/:programmeId/maturity/targets";
const one = `${base}/:targetId`;

/** Which target is open for editing. */
const OpenQuery = z.object({
  edit: z
    .union([z.literal("new"), z.uuid()])
    .optional()
    .catch(undefined),
});

/** Levels that units are to reach: set, changed, ended. */
export function targetRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(base, "viewer", async (req, res) => {
      const { edit } = parseStrictly(OpenQuery, req.query);
      await show(deps, req, res, edit ?? null, emptyForm);
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(TargetForm, req.body);
      if (!parsed.ok) return await show(deps, req, res, "new", parsed.form);
      const outcome = await setTarget(db, { programmeId, ...parsed.data }, actorId(res));
      if ("id" in outcome) return res.redirect(303, `${targetsUrl(programmeId)}#target-${outcome.id}`);
      const { field, key } = targetMistakeText[outcome.mistake];
      await show(deps, req, res, "new", withMistake(req.body, field, key));
    }),

    post(one, "planner", async (req, res) => {
      const { programmeId, targetId } = parseParams(TargetParams, req.params);
      await getTarget(db, programmeId, targetId);
      const parsed = parseForm(TargetForm, req.body);
      if (!parsed.ok) return await show(deps, req, res, targetId, parsed.form);
      const mistake = await changeTarget(db, programmeId, targetId, parsed.data, actorId(res));
      if (mistake === null) return res.redirect(303, `${targetsUrl(programmeId)}#target-${targetId}`);
      const { field, key } = targetMistakeText[mistake];
      await show(deps, req, res, targetId, withMistake(req.body, field, key));
    }),

    post(`${one}/ending`, "planner", async (req, res) => {
      const { programmeId, targetId } = parseParams(TargetParams, req.params);
      await endTarget(db, programmeId, targetId, actorId(res));
      res.redirect(303, targetsUrl(programmeId));
    }),

    post(`${one}/return`, "planner", async (req, res) => {
      const { programmeId, targetId } = parseParams(TargetParams, req.params);
      const refused = await resumeTarget(db, programmeId, targetId, actorId(res));
      if (refused === null) return res.redirect(303, `${targetsUrl(programmeId)}#target-${targetId}`);
      await show(deps, req, res, null, emptyForm, "targets.edit.alreadyAnother");
    }),
  ];
}

async function show(
  { db }: Deps,
  req: Request,
  res: Response,
  open: string | null,
  form: FormState,
  alert: Key | null = null,
): Promise<void> {
  const { programmeId } = parseParams(ProgrammeParams, req.params);
  const seen = await loadTargets(db, programmeId);
  const editing = { open, form, alert, colleagues: await listMembers(db, programmeId) };
  await sendPage(req, res, targetsPage(seen, editing, asking(res)), alert === null ? undefined : 409);
}
