import { actorId, asking } from "../../platform/asking.ts";
import { setSessionCookie } from "../../platform/browser-session.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { instantOf } from "../../surveys/index.ts";
import { offerAgain } from "../learning/commands.ts";
import { listTopicFeedback } from "../learning/queries.ts";
import { askAdded, askFeedback, closeNow, moveClosing, openOwnFeedback, remindOfFeedback } from "./commands.ts";
import { ClosingForm, FeedbackQuery, OwnParams, ProgrammeParams, TopicParams, WorkshopParams } from "./forms.ts";
import { overviewPage } from "./overview/pages.ts";
import { askingText, feedbackPage, feedbackUrl } from "./pages.ts";
import { listHeldWithFeedback, loadWorkshopFeedback } from "./queries.ts";

type Req = Parameters<Route["handler"]>[0];
type Res = Parameters<Route["handler"]>[1];

/** Feedback on held workshops: asking for it, its results, and what they say of topics. */
export function feedbackRoutes(deps: Deps): Route[] {
  const { db, publicUrl } = deps;
  const base = "/programmes/:programmeId/workshops";
  const nothingDone = { done: undefined, count: 0 };

  /** Takes the closing time from the form and acts on it; a mistake brings the page back with what was typed. */
  const withClosing = async (req: Req, res: Res, act: (closing: Closing) => Promise<Outcome>): Promise<void> => {
    const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
    const { timeZone } = await getProgramme(db, programmeId);
    const parsed = parseForm(ClosingForm, req.body);
    const showAgain = async (form: FormState) => {
      const loaded = await loadWorkshopFeedback(db, programmeId, workshopId);
      await sendPage(req, res, feedbackPage(loaded, nothingDone, form, asking(res)));
    };
    if (!parsed.ok) {
      await showAgain(parsed.form);
      return;
    }
    const closesAt = instantOf(parsed.data.closesOn, parsed.data.closesAt, timeZone);
    const outcome = await act({ programmeId, workshopId, closesAt });
    if ("url" in outcome) res.redirect(303, feedbackUrl(programmeId, workshopId) + outcome.url);
    else await showAgain(withMistake(req.body, "closesOn", askingText[outcome.refused]));
  };

  return [
    get(`${base}/feedback`, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const topics = await listTopicFeedback(db, programmeId);
      await sendPage(
        req,
        res,
        overviewPage(programmeId, topics, await listHeldWithFeedback(db, programmeId), asking(res)),
      );
    }),

    post(`${base}/topics/:topicId/offer`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      await offerAgain(db, { programmeId, topicId, isOffered: true }, actorId(res));
      res.redirect(303, `/programmes/${programmeId}/workshops/feedback`);
    }),

    post(`${base}/topics/:topicId/offer/removal`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      await offerAgain(db, { programmeId, topicId, isOffered: false }, actorId(res));
      res.redirect(303, `/programmes/${programmeId}/workshops/feedback`);
    }),

    get(`${base}/:workshopId/feedback`, "viewer", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const done = parseStrictly(FeedbackQuery, req.query);
      const loaded = await loadWorkshopFeedback(db, programmeId, workshopId);
      await sendPage(req, res, feedbackPage(loaded, done, emptyForm, asking(res)));
    }),

    post(`${base}/:workshopId/feedback`, "planner", async (req, res) => {
      await withClosing(req, res, async (closing) => {
        const asked = await askFeedback(deps, closing, actorId(res));
        return "mailed" in asked ? { url: `?done=asked&count=${asked.mailed}` } : asked;
      });
    }),

    post(`${base}/:workshopId/feedback/people`, "planner", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const mailed = await askAdded(deps, { programmeId, workshopId }, actorId(res));
      res.redirect(303, `${feedbackUrl(programmeId, workshopId)}?done=asked&count=${mailed}`);
    }),

    post(`${base}/:workshopId/feedback/reminders`, "planner", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const mailed = await remindOfFeedback(deps, { programmeId, workshopId }, actorId(res));
      res.redirect(303, `${feedbackUrl(programmeId, workshopId)}?done=reminded&count=${mailed}`);
    }),

    post(`${base}/:workshopId/feedback/closing-time`, "planner", async (req, res) => {
      await withClosing(req, res, async (closing) => {
        const refused = await moveClosing(db, closing, actorId(res));
        return refused === null ? { url: "?done=moved" } : { refused };
      });
    }),

    post(`${base}/:workshopId/feedback/closing`, "planner", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      await closeNow(db, { programmeId, workshopId }, actorId(res));
      res.redirect(303, `${feedbackUrl(programmeId, workshopId)}?done=closed`);
    }),

    post("/attendee/:attendeeId/feedback/:workshopId", "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId } = parseParams(OwnParams, req.params);
      const { surveyId, sessionToken } = await openOwnFeedback(
        db,
        { attendeeId, workshopId },
        asking(res).sessionToken,
      );
      setSessionCookie(res, publicUrl, sessionToken);
      res.redirect(303, `/survey/${surveyId}`);
    }),
  ];
}

type Closing = Parameters<typeof askFeedback>[1];
type Outcome = { url: string } | { refused: keyof typeof askingText };
