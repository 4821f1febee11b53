import { asking, setAsking, wantsRegion } from "../../../platform/asking.ts";
import { findGrant } from "../../../identity/index.ts";
import { setSessionCookie } from "../../../platform/browser-session.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { BadRequest } from "../../../platform/errors.ts";
import { isShownAgain, parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { writeGrantKey } from "../../links/grant-key.ts";
import { hasConditions } from "../../questionnaire/conditions/shown.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { allQuestions } from "../../questionnaire/stored.ts";
import { lateAnswers } from "../checking/pages.ts";
import { openByLink, saveAnswers, sendAnswers } from "../commands.ts";
import { AnswersForm, TokenParams, TokenQuestionParams } from "../forms.ts";
import type { Req, Res } from "../loading/routes.ts";
import { submissionUrl, surveyUrl } from "../about/pages.ts";
import { notOpenPage } from "../pages.ts";
import { type Asked, findAskedByToken, getAsked, getFilled, openingOf } from "../queries.ts";
import { itemId } from "../questions/fields/ranking/pages.ts";
import { typedAnswers, typedMove } from "../questions/typed.ts";
import { answerPage, clashPage, lateAnswerPage } from "../sections/pages.ts";
import { appearedOn, shownOnPage, statusOf, stillAsked } from "../sections/sections.ts";
import { byLink, personPage, type Way } from "./pages.ts";

/** A person's questions as the link itself opens them: saved one by one, and sent, before there is a session. */
export function personRoutes({ db, publicUrl, countTowards }: Deps): Route[] {
  /** Whom the link asks; an organisation's answers go by its session. Only links that nobody was given are counted. */
  const findPerson = async (req: Req, token: string): Promise<Asked | undefined> => {
    const asked = await findAskedByToken(db, token);
    if (asked === undefined) await countTowards("linkAddress", req.ip ?? "");
    return asked?.respondent.personId === null ? undefined : asked;
  };
  /**
   * The first save opens the session here, and takes the link out of the address bar. Returns whether the page's forms
   * need the new session's token.
   */
  const openHere = async (req: Req, res: Res, { respondent }: Asked, token: string): Promise<boolean> => {
    const before = asking(res);
    if (!wantsRegion(req)) return false;
    if (
      (await findGrant(db, before.sessionToken, "survey", respondent.surveyId)) === writeGrantKey(openingOf(respondent))
    )
      return false;
    const opened = await openByLink(db, token, before.sessionToken);
    if ("refused" in opened) return false;
    setSessionCookie(res, publicUrl, opened.sessionToken);
    setAsking(res, { ...before, sessionToken: opened.sessionToken });
    res.set("HX-Replace-Url", surveyUrl(opened.asked));
    return true;
  };
  return [
    get("/s/:token/submission", "public", (req, res) => {
      res.redirect(303, linkUrl(parseParams(TokenParams, req.params).token));
    }),
    post("/s/:token/submission", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const asked = await findPerson(req, token);
      if (asked === undefined) return res.redirect(303, linkUrl(token));
      const taken = await sendPerson(db, req, res, asked, byLink(token));
      if (taken === null) return;
      const opened = await openByLink(db, token, asking(res).sessionToken);
      if ("refused" in opened) return res.redirect(303, linkUrl(token));
      setSessionCookie(res, publicUrl, opened.sessionToken);
      res.redirect(303, taken);
    }),
    get("/s/:token/questions/:questionId/answer", "public", (req, res) => {
      res.redirect(303, linkUrl(parseParams(TokenQuestionParams, req.params).token));
    }),
    post("/s/:token/questions/:questionId/answer", "public", async (req, res) => {
      const { token, questionId } = parseParams(TokenQuestionParams, req.params);
      const asked = await findPerson(req, token);
      if (asked === undefined) return res.redirect(303, linkUrl(token));
      const way = byLink(token);
      const questionnaire = await getQuestionnaire(db, asked.respondent.surveyId);
      const questions = allQuestions(questionnaire);
      const typed = typedAnswers(
        questions.filter(({ id }) => id === questionId),
        parseStrictly(AnswersForm, req.body),
        true,
      );
      const [first] = typed;
      if (first === undefined) throw new BadRequest("the answer does not say what its page showed");
      const saveUrl = way.answerUrl(first.question);
      const saved = await saveAnswers(db, asked.respondent, asking(res).locale, typed);
      if (saved === "closed")
        return await sendPage(
          req,
          res,
          lateAnswerPage(asked, { typed: first, saveUrl, pageUrl: way.pageUrl }, asking(res)),
          409,
        );
      const isRenewed = await openHere(req, res, asked, token);
      const shown = hasConditions(questionnaire)
        ? shownOnPage(await getFilled(db, asked.respondent), questionnaire.sections)
        : null;
      for (const outcome of saved.outcomes) {
        const answered = { outcome, savedAt: saved.savedAt, saveUrl, theirsUrl: way.pageUrl, shown, isRenewed };
        await sendPage(req, res, answerPage(asked, answered, asking(res)), statusOf(outcome));
      }
    }),
  ];
}

/**
 * Saves what is on a person's page and sends all, and returns where the person goes on: to the receipt, or back to the
 * page where a button of a ranking or of a language has sent it, or the answers have brought a question that was not seen
 * yet. Null where the page, or what is the matter, has been sent instead.
 */
export async function sendPerson(db: Db, req: Req, res: Res, asked: Asked, way: Way): Promise<string | null> {
  const { respondent } = asked;
  const before = await getFilled(db, respondent);
  const { whole: questionnaire } = before;
  const fields = parseStrictly(AnswersForm, req.body);
  const typed = typedAnswers(allQuestions(questionnaire), fields, false);
  const move = typedMove(allQuestions(questionnaire), fields);
  const saved = await saveAnswers(db, respondent, asking(res).locale, typed);
  const now = saved === "closed" || !hasConditions(questionnaire) ? before : await getFilled(db, respondent);
  const outcomes = saved === "closed" ? [] : stillAsked(saved.outcomes, now);
  const isWhole = outcomes.every(({ decision: { kind } }) => kind === "write" || kind === "keep");
  if (move !== null && saved !== "closed" && isWhole)
    return `${surveyUrl(asked)}#${itemId(move.question, move.option)}`;
  if (isShownAgain(fields) && saved !== "closed" && isWhole) return surveyUrl(asked);
  const appeared = appearedOn(questionnaire.sections, before, now);
  if (appeared !== undefined && isWhole) return `${surveyUrl(asked)}#q-${appeared.id}`;
  const sent = saved === "closed" || !isWhole ? null : await sendAnswers(db, respondent, questionnaire);
  if (sent !== null && typeof sent === "object" && "sentAt" in sent) return submissionUrl(asked);
  if (saved === "closed" || sent === "closed") {
    const late = await getAsked(db, respondent.surveyId, writeGrantKey(openingOf(respondent)));
    await sendPage(req, res, notOpenPage(late, null, lateAnswers(typed, asking(res)), asking(res)), 409);
  } else if (outcomes.some(({ decision }) => decision.kind === "clash"))
    await sendPage(req, res, clashPage(asked, way.sendUrl, outcomes, asking(res)), 409);
  else
    await sendPage(
      req,
      res,
      personPage(asked, await getFilled(db, respondent), way, { outcomes, sent }, asking(res)),
      422,
    );
  return null;
}

const linkUrl = (token: string) => `/s/${encodeURIComponent(token)}`;
