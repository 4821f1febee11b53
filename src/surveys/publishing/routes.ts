import { listOrganisations, listParticipants } from "../../organisations/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Handler, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { anonymousPublishing, anonymousPublishingRoutes } from "../anonymous/publishing/routes.ts";
import { closeSurvey, reopenSurvey } from "../closing/commands.ts";
import { SurveyParams } from "../forms.ts";
import { surveyUrl } from "../pages.ts";
import { getSurvey } from "../queries.ts";
import { stateAt } from "../survey-life.ts";
import { inviteAdded, publishSurvey, remind, sendNewLink } from "./commands.ts";
import { ClosingForm, InvitationParams, PublicationForm, PublicationQuery, type Done } from "./forms.ts";
import { getLetterTexts } from "./letters/queries.ts";
import { letterRoutes } from "./letters/routes.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { refusedField } from "./opening/pages.ts";
import { closingRefusalText, publicationPage, type Publication } from "./pages.ts";
import { listInvitations } from "./queries.ts";
import { instantOf, recipientsOf, timesOf } from "./recipients.ts";
import { scheduleReminders } from "./schedule/commands.ts";
import { ScheduleForm } from "./schedule/forms.ts";
import { scheduleRefusalText } from "./schedule/pages.ts";
import { listReminders } from "./schedule/queries.ts";
import { scheduledRoutes, showScheduled } from "./scheduled/routes.ts";

type Req = Parameters<Handler>[0];
type Res = Parameters<Handler>[1];

const base = "/programmes/:programmeId/surveys/:surveyId";

/** Publishing a survey, and reaching those who have not answered. */
export function publishingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const anonymous = anonymousPublishing(deps);
  const show = async (req: Req, res: Res, publication: Publication, form: typeof emptyForm) => {
    if (isAnonymous(publication)) await anonymous.show(req, res, publication.survey, form);
    else if (isScheduled(publication)) await showScheduled(deps, { req, res }, publication.survey, form);
    else await sendPage(req, res, publicationPage(publication, form, asking(res)));
  };
  return [
    ...letterRoutes(deps),
    ...anonymousPublishingRoutes(deps),
    ...scheduledRoutes(deps),
    get(`${base}/publication`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const publication = await loadPublication(db, programmeId, surveyId);
      const { done, count } = parseStrictly(PublicationQuery, req.query);
      await show(req, res, { ...publication, done, count }, emptyForm);
    }),

    post(`${base}/publication`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const { programme, ...publication } = await loadPublication(db, programmeId, surveyId);
      if (isAnonymous(publication)) return await anonymous.publish(req, res, publication.survey);
      const parsed = parseForm(PublicationForm, req.body);
      const showAgain = (form: typeof emptyForm) =>
        sendPage(req, res, publicationPage({ ...publication, programme }, form, asking(res)));
      if (!parsed.ok) return await showAgain(parsed.form);

      const times = timesOf(parsed.data, programme.timeZone);
      const { reminderDays: days, reminderTime: timeOfDay } = parsed.data;
      const publishing = { programmeId, surveyId, ...times, reminders: { days, timeOfDay } };
      const outcome = await publishSurvey(deps, publishing, actorId(res));
      const done = times.opensAt === null ? "published" : "opens-later";
      if ("mailed" in outcome) return res.redirect(303, doneUrl(programmeId, surveyId, done, outcome.mailed));
      // A second press of the same button: the first one has done it.
      if (outcome.refused === "already-published") return res.redirect(303, publicationUrl(programmeId, surveyId));
      await showAgain(withMistake(req.body, refusedField(outcome.refused), closingRefusalText[outcome.refused]));
    }),

    post(`${base}/closing-time`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const { programme, ...publication } = await loadPublication(db, programmeId, surveyId);
      const parsed = parseForm(ClosingForm, req.body);
      const showAgain = (form: typeof emptyForm) => show(req, res, { ...publication, programme }, form);
      if (!parsed.ok) return await showAgain(parsed.form);

      const closesAt = instantOf(parsed.data.closesOn, parsed.data.closesAt, programme.timeZone);
      const refused = await reopenSurvey(deps, { programmeId, surveyId, closesAt }, actorId(res));
      if (refused === null) return res.redirect(303, doneUrl(programmeId, surveyId, "reopened", 0));
      // The page has no such form any more, and says why.
      if (refused === "answers-erased") return res.redirect(303, publicationUrl(programmeId, surveyId));
      await showAgain(withMistake(req.body, "closesOn", closingRefusalText[refused]));
    }),

    post(`${base}/reminder-schedule`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const publication = await loadPublication(db, programmeId, surveyId);
      const parsed = parseForm(ScheduleForm, req.body);
      const showAgain = (form: typeof emptyForm) => show(req, res, publication, form);
      if (!parsed.ok) return await showAgain(parsed.form);

      const { reminderDays: days, reminderTime: timeOfDay } = parsed.data;
      const plan = { programmeId, surveyId, plan: { days, timeOfDay } };
      const refused = await scheduleReminders(deps, plan, actorId(res));
      if (refused === "not-open") return res.redirect(303, doneUrl(programmeId, surveyId, "not-open", 0));
      if (refused !== null) return await showAgain(withMistake(req.body, "reminderDays", scheduleRefusalText[refused]));
      res.redirect(303, doneUrl(programmeId, surveyId, days.length === 0 ? "schedule-off" : "scheduled", 0));
    }),

    post(`${base}/closing`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      await closeSurvey(db, programmeId, surveyId, actorId(res));
      res.redirect(303, doneUrl(programmeId, surveyId, "closed", 0));
    }),

    post(`${base}/invitations`, "planner", async (req, res) => {
      const place = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, place.programmeId, place.surveyId);
      if (isAnonymous({ survey })) return await anonymous.invite(req, res, survey);
      const outcome = await inviteAdded(deps, place, actorId(res));
      res.redirect(303, mailedUrl(place, "invited", outcome));
    }),

    post(`${base}/reminders`, "planner", async (req, res) => {
      const place = parseParams(SurveyParams, req.params);
      const outcome = await remind(deps, place, actorId(res));
      res.redirect(303, mailedUrl(place, "reminded", outcome));
    }),

    post(`${base}/invitations/:invitationId/link`, "planner", async (req, res) => {
      const place = parseParams(InvitationParams, req.params);
      const outcome = await sendNewLink(deps, place, actorId(res));
      const done = "mailed" in outcome ? "sent" : outcome.refused;
      res.redirect(
        303,
        `${surveyUrl({ programmeId: place.programmeId, id: place.surveyId })}/responses?link=${done}#link-status`,
      );
    }),
  ];
}

