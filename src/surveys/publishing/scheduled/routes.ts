import { listOrganisations, listParticipants } from "../../../organisations/index.ts";
import { actorId, asking } from "../../../platform/asking.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { post, type Handler, type Route } from "../../../platform/routes.ts";
import { getProgramme, listIndustries } from "../../../programmes/index.ts";
import { chosenOf, peopleOf } from "../../anonymous/inviting/people.ts";
import { choiceOf, RescheduleForm } from "../../anonymous/publishing/forms.ts";
import { staffCanOpenLinks } from "../../answering/anonymous/queries.ts";
import { workingOf } from "../../building/edits/queries.ts";
import { SurveyParams } from "../../forms.ts";
import { surveyUrl } from "../../pages.ts";
import { getSurvey, type Survey } from "../../queries.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { stateAt } from "../../survey-life.ts";
import { PublicationQuery, type Done } from "../forms.ts";
import { getLetterTexts } from "../letters/queries.ts";
import { refusedField } from "../opening/pages.ts";
import { findOpeningPlan } from "../opening/queries.ts";
import { closingRefusalText } from "../pages.ts";
import { instantOf, recipientsOf } from "../recipients.ts";
import { openNow, reschedule, unschedule } from "./commands.ts";
import { scheduledPage, type Scheduled } from "./pages.ts";

type Req = Parameters<Handler>[0];
type Res = Parameters<Handler>[1];

const base = "/programmes/:programmeId/surveys/:surveyId";

/** Shows the page of a survey that opens later. */
export async function showScheduled(
  deps: Deps,
  { req, res }: { req: Req; res: Res },
  survey: Survey,
  form: FormState,
): Promise<void> {
  const { done, count } = parseStrictly(PublicationQuery, req.query);
  const scheduled = await loadScheduled(deps, survey);
  await sendPage(req, res, scheduledPage({ ...scheduled, done, count }, form, asking(res)));
}

/** Opening a survey before its time, changing the time, and making it a draft again. */
export function scheduledRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const doneUrl = (survey: { programmeId: string; id: string }, done: Done, count = 0) =>
    `${surveyUrl(survey)}/publication?done=${done}&count=${count}`;
  return [
    post(`${base}/opening`, "planner", async (req, res) => {
      const place = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, place.programmeId, place.surveyId);
      const outcome = await openNow(deps, place, actorId(res));
      if ("refused" in outcome) return res.redirect(303, doneUrl(survey, outcome.refused));
      res.redirect(303, doneUrl(survey, survey.access === "common" ? "opened" : "published", outcome.mailed));
    }),

    post(`${base}/opening-time`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      if (stateAt(survey, await databaseNow(db)) !== "scheduled")
        return res.redirect(303, doneUrl(survey, "not-scheduled"));
      const parsed = parseForm(RescheduleForm, req.body);
      if (!parsed.ok) return await showScheduled(deps, { req, res }, survey, parsed.form);

      const { opensOn, opensAt, closesOn, closesAt, reminderDays: days, reminderTime: timeOfDay } = parsed.data;
      const { timeZone } = await getProgramme(db, programmeId);
      const times = {
        opensAt: instantOf(opensOn, opensAt, timeZone),
        closesAt: instantOf(closesOn, closesAt, timeZone),
      };
      const plan = { choice: choiceOf(parsed.data), reminders: { days, timeOfDay } };
      const refused = await reschedule(deps, { programmeId, surveyId, ...times, ...plan }, actorId(res));
      if (refused === null) return res.redirect(303, doneUrl(survey, "rescheduled"));
      if (refused === "not-scheduled") return res.redirect(303, doneUrl(survey, refused));
      const isChoice = refused === "nobody-to-ask" && survey.anonymity === "anonymous";
      const mistake = isChoice
        ? withMistake(req.body, "who", "anonymous.who.nobody")
        : withMistake(req.body, refusedField(refused), closingRefusalText[refused]);
      await showScheduled(deps, { req, res }, survey, mistake);
    }),

    post(`${base}/opening-cancellation`, "planner", async (req, res) => {
      const place = parseParams(SurveyParams, req.params);
      const refused = await unschedule(db, place, actorId(res));
      const survey = { programmeId: place.programmeId, id: place.surveyId };
      res.redirect(303, doneUrl(survey, refused ?? "unscheduled"));
    }),
  ];
}

async function loadScheduled(deps: Deps, survey: Survey): Promise<Omit<Scheduled, "done" | "count">> {
  const { db, publicUrl } = deps;
  const { programmeId, id, anonymity, access } = survey;
  const plan = (await findOpeningPlan(db, id)) ?? { choice: { who: "all" }, reminders: null };
  const organisations = await listOrganisations(db, programmeId);
  const participants = await listParticipants(db, programmeId);
  const people = peopleOf(organisations, participants);
  const named = recipientsOf(organisations, participants);
  const isNamed = anonymity === "named";
  const isAskedPersonally = !isNamed && access === "invited";
  return {
    ...{ survey, plan, publicUrl },
    programme: await getProgramme(db, programmeId),
    now: await databaseNow(db),
    questionnaire: await getQuestionnaire(db, id),
    letters: await getLetterTexts(db, id),
    recipients: isNamed ? named.recipients.length : chosenOf(people, plan.choice).length,
    withoutContact: isNamed ? named.withoutContact : [],
    choosing: isAskedPersonally ? { people, industries: await listIndustries(db, programmeId) } : null,
    isSecret: !isAskedPersonally || !(await staffCanOpenLinks(deps, id)),
    hasUnusedEdits: (await workingOf(db, survey)).hasUnusedEdits,
  };
}
