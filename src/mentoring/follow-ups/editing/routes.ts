import type { Request, Response } from "express";
import { z } from "zod";
import { actorId, asking, wantsRegion } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { followUpsUrl } from "../../addresses.ts";
import { isOnlyShown, typedForm } from "../../choosing/forms.ts";
import { ProgrammeParams } from "../../forms.ts";
import { getAssessment } from "../../interviews/queries.ts";
import { followUpUrl } from "../addresses.ts";
import { addFollowUp, editFollowUp, moveFollowUp, removeFollowUp } from "../commands.ts";
import { FollowUpParams, MoveForm } from "../forms.ts";
import { listUrl } from "../list/addresses.ts";
import { ShownForm } from "../list/forms.ts";
import { listPage } from "../list/pages.ts";
import { loadList } from "../list/queries.ts";
import { refusalText } from "../pages.ts";
import { FollowUpForm, NewFollowUpForm, NewQuery } from "./forms.ts";
import { editPage, newPage } from "./pages.ts";
import { loadChoices, loadFollowUp, loadNewChoices } from "./queries.ts";

const base = "/programmes/:programmeId/mentoring/follow-ups";
const one = `${base}/:followUpId`;

/** Writing follow-ups down, changing them and saying how they stand. */
export function editingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      const { unit, interview = "" } = parseStrictly(NewQuery, req.query);
      const values = { interviewId: interview, ...(unit !== undefined && { unitId: unit }) };
      await showNew(deps, req, res, { values, mistakes: {} });
    }),

    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      if (isOnlyShown(req.body)) return await showNew(deps, req, res, typedForm(req.body));
      const parsed = parseForm(NewFollowUpForm, req.body);
      if (!parsed.ok) return await showNew(deps, req, res, parsed.form);
      const { interviewId, ...given } = parsed.data;
      // What was moved to another unit did not come up in the interview with this one.
      const interview = interviewId === null ? null : await getAssessment(db, programmeId, interviewId);
      const assessmentId = interview?.unitId === given.unitId ? interview.id : null;
      const added = await addFollowUp(db, { programmeId, assessmentId, ...given }, actorId(res));
      if (typeof added === "string")
        return await showNew(deps, req, res, withMistake(req.body, "what", refusalText[added]));
      res.redirect(303, followUpsUrl(programmeId));
    }),

    get(one, "facilitator", async (req, res) => {
      await showOne(deps, req, res, emptyForm);
    }),

    post(one, "facilitator", async (req, res) => {
      const { programmeId, followUpId: id } = parseParams(FollowUpParams, req.params);
      const parsed = parseForm(FollowUpForm, req.body);
      if (!parsed.ok) return await showOne(deps, req, res, parsed.form);
      const refused = await editFollowUp(db, { programmeId, id }, parsed.data, actorId(res));
      if (refused !== null) return await showOne(deps, req, res, withMistake(req.body, "what", refusalText[refused]));
      res.redirect(303, followUpsUrl(programmeId));
    }),

    post(`${one}/state`, "facilitator", async (req, res) => {
      const { programmeId, followUpId: id } = parseParams(FollowUpParams, req.params);
      const { state, from, shown, ...rest } = parseStrictly(MovedForm, req.body);
      await moveFollowUp(db, { programmeId, id, state }, actorId(res));
      if (from === "one") return res.redirect(303, followUpUrl({ programmeId, id }));
      const wanted = { ...rest, state: shown };
      if (!wantsRegion(req)) return res.redirect(303, listUrl(programmeId, wanted));
      await sendPage(req, res, listPage(await loadList(db, programmeId, wanted), wanted, asking(res)));
    }),

    post(`${one}/removal`, "planner", async (req, res) => {
      const { programmeId, followUpId: id } = parseParams(FollowUpParams, req.params);
      await removeFollowUp(db, { programmeId, id }, actorId(res));
      res.redirect(303, followUpsUrl(programmeId));
    }),
  ];
}

/** How a follow-up stands from now on, and where that was said: on its own page, or in the list as it was shown. */
const MovedForm = MoveForm.extend({ from: z.enum(["one", "list"]).catch("list"), ...ShownForm.shape });

async function showNew({ db }: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId } = parseParams(ProgrammeParams, req.params);
  const interviewId = form.values["interviewId"] ?? "";
  const interview = z.uuid().safeParse(interviewId).success ? await getAssessment(db, programmeId, interviewId) : null;
  await sendPage(req, res, newPage(await loadNewChoices(db, programmeId, actorId(res)), interview, form, asking(res)));
}

async function showOne({ db }: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId, followUpId } = parseParams(FollowUpParams, req.params);
  const seen = await loadFollowUp(db, programmeId, followUpId);
  await sendPage(req, res, editPage(await loadChoices(db, programmeId), seen, form, asking(res)));
}
