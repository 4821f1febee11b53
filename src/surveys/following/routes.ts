import { listOrganisations } from "../../organisations/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { getProgramme, listIndustries } from "../../programmes/index.ts";
import { SurveyParams } from "../forms.ts";
import { getStanding, getSurvey } from "../queries.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { answersTable } from "./answers-table.ts";
import { recordExport } from "./commands.ts";
import type { Figures } from "./figures/pages.ts";
import { countByDay, countByIndustry, medianSeconds } from "./figures/queries.ts";
import { FollowingQuery, ResponseParams } from "./forms.ts";
import { responsesPage, unsentTable } from "./list/pages.ts";
import { listProgress } from "./list/queries.ts";
import { responsePage } from "./pages.ts";
import { getSentResponse, listSentAnswers } from "./queries.ts";
import { stopsPage } from "./stops/pages.ts";
import { countStops } from "./stops/queries.ts";

const base = "/programmes/:programmeId/surveys/:surveyId";

/** Following how the answers come in, and reading them. */
export function followingRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/responses`, "viewer", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const wanted = parseStrictly(FollowingQuery, req.query);
      const figures = await loadFigures(db, programmeId, surveyId);
      const { role } = asking(res);
      const progress = role === "planner" || role === "owner" ? await listProgress(db, programmeId, surveyId) : null;
      await sendPage(req, res, responsesPage(figures, progress, wanted, asking(res)));
    }),

    get(`${base}/responses/stops`, "viewer", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      const questionnaire = await getQuestionnaire(db, surveyId);
      await sendPage(
        req,
        res,
        stopsPage(survey, questionnaire, await countStops(db, surveyId, questionnaire), asking(res)),
      );
    }),

    ...(["csv", "xlsx"] as const).map((kind) =>
      get(`${base}/not-answered.${kind}`, "planner", async (req, res) => {
        const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
        const { timeZone } = await getStanding(db, programmeId, surveyId);
        const { name, header, rows } = unsentTable(
          await listProgress(db, programmeId, surveyId),
          timeZone,
          asking(res),
        );
        await recordExport(db, { programmeId, surveyId, kind, unanswered: rows.length }, actorId(res));
        if (kind === "csv")
          sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
        else sendFile(res, { name: `${name}.xlsx`, type: "xlsx", content: await writeXlsx([{ name, header, rows }]) });
      }),
    ),

    get(`${base}/responses.csv`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const { name, header, rows } = await loadTable(db, programmeId, surveyId);
      await recordExport(db, { programmeId, surveyId, kind: "csv", responses: rows.length }, actorId(res));
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}/responses.xlsx`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const { name, header, rows } = await loadTable(db, programmeId, surveyId);
      await recordExport(db, { programmeId, surveyId, kind: "xlsx", responses: rows.length }, actorId(res));
      sendFile(res, { name: `${name}.xlsx`, type: "xlsx", content: await writeXlsx([{ name, header, rows }]) });
    }),

    get(`${base}/responses/:responseId`, "planner", async (req, res) => {
      const { programmeId, surveyId, responseId } = parseParams(ResponseParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      const response = await getSentResponse(db, programmeId, surveyId, responseId);
      await sendPage(req, res, responsePage(survey, await getQuestionnaire(db, surveyId), response, asking(res)));
    }),
  ];
}

async function loadFigures(db: Db, programmeId: string, surveyId: string): Promise<Figures> {
  const standing = await getStanding(db, programmeId, surveyId);
  return {
    standing,
    industries: await listIndustries(db, programmeId),
    byIndustry: await countByIndustry(db, programmeId, surveyId),
    byDay: await countByDay(db, surveyId, standing.timeZone),
    median: await medianSeconds(db, surveyId),
  };
}

async function loadTable(db: Db, programmeId: string, surveyId: string) {
  const { titles } = await getSurvey(db, programmeId, surveyId);
  const { defaultLocale } = await getProgramme(db, programmeId);
  const organisations = await listOrganisations(db, programmeId);
  const industries = new Map(organisations.map(({ id, industryNames }) => [id, industryNames]));
  const responses = (await listSentAnswers(db, programmeId, surveyId)).map((response) => {
    const names = industries.get(response.organisationId) ?? null;
    return { ...response, industryName: names === null ? "" : textIn(names, defaultLocale) };
  });
  return { name: textIn(titles, defaultLocale), ...answersTable(await getQuestionnaire(db, surveyId), responses) };
}
