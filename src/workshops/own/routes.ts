import { asking } from "../../platform/asking.ts";
import { calendarFile } from "../../platform/calendar-file.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { calendarEventOf } from "../letters/pages.ts";
import { colleagueRoutes } from "./colleagues/routes.ts";
import { answerForOneself, declineReminders } from "./commands.ts";
import { AnswerForm, AttendeeParams, OwnQuery, OwnWorkshopParams } from "./forms.ts";
import { ownFeedRoutes } from "./feed/routes.ts";
import { listOpenPolls } from "../polls/answering/queries.ts";
import { linkRoutes } from "./link/routes.ts";
import { ownUrl } from "./addresses.ts";
import { ownPage } from "./pages.ts";
import { getOwner, listOwnWorkshops } from "./queries.ts";

/** A person's own pages: opened by a personal link, they show all workshops of the programme that concern the person. */
export function ownRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    ...linkRoutes(deps),

    get("/attendee/:attendeeId", "personal:attendee", async (req, res) => {
      const { attendeeId } = parseParams(AttendeeParams, req.params);
      const { done, about } = parseStrictly(OwnQuery, req.query);
      const owner = await getOwner(db, attendeeId);
      const workshops = await listOwnWorkshops(db, owner.attendee);
      const polls = await listOpenPolls(db, owner.attendee, owner.now);
      await sendPage(req, res, ownPage({ ...owner, workshops, polls, done, about }, asking(res)));
    }),

    post("/attendee/:attendeeId/workshops/:workshopId/answer", "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId } = parseParams(OwnWorkshopParams, req.params);
      const { answer } = parseStrictly(AnswerForm, req.body);
      const refused = await answerForOneself(db, deps, { attendeeId, workshopId, answer });
      res.redirect(303, ownUrl(attendeeId, `?done=${refused ?? "answered"}&about=${workshopId}`));
    }),

    get("/attendee/:attendeeId/workshops/:workshopId/calendar", "personal:attendee", async (req, res) => {
      const { attendeeId, workshopId } = parseParams(OwnWorkshopParams, req.params);
      const { attendee, programme, now } = await getOwner(db, attendeeId);
      const own = (await listOwnWorkshops(db, attendee)).find(({ workshop }) => workshop.id === workshopId);
      if (own === undefined) throw new NotFound("workshop");
      const { workshop, seat } = own;
      const letter = { programme, workshop, person: attendee, isComing: seat.state === "coming" };
      const event = calendarEventOf(letter, { ...asking(res), now });
      if (event === null) throw new NotFound("time");
      const entry = { ...event, organiser: null, attendee: null };
      const content = calendarFile([entry], { name: programme.name, method: "PUBLISH" });
      sendFile(res, { name: "workshop.ics", type: "text/calendar; charset=utf-8", content });
    }),

    post("/attendee/:attendeeId/reminders/refusal", "personal:attendee", async (req, res) => {
      const { attendeeId } = parseParams(AttendeeParams, req.params);
      await declineReminders(db, attendeeId, true);
      res.redirect(303, ownUrl(attendeeId, "?done=reminders#reminders"));
    }),

    post("/attendee/:attendeeId/reminders/refusal/removal", "personal:attendee", async (req, res) => {
      const { attendeeId } = parseParams(AttendeeParams, req.params);
      await declineReminders(db, attendeeId, false);
      res.redirect(303, ownUrl(attendeeId, "?done=reminders#reminders"));
    }),

    ...colleagueRoutes(deps),
    ...ownFeedRoutes(deps),
  ];
}
