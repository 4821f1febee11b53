import { asking } from "../../../platform/asking.ts";
import { setSessionCookie } from "../../../platform/browser-session.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { openAttendeeLink } from "../../attendees/commands.ts";
import { findAttendeeByLink } from "../../attendees/queries.ts";
import { answerForOneself } from "../commands.ts";
import { ownPollUrl } from "../../polls/addresses.ts";
import { findOwnPoll } from "../../polls/answering/queries.ts";
import { findSeat } from "../../seats/queries.ts";
import { askForLinkUrl, ownUrl } from "../addresses.ts";
import { getOwner, listOwnWorkshops } from "../queries.ts";
import { askForLink } from "./commands.ts";
import { AskedQuery, AskForLinkForm, LinkSubject, TokenParams } from "./forms.ts";
import { askPage, startPage, unknownLinkPage } from "./pages.ts";

/** The personal link of the letters: its page shows, its button opens and answers; and how to get it again. */
export function linkRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get("/w", "public", async (req, res) => {
      const { asked } = parseStrictly(AskedQuery, req.query);
      await sendPage(req, res, askPage(emptyForm, asked === "yes", asking(res)));
    }),

    post("/w", "public", async (req, res) => {
      const parsed = parseForm(AskForLinkForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, askPage(parsed.form, false, asking(res)));
      const { email } = parsed.data;
      await deps.countTowards("linkAddress", req.ip ?? "");
      await deps.countTowards("linkMail", email);
      await askForLink(deps, email);
      res.redirect(303, `${askForLinkUrl}?asked=yes`);
    }),

    get("/w/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const { workshop, answer, poll: pollId } = parseStrictly(LinkSubject, req.query);
      const found = await findAttendeeByLink(db, token);
      if (found === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const owner = await getOwner(db, found.id);
      const own = (await listOwnWorkshops(db, found)).find((each) => each.workshop.id === workshop);
      const poll = pollId === undefined ? undefined : await findOwnPoll(db, found, pollId);
      await sendPage(req, res, startPage(owner, { own, answer, poll, url: `/w/${token}` }, asking(res)));
    }),

    post("/w/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const { workshop: workshopId, answer, poll } = parseStrictly(LinkSubject, req.body);
      await deps.countTowards("linkAddress", req.ip ?? "");
      const opened = await openAttendeeLink(db, token, asking(res).sessionToken);
      if (opened === "unknown-link") return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const { attendeeId, sessionToken } = opened;
      setSessionCookie(res, deps.publicUrl, sessionToken);
      if (poll !== undefined) return res.redirect(303, ownPollUrl(attendeeId, poll));
      if (workshopId === undefined || answer === undefined) return res.redirect(303, ownUrl(attendeeId));
      if ((await findSeat(db, workshopId, attendeeId)) === undefined)
        return res.redirect(303, ownUrl(attendeeId, "?done=not-invited"));
      const refused = await answerForOneself(db, deps, { attendeeId, workshopId, answer });
      res.redirect(303, ownUrl(attendeeId, `?done=${refused ?? "answered"}&about=${workshopId}`));
    }),
  ];
}
