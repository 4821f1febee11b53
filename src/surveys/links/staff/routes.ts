import { actorId, asking } from "../../../platform/asking.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { formatInstant } from "../../../platform/i18n.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { getSurvey } from "../../queries.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { isOpen } from "../../survey-life.ts";
import { copySurveyLink, endSurveyLink } from "../commands.ts";
import { getInvitation, listLinks } from "../queries.ts";
import { InvitationLinksParams, LinkParams, LinksQuery } from "./forms.ts";
import { copiedLinkPage, invitationLinksUrl, linksPage } from "./pages.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/invitations/:surveyInvitationId/links";

/** Staff see the links of one organisation, make one to hand over themselves, and end one. */
export function linkRoutes({ db, publicUrl }: Deps): Route[] {
  return [
    get(base, "planner", async (req, res) => {
      const place = parseParams(InvitationLinksParams, req.params);
      const survey = await getSurvey(db, place.programmeId, place.surveyId);
      const invitation = await getInvitation(db, place);
      const { timeZone } = await getProgramme(db, place.programmeId);
      const { done } = parseStrictly(LinksQuery, req.query);
      const links = await listLinks(db, invitation.id);
      const questionnaire = await getQuestionnaire(db, survey.id);
      const standing = { timeZone, isOpen: isOpen(survey, await databaseNow(db)), done };
      await sendPage(req, res, linksPage({ survey, invitation, links, questionnaire, ...standing }, asking(res)));
    }),

    // The link is nowhere but on this page, so it is the answer itself.
    post(base, "planner", async (req, res) => {
      const place = parseParams(InvitationLinksParams, req.params);
      const survey = await getSurvey(db, place.programmeId, place.surveyId);
      const invitation = await getInvitation(db, place);
      const copied = await copySurveyLink(db, place, actorId(res));
      if ("refused" in copied)
        return res.redirect(303, `${invitationLinksUrl(survey, invitation.id)}?done=${copied.refused}`);
      const { timeZone } = await getProgramme(db, place.programmeId);
      const closes = survey.closesAt === null ? "" : formatInstant(survey.closesAt, asking(res).locale, timeZone);
      const address = new URL(`/s/${copied.token}`, publicUrl);
      await sendPage(req, res, copiedLinkPage({ survey, invitation, closes }, address, asking(res)));
    }),

    post(`${base}/:linkId/ending`, "planner", async (req, res) => {
      const place = parseParams(LinkParams, req.params);
      await endSurveyLink(db, place, actorId(res));
      const survey = { programmeId: place.programmeId, id: place.surveyId };
      res.redirect(303, `${invitationLinksUrl(survey, place.invitationId)}?done=ended`);
    }),
  ];
}
