import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { SignInNeeded } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { createSurveyFromTemplate } from "../commands.ts";
import { SurveysParams } from "../forms.ts";
import { surveyUrl } from "../pages.ts";
import { getQuestionnaire, listCatalogueIds } from "../questionnaire/queries.ts";
import { copySurvey, createEmptySurvey } from "./commands.ts";
import { NewSurveyForm, SourceParams } from "./forms.ts";
import { copiesPage, copyPage, newSurveyPage } from "./pages.ts";
import { getSource, listSources } from "./queries.ts";

/** How a new survey begins. These addresses look like a survey's and come before them. */
export function startingRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/surveys/new", "planner", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      const sources = await listSources(db, visitorOf(res), programmeId);
      const catalogue = await listCatalogueIds(db, programmeId);
      await sendPage(req, res, newSurveyPage(programmeId, catalogue, sources.length, asking(res)));
    }),

    get("/programmes/:programmeId/surveys/new/copies", "planner", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      const sources = await listSources(db, visitorOf(res), programmeId);
      await sendPage(req, res, copiesPage(programmeId, sources, asking(res)));
    }),

    get("/programmes/:programmeId/surveys/new/copies/:sourceId", "planner", async (req, res) => {
      const { programmeId, sourceId } = parseParams(SourceParams, req.params);
      const source = await getSource(db, visitorOf(res), sourceId);
      const questionnaire = await getQuestionnaire(db, source.id);
      const catalogue = await listCatalogueIds(db, programmeId);
      await sendPage(req, res, copyPage(programmeId, source, { questionnaire, catalogue }, asking(res)));
    }),

    post("/programmes/:programmeId/surveys", "planner", async (req, res) => {
      const { programmeId } = parseParams(SurveysParams, req.params);
      const form = parseStrictly(NewSurveyForm, req.body);
      if ("empty" in form) {
        const { id } = await createEmptySurvey(db, { programmeId, name: form.name }, actorId(res));
        return res.redirect(303, `${surveyUrl({ programmeId, id })}/building`);
      }
      const { addsToCatalogue } = form;
      const { id } =
        "template" in form
          ? await createSurveyFromTemplate(db, { programmeId, template: form.template, addsToCatalogue }, actorId(res))
          : await copySurvey(
              db,
              { programmeId, source: await getSource(db, visitorOf(res), form.copyOf), addsToCatalogue },
              actorId(res),
            );
      res.redirect(303, surveyUrl({ programmeId, id }));
    }),
  ];
}

function visitorOf(res: Parameters<typeof asking>[0]) {
  const { visitor } = asking(res);
  if (visitor === null) throw new SignInNeeded();
  return visitor;
}
