import { actorId, asking, type Asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { settled } from "../anonymous/closing/commands.ts";
import { SurveyParams } from "../forms.ts";
import { getSurvey } from "../queries.ts";
import { allQuestions } from "../questionnaire/stored.ts";
import { ResultsQuery, ResultWordsParams, WordsQuery } from "./forms.ts";
import { lookOf } from "./looking/asked.ts";
import { allowedLook, offeredDimensions, type Looking } from "./looking/cuts.ts";
import { groupSight, wholeSight } from "./looking/sight.ts";
import { resultsPage, seesAllOf, waitingPage, wordsPage } from "./pages.ts";
import { loadResults, type ListNeedGroups, type SurveyResults } from "./queries.ts";
import { waitingFor } from "./standing.ts";
import { resultsTable } from "./table/pages.ts";
import { asksWords } from "./words/words.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/results";

/** What was answered to a survey, as pictures, tables and files. */
export function resultRoutes({ db }: Deps, listNeedGroups: ListNeedGroups): Route[] {
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const wanted = parseStrictly(ResultsQuery, req.query);
      const loaded = await settledResults(db, programmeId, surveyId, listNeedGroups, asking(res));
      const waiting = waitingOf(loaded, asking(res));
      if (waiting !== null) return await sendPage(req, res, waitingPage(loaded, waiting, asking(res)));
      await sendPage(req, res, resultsPage(loaded, lookingAt(loaded, wanted, asking(res)), asking(res)));
    }),

    ...(["csv", "xlsx"] as const).map((kind) =>
      get(`${base}.${kind}`, "viewer", async (req, res) => {
        const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
        const wanted = parseStrictly(ResultsQuery, req.query);
        const { name, header, rows } = await loadTable(
          db,
          { programmeId, surveyId },
          wanted,
          listNeedGroups,
          asking(res),
        );
        const act = { actorId: actorId(res), programmeId, act: "survey.results", subject: surveyId, details: { kind } };
        await recordExport(db, act);
        if (kind === "csv")
          sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
        else sendFile(res, { name: `${name}.xlsx`, type: "xlsx", content: await writeXlsx([{ name, header, rows }]) });
      }),
    ),

    get(`${base}/questions/:questionKey`, "viewer", async (req, res) => {
      const { programmeId, surveyId, questionKey } = parseParams(ResultWordsParams, req.params);
      const wanted = parseStrictly(WordsQuery, req.query);
      const loaded = await settledResults(db, programmeId, surveyId, listNeedGroups, asking(res));
      const question = allQuestions(loaded.questionnaire).find(({ key }) => key === questionKey);
      if (question === undefined || !asksWords(question)) throw new NotFound("question");
      const waiting = waitingOf(loaded, asking(res));
      if (waiting !== null) return await sendPage(req, res, waitingPage(loaded, waiting, asking(res)));
      const looking = lookingAt(loaded, wanted, asking(res));
      await sendPage(req, res, wordsPage(question, loaded, looking, wanted.page, asking(res)));
    }),
  ];
}

function waitingOf({ survey, rows, shown, now }: SurveyResults, of: Asking) {
  const isRemoved = shown.kind === "nothing";
  return waitingFor(survey, { responses: rows.length, seesAll: seesAllOf(survey, of), isRemoved, now });
}

function lookingAt(
  { survey, rows, dimensions, shown }: SurveyResults,
  wanted: { only: string[]; compare: string },
  of: Asking,
): Looking {
  const sight = seesAllOf(survey, of) ? wholeSight : groupSight(dimensions, rows);
  const offered = offeredDimensions(dimensions, rows, sight);
  return {
    rows,
    dimensions: offered,
    sight,
    look: allowedLook(lookOf(wanted, offered), sight.seesAll),
    isWholeOnly: shown.kind !== "nothing" && shown.isWholeOnly,
  };
}

async function loadTable(
  db: Db,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  wanted: { only: string[]; compare: string },
  listNeedGroups: ListNeedGroups,
  of: Asking,
) {
  const loaded = await settledResults(db, programmeId, surveyId, listNeedGroups, of);
  if (waitingOf(loaded, of) !== null) throw new NotFound("results");
  const { survey, questionnaire } = loaded;
  const table = resultsTable(
    questionnaire.sections,
    lookingAt(loaded, wanted, of),
    survey.anonymity === "anonymous",
    of,
  );
  return { name: `${of.t("results.title")} ${textIn(survey.titles, of.locale)}`, ...table };
}

/** The results; the first look after an anonymous survey's close finishes it, so that they are there. */
async function settledResults(
  db: Db,
  programmeId: string,
  surveyId: string,
  listNeedGroups: ListNeedGroups,
  of: Asking,
): Promise<SurveyResults> {
  await settled(db, await getSurvey(db, programmeId, surveyId));
  return await loadResults(db, programmeId, surveyId, listNeedGroups, (survey) => seesAllOf(survey, of));
}
