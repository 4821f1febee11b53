import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { SurveyParams } from "../../forms.ts";
import { surveyUrl } from "../../pages.ts";
import { getSurvey } from "../../queries.ts";
import { chooseWay, takeAnonymousNotice } from "./commands.ts";
import { SettingQuery, WayForm } from "./forms.ts";
import { settingUrl } from "../way.ts";
import { settingPage } from "./pages.ts";

const address = "/programmes/:programmeId/surveys/:surveyId/anonymity";

/** Whether a draft will be answered under names; a published survey keeps what it has promised. */
export function settingRoutes({ db }: Deps): Route[] {
  return [
    get(address, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      if (survey.state !== "draft") return res.redirect(303, surveyUrl(survey));
      const { done } = parseStrictly(SettingQuery, req.query);
      await sendPage(req, res, settingPage(survey, { form: emptyForm, done }, asking(res)));
    }),

    post(address, "planner", async (req, res) => {
      const place = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, place.programmeId, place.surveyId);
      const parsed = parseForm(WayForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, settingPage(survey, { form: parsed.form, done: undefined }, asking(res)));
      const refused = await chooseWay(db, place, parsed.data.way, actorId(res));
      if (refused !== null) return res.redirect(303, `${surveyUrl(survey)}?refused=anonymity-published`);
      res.redirect(303, `${settingUrl(survey)}?done=saved`);
    }),

    post(`${address}/notice`, "planner", async (req, res) => {
      const place = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, place.programmeId, place.surveyId);
      const refused = await takeAnonymousNotice(db, place, actorId(res));
      if (refused !== null) return res.redirect(303, `${surveyUrl(survey)}?refused=${refused}`);
      res.redirect(303, `${settingUrl(survey)}?done=notice`);
    }),
  ];
}
