import { asking, wantsRegion } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { BadRequest, NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { changesWithAnswers, hasConditions } from "../../questionnaire/conditions/shown.ts";
import type { StoredSection } from "../../questionnaire/stored.ts";
import { lateAnswers } from "../checking/pages.ts";
import { type Outcome, saveAnswers } from "../commands.ts";
import { AnswersForm, QuestionParams, SectionParams } from "../forms.ts";
import { loadAnswering, loadAsked, type Req, type Res, whenOpen } from "../loading/routes.ts";
import { answerUrl, isPerson, sectionUrl, surveyUrl } from "../about/pages.ts";
import { nextUrl, notOpenPage } from "../pages.ts";
import { type Asked, getAskedQuestionnaire, getFilled } from "../queries.ts";
import type { TypedAnswer } from "../questions/saving.ts";
import { itemId } from "../questions/fields/ranking/pages.ts";
import { typedAnswers, typedMove } from "../questions/typed.ts";
import { answerPage, clashPage, lateAnswerPage, sectionPage } from "./pages.ts";
import { appearedOn, findSection, sectionOf, shownOnPage, statusOf, stillAsked } from "./sections.ts";

/** One page per section. Each answer is saved by itself as it changes, or all of them with the page's button. */
export function sectionRoutes({ db }: Deps): Route[] {
  return [
    get(
      "/survey/:surveyId/sections/:sectionId",
      "personal:survey",
      whenOpen(db, async (req, res, { asked, filled }) => {
        const section = known(findSection(filled.whole, parseParams(SectionParams, req.params).sectionId));
        const isHidden = findSection(filled.questionnaire, section.id) === undefined;
        if (isPerson(asked) || isHidden) return res.redirect(303, surveyUrl(asked));
        await sendPage(req, res, sectionPage(asked, filled, section, [], asking(res)));
      }),
    ),
    post("/survey/:surveyId/sections/:sectionId", "personal:survey", async (req, res) => {
      const { asked, filled } = await loadAnswering(db, req, res);
      const section = known(findSection(filled.whole, parseParams(SectionParams, req.params).sectionId));
      const fields = parseStrictly(AnswersForm, req.body);
      const typed = typedAnswers(section.questions, fields, false);
      const move = typedMove(section.questions, fields);
      const saved = await saveAnswers(db, asked.respondent, asking(res).locale, typed);
      if (saved === "closed") return await sendLate(db, req, res, typed);
      const now = hasConditions(filled.whole) ? await getFilled(db, asked.respondent) : filled;
      const appeared = appearedOn([section], filled, now);
      const goOn = appeared === undefined ? nextUrl(asked, now.questionnaire, section) : questionUrl(asked, section, appeared); // prettier-ignore
      await sendOutcomes(db, req, res, {
        asked,
        section,
        outcomes: stillAsked(saved.outcomes, now),
        url: move === null ? goOn : `${pageUrl(asked, section)}#${itemId(move.question, move.option)}`,
      });
    }),
    get(
      "/survey/:surveyId/questions/:questionId/answer",
      "personal:survey",
      whenOpen(db, (req, res, { asked, filled }) => {
        const { section, question } = known(
          sectionOf(filled.whole, parseParams(QuestionParams, req.params).questionId),
        );
        res.redirect(303, questionUrl(asked, section, question));
      }),
    ),
    post("/survey/:surveyId/questions/:questionId/answer", "personal:survey", async (req, res) => {
      const asked = await loadAsked(db, req, res);
      const questionnaire = await getAskedQuestionnaire(db, asked.respondent);
      const { section, question } = known(sectionOf(questionnaire, parseParams(QuestionParams, req.params).questionId));
      const typed = typedAnswers([question], parseStrictly(AnswersForm, req.body), true);
      const saved = await saveAnswers(db, asked.respondent, asking(res).locale, typed);
      if (saved === "closed") return await sendLate(db, req, res, typed);
      const [outcome] = saved.outcomes;
      if (outcome === undefined) throw new BadRequest("the answer does not say what its page showed");
      const [saveUrl, theirsUrl] = [answerUrl(asked, question), pageUrl(asked, section)];
      if (wantsRegion(req)) {
        const isMoving = changesWithAnswers(section);
        const shown = isMoving ? shownOnPage(await getFilled(db, asked.respondent), [section]) : null;
        const answered = { outcome, savedAt: saved.savedAt, saveUrl, theirsUrl, shown };
        await sendPage(req, res, answerPage(asked, answered, asking(res)), statusOf(outcome));
      } else await sendOutcomes(db, req, res, { asked, section, outcomes: [outcome], url: pageUrl(asked, section) });
    }),
  ];
}

/** The page on which the section's questions stand. */
function pageUrl(asked: Asked, section: StoredSection): string {
  return isPerson(asked) ? surveyUrl(asked) : sectionUrl(asked, section.id);
}

function questionUrl(asked: Asked, section: StoredSection, { id }: { id: string }): string {
  return `${pageUrl(asked, section)}#q-${id}`;
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new NotFound("section or question");
  return found;
}

/** After a plain form: on to the address, or the page with what must be chosen or mended first. */
async function sendOutcomes(db: Db, req: Req, res: Res, { asked, section, outcomes, url }: Outcomes): Promise<void> {
  const has = (kind: Outcome["decision"]["kind"]) => outcomes.some(({ decision }) => decision.kind === kind);
  if (has("clash"))
    await sendPage(req, res, clashPage(asked, sectionUrl(asked, section.id), outcomes, asking(res)), 409);
  else if (has("refuse"))
    await sendPage(req, res, sectionPage(asked, await getFilled(db, asked.respondent), section, outcomes, asking(res)));
  else res.redirect(303, url);
}

interface Outcomes {
  asked: Asked;
  section: StoredSection;
  outcomes: Outcome[];
  url: string;
}

/** The survey has closed while the page was open: says so, and gives back what was typed. */
async function sendLate(db: Db, req: Req, res: Res, typed: TypedAnswer[]): Promise<void> {
  const { asked, filled } = await loadAnswering(db, req, res);
  const [first] = typed;
  if (wantsRegion(req) && first !== undefined)
    await sendPage(
      req,
      res,
      lateAnswerPage(asked, { saveUrl: answerUrl(asked, first.question), pageUrl: surveyUrl(asked) }, asking(res)),
      409,
    );
  else await sendPage(req, res, notOpenPage(asked, filled.response, lateAnswers(typed, asking(res)), asking(res)), 409);
}