function isScheduled({ survey, now }: Publication): boolean {
  return stateAt(survey, now) === "scheduled";
}

function isAnonymous({ survey }: Pick<Publication, "survey">): boolean {
  return survey.anonymity === "anonymous";
}

async function loadPublication(db: Db, programmeId: string, surveyId: string): Promise<Publication> {
  const survey = await getSurvey(db, programmeId, surveyId);
  const organisations = await listOrganisations(db, programmeId);
  return {
    survey,
    questionnaire: await getQuestionnaire(db, surveyId),
    programme: await getProgramme(db, programmeId),
    now: await databaseNow(db),
    ...recipientsOf(organisations, await listParticipants(db, programmeId)),
    invitations: await listInvitations(db, programmeId, surveyId),
    reminders: await listReminders(db, surveyId),
    letters: await getLetterTexts(db, surveyId),
    done: undefined,
    count: 0,
  };
}

function mailedUrl(
  place: { programmeId: string; surveyId: string },
  done: Done,
  outcome: { mailed: number } | { refused: string },
): string {
  const { programmeId, surveyId } = place;
  return "mailed" in outcome
    ? doneUrl(programmeId, surveyId, done, outcome.mailed)
    : doneUrl(programmeId, surveyId, "not-open", 0);
}

function doneUrl(programmeId: string, surveyId: string, done: Done, count: number): string {
  return `${publicationUrl(programmeId, surveyId)}?done=${done}&count=${count}`;
}

function publicationUrl(programmeId: string, id: string): string {
  return `${surveyUrl({ programmeId, id })}/publication`;
}
