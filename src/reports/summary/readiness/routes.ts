import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, typedValues, withMistake } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { sectorsUrl } from "../addresses.ts";
import { placeOptions } from "./commands.ts";
import { PlacesForm, PlacesQuery, SurveyParams } from "./forms.ts";
import { placingPage, refusalText } from "./pages.ts";
import { loadPlacedReadiness } from "./queries.ts";

const address = "/programmes/:programmeId/summary/readiness/:surveyId";

/** Which sector an answer to a survey of readiness belongs to: what the options of its background question stand for. */
export function readinessRoutes({ db }: Deps): Route[] {
  return [
    get(address, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const { question } = parseStrictly(PlacesQuery, req.query);
      const placed = await loadPlacedReadiness(db, programmeId, surveyId);
      await sendPage(req, res, placingPage(placed, question, emptyForm, asking(res)));
    }),

    post(address, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const placed = await loadPlacedReadiness(db, programmeId, surveyId);
      const wanted = typedValues(req.body)["question"] ?? "";
      const parsed = parseForm(PlacesForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, placingPage(placed, wanted, parsed.form, asking(res)));
      const { question: questionKey, chosen } = parsed.data;
      const refused = await placeOptions(db, { programmeId, surveyId, questionKey, chosen }, actorId(res));
      if (refused === null) return res.redirect(303, sectorsUrl(programmeId, null, { survey: surveyId }));
      const form = withMistake(req.body, "question", refusalText[refused]);
      await sendPage(req, res, placingPage(placed, wanted, form, asking(res)), 422);
    }),
  ];
}
