import { actorId, asking } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { SurveyParams } from "../forms.ts";
import { countTies, getStanding } from "../queries.ts";
import { chooseRetention } from "./commands.ts";
import { RetentionForm, RetentionQuery } from "./forms.ts";
import { retentionPage, retentionRefusalText, retentionUrl } from "./pages.ts";

const address = "/programmes/:programmeId/surveys/:surveyId/retention";

/** How long after the close a survey's answers are kept. */
export function retentionRoutes({ db }: Deps): Route[] {
  return [
    get(address, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const { done } = parseStrictly(RetentionQuery, req.query);
      const standing = await loadStanding(db, programmeId, surveyId);
      await sendPage(req, res, retentionPage(standing, emptyForm, done === "saved", asking(res)));
    }),

    post(address, "planner", async (req, res) => {
      const place = parseParams(SurveyParams, req.params);
      const parsed = parseForm(RetentionForm, req.body);
      const standing = await loadStanding(db, place.programmeId, place.surveyId);
      if (!parsed.ok) return await sendPage(req, res, retentionPage(standing, parsed.form, false, asking(res)));

      const refused = await chooseRetention(db, place, parsed.data.months, actorId(res));
      if (refused === null) return res.redirect(303, `${retentionUrl(standing.survey)}?done=saved`);
      const form = withMistake(req.body, "months", retentionRefusalText[refused]);
      await sendPage(req, res, retentionPage(standing, form, false, asking(res)));
    }),
  ];
}

async function loadStanding(db: Db, programmeId: string, surveyId: string) {
  return { ...(await getStanding(db, programmeId, surveyId)), ties: await countTies(db, surveyId) };
}
