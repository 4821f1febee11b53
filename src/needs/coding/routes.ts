import { listNeeds, listThemes } from "../../catalogue/index.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage, sendSaved } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { getSurvey, latestSurvey, listOpenedSurveys } from "../../surveys/index.ts";
import { emptyPage } from "../empty/pages.ts";
import { choiceMistake } from "./choice.ts";
import { codeAnswer, removeCodes } from "./commands.ts";
import { AnswerParams, CodesForm, CodingParams, CodingQuery, RemovalForm } from "./forms.ts";
import { answerKey } from "./open-answers.ts";
import type { Attempt } from "./open-answer/pages.ts";
import type { CodingSeen } from "./coding-seen.ts";
import { codingPage, nextUrl } from "./pages.ts";
import { getOpenAnswer, hasOpenQuestions, listCodableAnswers, listCodedTexts } from "./queries.ts";

const base = "/programmes/:programmeId/needs/coding";
const ofAnswer = `${base}/responses/:responseId/questions/:questionId/codes`;

/** Coding open answers to needs: they are read with their respondents' names, so it is planners' work. */
export function codingRoutes({ db }: Deps): Route[] {
  const pageOf = async (programmeId: string, asked: CodingQuery & { survey: string }, by: Asking, attempt?: Attempt) =>
    codingPage(await loadCodingSeen(db, programmeId, asked.survey), asked, by, attempt ?? null);

  return [
    get(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(CodingParams, req.params);
      const asked = parseStrictly(CodingQuery, req.query);
      const survey = asked.survey ?? (await latestSurvey(db, programmeId))?.id;
      if (survey === undefined) return await sendPage(req, res, emptyPage("no-survey", programmeId, asking(res)));
      await sendPage(req, res, await pageOf(programmeId, { ...asked, survey }, asking(res)));
    }),

    post(ofAnswer, "planner", async (req, res) => {
      const { programmeId, ...id } = parseParams(AnswerParams, req.params);
      const { digest, none, show, need, page, ...choice } = parseStrictly(CodesForm, req.body);
      const { surveyId: survey } = await getOpenAnswer(db, programmeId, id);
      const asked = CodingQuery.parse({ survey, show, need, page });
      const open = { ...asked, survey, answer: answerKey(id) };
      const mistake = choiceMistake(choice.chosen, none === "yes");
      if (mistake !== null) {
        const attempt = { chosen: choice.chosen, mistake, isChanged: false };
        return await sendPage(req, res, await pageOf(programmeId, open, asking(res), attempt));
      }

      const outcome = await codeAnswer(db, { programmeId, ...id }, { ...choice, digest }, actorId(res));
      if (outcome === "changed") {
        const attempt = { chosen: choice.chosen, mistake: null, isChanged: true };
        return await sendPage(req, res, await pageOf(programmeId, open, asking(res), attempt), 409);
      }
      const together = outcome.isTogether ? ("yes" as const) : undefined;
      const next = { ...asked, survey, saved: answerKey(id), together };
      await sendSaved(req, res, nextUrl(programmeId, id, next), () => pageOf(programmeId, next, asking(res)));
    }),

    post(`${ofAnswer}/removal`, "planner", async (req, res) => {
      const { programmeId, ...id } = parseParams(AnswerParams, req.params);
      const { show, need, page } = parseStrictly(RemovalForm, req.body);
      const { surveyId: survey } = await getOpenAnswer(db, programmeId, id);
      await removeCodes(db, { programmeId, ...id }, actorId(res));
      const asked = CodingQuery.parse({ survey, show, need, page });
      const next = { ...asked, survey, ...(show === "uncoded" ? { answer: answerKey(id) } : {}) };
      await sendSaved(req, res, nextUrl(programmeId, id, next), () => pageOf(programmeId, next, asking(res)));
    }),
  ];
}

async function loadCodingSeen(db: Db, programmeId: string, surveyId: string): Promise<CodingSeen> {
  const needs = await listNeeds(db, programmeId);
  const { locales: languages } = await getProgramme(db, programmeId);
  return {
    programmeId,
    needs,
    survey: await getSurvey(db, programmeId, surveyId),
    surveys: await listOpenedSurveys(db, programmeId),
    themes: await listThemes(db, programmeId),
    hasQuestions: await hasOpenQuestions(db, surveyId),
    answers: await listCodableAnswers(db, programmeId, surveyId),
    learned: { needs, languages, coded: await listCodedTexts(db, programmeId) },
  };
}
