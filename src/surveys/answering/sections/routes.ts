import { asking, wantsRegion } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { BadRequest, NotFound } from "../../../platform/errors.ts";
import { isShownAgain, parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { changesWithAnswers, hasConditions } from "../../questionnaire/conditions/shown.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import type { StoredSection } from "../../questionnaire/stored.ts";
import { lateAnswers } from "../checking/pages.ts";
import { type Outcome, saveAnswers } from "../commands.ts";
import { AnswersForm, QuestionParams, SectionParams, SectionQuery } from "../forms.ts";
import { loadAnswering, loadAsked, type Req, type Res, whenOpen } from "../loading/routes.ts";
import { answerUrl, changeUrl, checkUrl, isPart, isPerson, sectionUrl, surveyUrl } from "../about/pages.ts";
import { nextUrl, notOpenPage } from "../pages.ts";
import { type Asked, type Filled, getAskedQuestionnaire, getFilled } from "../queries.ts";
import { decideSaving, type TypedAnswer } from "../questions/saving.ts";
import { itemId } from "../questions/fields/ranking/pages.ts";
import { fieldName, typedAnswers, typedMove, type Fields } from "../questions/typed.ts";
import { answerPage, clashPage, gonePage, lateAnswerPage, sectionPage } from "./pages.ts";
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
        const { sendUrl } = wayOf(req, asked, section);
        const hasChanged = parseStrictly(SectionQuery, req.query).changed === "yes";
        await sendPage(
          req,
          res,
          sectionPage(asked, filled, section, { outcomes: [], sendUrl, hasChanged }, asking(res)),
        );
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
      const { sendUrl, next } = wayOf(req, asked, section);
      const here = isPerson(asked) ? surveyUrl(asked) : sendUrl;
      const goOn =
        appeared === undefined ? (next ?? nextUrl(asked, now.questionnaire, section)) : `${here}#q-${appeared.id}`;
      const outcomes = stillAsked(saved.outcomes, now);
      const gone = holdsOthers(fields, section)
        ? lateAnswers(await typedInVain(db, asked, filled, fields), asking(res))
        : [];
      if (gone.length > 0) {
        const untaken = outcomes.filter(({ decision: { kind } }) => kind === "refuse" || kind === "clash");
        const late = [...gone, ...lateAnswers(untaken.map((each) => each.typed), asking(res))]; // prettier-ignore
        return await sendPage(req, res, gonePage(asked, late, untaken.length > 0 ? here : goOn, asking(res)), 409);
      }
      await sendOutcomes(db, req, res, {
        asked,
        section,
        sendUrl,
        outcomes,
        url: holdsOthers(fields, section)
          ? `${here}${here.includes("?") ? "&" : "?"}changed=yes`
          : isShownAgain(fields)
            ? here
            : move === null
              ? goOn
              : `${here}#${itemId(move.question, move.option)}`,
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
      } else
        await sendOutcomes(db, req, res, {
          asked,
          section,
          sendUrl: sectionUrl(asked, section.id),
          outcomes: [outcome],
          url: pageUrl(asked, section),
        });
    }),
  ];
}

/** Where the section's page sends its answers, and where it leads then if not to the next section. */
function wayOf(req: Req, asked: Asked, { id }: StoredSection): { sendUrl: string; next: string | null } {
  const isFromCheck = parseStrictly(SectionQuery, req.query).from === "check" && !isPart(asked);
  return isFromCheck
    ? { sendUrl: changeUrl(asked, id), next: checkUrl(asked) }
    : { sendUrl: sectionUrl(asked, id), next: null };
}

/** Whether the page held questions that the section has no more: what was answered to them is nowhere. */
function holdsOthers(fields: Fields, { questions }: StoredSection): boolean {
  const own = new Set(questions.map((question) => fieldName(question, "seen")));
  return Object.keys(fields).some((name) => name.endsWith(".seen") && !own.has(name));
}

/** What was typed to questions that the survey has left out since the page was shown. */
async function typedInVain(db: Db, asked: Asked, { stored }: Filled, fields: Fields): Promise<TypedAnswer[]> {
  const { sections } = await getQuestionnaire(db, asked.respondent.surveyId, { retired: true });
  const retired = sections.flatMap((section) =>
    section.questions.filter((question) => section.retired === true || question.retired === true),
  );
  return typedAnswers(retired, fields, false).filter(
    (each) => decideSaving(each, stored.get(each.question.id)).kind !== "keep",
  );
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
async function sendOutcomes(db: Db, req: Req, res: Res, after: Outcomes): Promise<void> {
  const { asked, section, sendUrl, outcomes, url } = after;
  const has = (kind: Outcome["decision"]["kind"]) => outcomes.some(({ decision }) => decision.kind === kind);
  if (has("clash")) await sendPage(req, res, clashPage(asked, sendUrl, outcomes, asking(res)), 409);
  else if (has("refuse")) {
    const filled = await getFilled(db, asked.respondent);
    await sendPage(req, res, sectionPage(asked, filled, section, { outcomes, sendUrl }, asking(res)));
  } else res.redirect(303, url);
}

interface Outcomes {
  asked: Asked;
  section: StoredSection;
  /** Where the section's page sends its answers. */
  sendUrl: string;
  outcomes: Outcome[];
  url: string;
}

/** The survey has closed while the page was open: says so, and gives back what was typed. */
async function sendLate(db: Db, req: Req, res: Res, typed: TypedAnswer[]): Promise<void> {
  const { asked, filled } = await loadAnswering(db, req, res);
  const [first] = typed;
  if (wantsRegion(req) && first !== undefined) {
    const urls = { saveUrl: answerUrl(asked, first.question), pageUrl: surveyUrl(asked) };
    await sendPage(req, res, lateAnswerPage(asked, { typed: first, ...urls }, asking(res)), 409);
    return;
  }
  // What the page showed as it was saved in time is not late.
  const late = typed.filter((each) => decideSaving(each, filled.stored.get(each.question.id)).kind !== "keep");
  const page = notOpenPage(asked, filled.response, lateAnswers(late, asking(res)), asking(res));
  await sendPage(req, res, { ...page, isRepeatable: late.length > 0 }, 409);
}
