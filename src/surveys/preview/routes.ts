import type { Request, Response } from "express";
import { asking, setAsking, wantsRegion, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import type { Locale } from "../../platform/locales.ts";
import { sendPage, type Page } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { rawAnswer, typedMove } from "../answering/questions/typed.ts";
import { loadWorking } from "../building/edits/queries.ts";
import { SurveyParams } from "../forms.ts";
import { isBlank } from "../questionnaire/answers.ts";
import { checkAnswer } from "../questionnaire/check-answer.ts";
import { shownPart } from "../questionnaire/conditions/shown.ts";
import { isAsked } from "../questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestionnaire } from "../questionnaire/stored.ts";
import { WalkForm, WalkQuery } from "./forms.ts";
import { placeName, shownPage, walkPage, type Walk } from "./pages.ts";
import { answersIn, mistakesIn, stepFrom, walkable, type At, type Said } from "./walk.ts";

const path = "/programmes/:programmeId/surveys/:surveyId/preview/walk";

/** A survey as a respondent goes through it. What is said on the way travels in the form; nothing is stored. */
export function walkRoutes(deps: Deps): Route[] {
  return [
    get(path, "viewer", async (req, res) => {
      const { in: locale, edition } = parseStrictly(WalkQuery, req.query);
      const walk = await loadWalk(deps, req, edition);
      await send(deps, req, res, locale, (shown, staff) => walkPage(walk, shown, staff));
    }),

    post(path, "viewer", async (req, res) => {
      const { in: locale, edition, ...form } = parseStrictly(WalkForm, req.body);
      const start = await loadWalk(deps, req, edition);
      const fields = req.body as Record<string, string | string[]>;
      const here = atOf(form.at, start.questionnaire);
      const said = readSaid(start.questionnaire, fields);
      const walk = { ...start, said, at: here };
      const isMoved = typedMove(allQuestions(start.questionnaire), fields) !== null;
      const section =
        "section" in here ? start.questionnaire.sections.find(({ key }) => key === here.section) : undefined;
      if (form.act === "look" && wantsRegion(req) && section !== undefined)
        return await send(deps, req, res, locale, (shown) => shownPage(walk, section, shown));
      const next = isMoved || form.switch !== undefined ? walk : onward(walk, form, [form.shown ?? []].flat());
      await send(deps, req, res, form.switch ?? locale, (shown, staff) => walkPage(next, shown, staff));
    }),
  ];
}

async function loadWalk({ db }: Deps, req: Request, edition: Walk["edition"]): Promise<Walk> {
  const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
  const working = await loadWorking(db, programmeId, surveyId);
  const questionnaire = walkable(edition === "working" ? working.questionnaire : working.inUse);
  const programme = await getProgramme(db, programmeId);
  return { working, programme, edition, questionnaire, at: { start: true }, said: new Map(), isChecked: false };
}

/** Everything that was said so far: what is blank says nothing. */
function readSaid(questionnaire: StoredQuestionnaire, fields: Record<string, string | string[]>): Said {
  const said = allQuestions(questionnaire)
    .filter(isAsked)
    .map((question) => ({ question, raw: rawAnswer(question, fields) }))
    .filter(({ question, raw }) => {
      const checked = checkAnswer(question, raw);
      return "mistake" in checked || !isBlank(checked.value);
    });
  return new Map(said.map(({ question, raw }) => [question.key, raw]));
}

/** A section that has been removed meanwhile leads to the start. */
function atOf(name: string | undefined, { sections }: StoredQuestionnaire): At {
  if (name === "end") return { end: true };
  const section = sections.find(({ key }) => placeName({ section: key }) === name);
  return section === undefined ? { start: true } : { section: section.key };
}

/** The walk after the button: a step on or back, to another section, or nowhere while something is wrong or has come. */
function onward(
  walk: Walk,
  { act, go }: { act?: string | undefined; go?: string | undefined },
  before: string[],
): Walk {
  const { questionnaire, said, at } = walk;
  const answers = answersIn(questionnaire, said);
  if (go !== undefined) return { ...walk, at: atOf(go, questionnaire) };
  if (act === "back") return { ...walk, at: stepFrom(questionnaire, answers, at, "back") };
  if (act === "begin") return { ...walk, at: stepFrom(questionnaire, answers, { start: true }, "next") };
  const section = "section" in at ? questionnaire.sections.find(({ key }) => key === at.section) : undefined;
  if (section === undefined) return walk;
  const after = stepFrom(questionnaire, answers, at, "next");
  const shown = shownKeys(walk, section.key);
  const isWrong = mistakesIn(section, said).some(({ question }) => shown.includes(question.key));
  const hasCome = shown.some((key) => !before.includes(key));
  return isWrong || hasCome ? { ...walk, isChecked: isWrong } : { ...walk, at: after };
}

function shownKeys(walk: Walk, wanted: string): string[] {
  const { sections } = shownPart(walk.questionnaire, answersIn(walk.questionnaire, walk.said));
  return sections.find(({ key }) => key === wanted)?.questions.map(({ key }) => key) ?? [];
}

/** Sends the page in the language that the survey is walked through in; what is said to staff is made in theirs. */
async function send(
  { texts }: Deps,
  req: Request,
  res: Response,
  locale: Locale | undefined,
  page: (shown: Asking, staff: Asking) => Page,
): Promise<void> {
  const staff = asking(res);
  const shown = locale === undefined ? staff : { ...staff, locale, t: texts[locale] };
  setAsking(res, shown);
  await sendPage(req, res, page(shown, staff));
}
