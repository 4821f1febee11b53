import { actorId, asking } from "../../../platform/asking.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Handler, type Route } from "../../../platform/routes.ts";
import { getProgramme, listIndustries } from "../../../programmes/index.ts";
import { staffCanOpenLinks } from "../../answering/anonymous/queries.ts";
import { SurveyParams } from "../../forms.ts";
import { surveyUrl } from "../../pages.ts";
import { publishSurvey } from "../../publishing/commands.ts";
import { PublicationQuery, type Done } from "../../publishing/forms.ts";
import { getLetterTexts } from "../../publishing/letters/queries.ts";
import { closingRefusalText } from "../../publishing/pages.ts";
import { refusedField } from "../../publishing/opening/pages.ts";
import { timesOf } from "../../publishing/recipients.ts";
import { showScheduled } from "../../publishing/scheduled/routes.ts";
import { listReminders } from "../../publishing/schedule/queries.ts";
import { getSurvey, type Survey } from "../../queries.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { stateAt } from "../../survey-life.ts";
import { settled } from "../closing/commands.ts";
import { countSent } from "../following/queries.ts";
import { listAsked, listPeople } from "../inviting/queries.ts";
import { askMore, sendAccessLink } from "./commands.ts";
import { AccessParams, AnonymousPublicationForm, choiceOf, ChoiceForm } from "./forms.ts";
import { anonymousPublicationPage, posterPage, type AnonymousPublication } from "./pages.ts";

type Req = Parameters<Handler>[0];
type Res = Parameters<Handler>[1];

const base = "/programmes/:programmeId/surveys/:surveyId";

/** What publishing does where the survey is anonymous: the same addresses, other people. */
export function anonymousPublishing(deps: Deps) {
  const { db } = deps;
  const show = async (req: Req, res: Res, stored: Survey, form: FormState) => {
    const survey = await settled(db, stored);
    if (stateAt(survey, await databaseNow(db)) === "scheduled") {
      await showScheduled(deps, { req, res }, survey, form);
      return;
    }
    const publication = await loadPublication(deps, survey);
    const { done, count } = parseStrictly(PublicationQuery, req.query);
    await sendPage(req, res, anonymousPublicationPage({ ...publication, done, count }, form, asking(res)));
  };
  const doneUrl = (survey: Survey, done: Done, count: number) =>
    `${surveyUrl(survey)}/publication?done=${done}&count=${count}`;
  return {
    show,

    publish: async (req: Req, res: Res, survey: Survey) => {
      const { programmeId, id: surveyId } = survey;
      const parsed = parseForm(AnonymousPublicationForm, req.body);
      if (!parsed.ok) {
        await show(req, res, survey, parsed.form);
        return;
      }
      const { reminderDays: days, reminderTime: timeOfDay } = parsed.data;
      const times = timesOf(parsed.data, (await getProgramme(db, programmeId)).timeZone);
      const plan = { reminders: { days, timeOfDay }, choice: choiceOf(parsed.data) };
      const publishing = { programmeId, surveyId, ...times, ...plan };
      const outcome = await publishSurvey(deps, publishing, actorId(res));
      if ("mailed" in outcome) {
        const atOnce = survey.access === "common" ? "opened" : "published";
        res.redirect(303, doneUrl(survey, times.opensAt === null ? atOnce : "opens-later", outcome.mailed));
        return;
      }
      // A second press of the same button: the first one has done it.
      if (outcome.refused === "already-published") {
        res.redirect(303, `${surveyUrl(survey)}/publication`);
        return;
      }
      const field = outcome.refused === "nobody-to-ask" ? "who" : refusedField(outcome.refused);
      const words = field === "who" ? "anonymous.who.nobody" : closingRefusalText[outcome.refused];
      await show(req, res, survey, withMistake(req.body, field, words));
    },

    invite: async (req: Req, res: Res, survey: Survey) => {
      const { programmeId, id: surveyId } = survey;
      const choice = choiceOf(parseStrictly(ChoiceForm, req.body));
      const outcome = await askMore(deps, { programmeId, surveyId, choice }, actorId(res));
      const url = "mailed" in outcome ? doneUrl(survey, "invited", outcome.mailed) : doneUrl(survey, "not-open", 0);
      res.redirect(303, url);
    },
  };
}

/** The sheet with the link that all share, and a new link for one person. */
export function anonymousPublishingRoutes(deps: Deps): Route[] {
  const { db, publicUrl } = deps;
  return [
    get(`${base}/poster`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      const { commonCode: code } = survey;
      if (code === null) return res.redirect(303, `${surveyUrl(survey)}/publication`);
      const programme = await getProgramme(db, programmeId);
      await sendPage(
        req,
        res,
        posterPage({ survey, programme, now: await databaseNow(db) }, { code, publicUrl }, asking(res)),
      );
    }),

    post(`${base}/accesses/:accessId/link`, "planner", async (req, res) => {
      const place = parseParams(AccessParams, req.params);
      const outcome = await sendAccessLink(deps, place, actorId(res));
      const done = "mailed" in outcome ? "sent" : outcome.refused;
      const survey = { programmeId: place.programmeId, id: place.surveyId };
      res.redirect(303, `${surveyUrl(survey)}/responses?link=${done}#link-status`);
    }),
  ];
}

async function loadPublication(deps: Deps, survey: Survey): Promise<AnonymousPublication> {
  const { db, publicUrl } = deps;
  const { programmeId, id } = survey;
  return {
    survey,
    programme: await getProgramme(db, programmeId),
    industries: await listIndustries(db, programmeId),
    now: await databaseNow(db),
    people: await listPeople(db, programmeId),
    asked: await listAsked(db, programmeId, id),
    questionnaire: await getQuestionnaire(db, id),
    sent: await countSent(db, id),
    reminders: await listReminders(db, id),
    letters: await getLetterTexts(db, id),
    publicUrl,
    isSecret: !(await staffCanOpenLinks(deps, id)),
    done: undefined,
    count: 0,
  };
}
