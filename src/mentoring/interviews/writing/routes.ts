import type { Request, Response } from "express";
import { actorId, asking, wantsRegion } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { BadRequest, NotFound } from "../../../platform/errors.ts";
import {
  emptyForm,
  isShownAgain,
  parseForm,
  parseParams,
  parseStrictly,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { AnswersForm, allQuestions, typedAnswers, type Outcome, type Recorded } from "../../../surveys/index.ts";
import { interviewsUrl } from "../../addresses.ts";
import { isOnlyShown, typedForm } from "../../choosing/forms.ts";
import { ProgrammeParams } from "../../forms.ts";
import { interviewUrl, writingUrl } from "../addresses.ts";
import { beginInterview, saveAnswers, saveInterview, startInterviewForm } from "../commands.ts";
import { InterviewParams, InterviewQuestionParams } from "../forms.ts";
import { NewForm, NewQuery, WritingForm } from "./forms.ts";
import { answerPage, mistakeAt, newPage, writingPage } from "./pages.ts";
import { getAssessment } from "../queries.ts";
import { loadNew, loadWriting } from "./queries.ts";

const base = "/programmes/:programmeId/mentoring/interviews";
const one = `${base}/:interviewId`;

/** Writing an interview down: first of whom and by which form, then everything on one page. */
export function writingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      await showNew(deps, req, res, emptyForm, parseStrictly(NewQuery, req.query).unit);
    }),

    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      if (isOnlyShown(req.body)) return await showNew(deps, req, res, typedForm(req.body));
      const parsed = parseForm(NewForm, req.body);
      if (!parsed.ok) return await showNew(deps, req, res, parsed.form);
      const { form, ...given } = parsed.data;
      const { surveyId } = await startInterviewForm(db, { programmeId, form }, actorId(res));
      const place = { programmeId, surveyId, locale: asking(res).locale, ...given };
      const begun = await beginInterview(db, place, actorId(res));
      if (typeof begun === "object") return res.redirect(303, writingUrl({ programmeId, id: begun.id }));
      const { field, text } = mistakeAt(begun);
      await showNew(deps, req, res, withMistake(req.body, field, text));
    }),

    get(`${one}/writing`, "facilitator", async (req, res) => {
      await showWriting(deps, req, res, emptyForm, []);
    }),

    post(`${one}/writing`, "facilitator", async (req, res) => {
      const { programmeId, interviewId: id } = parseParams(InterviewParams, req.params);
      const fields = parseStrictly(AnswersForm, req.body);
      const typedOf = ({ questionnaire }: Recorded) => typedAnswers(allQuestions(questionnaire), fields, false);
      const parsed = parseForm(WritingForm, req.body);
      if (!parsed.ok) {
        const { outcomes } = await saveAnswers(db, { programmeId, id }, typedOf, actorId(res));
        return await showWriting(deps, req, res, parsed.form, outcomes);
      }
      const { act, shown: seen, ...details } = parsed.data;
      const writing = { details, seen, typedOf, isDone: act === "done" && !isShownAgain(req.body) };
      const { refused, outcomes } = await saveInterview(db, { programmeId, id }, writing, actorId(res));
      const { field, text } = mistakeAt(refused ?? "nothing-written");
      if (refused !== null) {
        const form = withMistake(req.body, field, text);
        return await showWriting(deps, req, res, form, outcomes, refused === "changed-meanwhile");
      }
      if (outcomes.some(isUntaken)) return await showWriting(deps, req, res, emptyForm, outcomes);
      const place = { programmeId, id };
      if (act === "rows") return res.redirect(303, `${writingUrl(place)}#people`);
      res.redirect(303, act === "done" ? interviewUrl(place) : `${interviewsUrl(programmeId)}?later=${id}`);
    }),

    get(`${one}/questions/:questionId/answer`, "facilitator", async (req, res) => {
      const { programmeId, interviewId: id, questionId } = parseParams(InterviewQuestionParams, req.params);
      await getAssessment(db, programmeId, id);
      res.redirect(303, `${writingUrl({ programmeId, id })}#q-${questionId}`);
    }),

    post(`${one}/questions/:questionId/answer`, "facilitator", async (req, res) => {
      const { programmeId, interviewId: id, questionId } = parseParams(InterviewQuestionParams, req.params);
      const fields = parseStrictly(AnswersForm, req.body);
      const typedOf = ({ questionnaire }: Recorded) => {
        const question = allQuestions(questionnaire).find((each) => each.id === questionId);
        if (question === undefined) throw new NotFound("question");
        return typedAnswers([question], fields, true);
      };
      const { outcomes, savedAt } = await saveAnswers(db, { programmeId, id }, typedOf, actorId(res));
      const [outcome] = outcomes;
      if (outcome === undefined) throw new BadRequest("the answer does not say what its page showed");
      if (!wantsRegion(req)) return res.redirect(303, `${writingUrl({ programmeId, id })}#q-${questionId}`);
      const { timeZone } = await getProgramme(db, programmeId);
      await sendPage(req, res, answerPage(outcome, { savedAt, timeZone }, asking(res)), isUntaken(outcome) ? 422 : 200);
    }),
  ];
}

function isUntaken({ decision: { kind } }: Outcome): boolean {
  return kind === "refuse" || kind === "clash";
}

async function showNew({ db }: Deps, req: Request, res: Response, form: FormState, unitId?: string): Promise<void> {
  const { programmeId } = parseParams(ProgrammeParams, req.params);
  const material = await loadNew(db, programmeId, actorId(res));
  await sendPage(req, res, newPage(material, form, unitId ?? "", asking(res)));
}

/** `isChanged` where somebody else's details are stored: theirs are shown, and mine take their place when sent again. */
async function showWriting(
  { db }: Deps,
  req: Request,
  res: Response,
  form: FormState,
  outcomes: Outcome[],
  isChanged = false,
): Promise<void> {
  const { programmeId, interviewId } = parseParams(InterviewParams, req.params);
  const material = await loadWriting(db, programmeId, interviewId);
  const page = writingPage(material, form, { outcomes, isChanged }, asking(res));
  const isClash = isChanged || outcomes.some(({ decision }) => decision.kind === "clash");
  await sendPage(req, res, page, isClash ? 409 : page.hasMistakes === true ? 422 : 200);
}
