import type { Request, Response } from "express";
import { listNeeds } from "../../../catalogue/index.ts";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { codeAnswer } from "../../../needs/index.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { interviewsUrl } from "../../addresses.ts";
import { takeUpNeed } from "../../follow-ups/commands.ts";
import { interviewUrl } from "../addresses.ts";
import { removeInterview } from "../commands.ts";
import { InterviewNeedParams, InterviewParams, InterviewQuestionParams } from "../forms.ts";
import { getAssessment } from "../queries.ts";
import { CodesForm, OneQuery } from "./forms.ts";
import { interviewPage } from "./pages.ts";
import { loadInterview } from "./queries.ts";

const one = "/programmes/:programmeId/mentoring/interviews/:interviewId";

/** One interview: what the unit needs, what was said, and what follows from it. */
export function oneRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(one, "facilitator", async (req, res) => {
      const { programmeId, interviewId } = parseParams(InterviewParams, req.params);
      const { refused } = parseStrictly(OneQuery, req.query);
      const seen = await loadInterview(db, programmeId, interviewId);
      await sendPage(req, res, interviewPage(seen, refused, asking(res)));
    }),

    post(`${one}/needs/:needId/follow-up`, "facilitator", async (req, res) => {
      const { programmeId, interviewId, needId } = parseParams(InterviewNeedParams, req.params);
      const assessment = await getAssessment(db, programmeId, interviewId);
      const need = (await listNeeds(db, programmeId)).find(({ id }) => id === needId);
      if (need === undefined) throw new NotFound("need");
      const { unitId, mentorId: ownerId } = assessment;
      const what = textIn(need.names, (await getProgramme(db, programmeId)).defaultLocale);
      const about = { programmeId, unitId, needId, what, ownerId, toolId: null, dueOn: null };
      await takeUpNeed(db, { ...about, assessmentId: interviewId }, actorId(res));
      res.redirect(303, `${interviewUrl(assessment)}#n-${needId}`);
    }),

    post(`${one}/questions/:questionId/codes`, "facilitator", async (req, res) => {
      const { programmeId, interviewId, questionId } = parseParams(InterviewQuestionParams, req.params);
      const { none, ...choice } = parseStrictly(CodesForm, req.body);
      const { responseId } = await getAssessment(db, programmeId, interviewId);
      if (responseId === null) throw new NotFound("open answer");
      const url = interviewUrl({ programmeId, id: interviewId });
      // "None of these" is said by its own button alone.
      if (choice.chosen.length === 0 && none !== "yes") return res.redirect(303, `${url}?refused=nothing#codes`);
      const chosen = none === "yes" ? [] : choice.chosen;
      const coded = await codeAnswer(db, { programmeId, responseId, questionId }, { ...choice, chosen }, actorId(res));
      res.redirect(303, coded === "changed" ? `${url}?refused=changed#codes` : `${url}#a-${questionId}`);
    }),

    post(`${one}/removal`, "facilitator", async (req, res) => {
      const { programmeId, interviewId } = parseParams(InterviewParams, req.params);
      const mayPlan = plans(asking(res));
      const place = { programmeId, id: interviewId };
      const refused = await removeInterview(db, place, { actorId: actorId(res), mayPlan });
      if (refused === null) return res.redirect(303, interviewsUrl(programmeId));
      await showRefused(deps, req, res, refused);
    }),
  ];
}

function plans({ role }: Asking): boolean {
  return role === "planner" || role === "owner";
}

async function showRefused({ db }: Deps, req: Request, res: Response, refused: "has-follow-ups" | "not-yours") {
  const { programmeId, interviewId } = parseParams(InterviewParams, req.params);
  const seen = await loadInterview(db, programmeId, interviewId);
  await sendPage(req, res, interviewPage(seen, refused, asking(res)), 409);
}
