import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import { tokenHash } from "../../../platform/browser-session.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listFacilitators } from "../../facilitators/queries.ts";
import { ProgrammeParams } from "../../register/forms.ts";
import { calendarUrl } from "../pages.ts";
import { addFeed, removeFeed, renewFeed } from "./commands.ts";
import { FeedForm, FeedParams, TokenParams } from "./forms.ts";
import { feedVersion } from "./feed-version.ts";
import { feedFile, feedsPage, feedUrl } from "./pages.ts";
import { findFeed, listFeeds, loadFollowed } from "./queries.ts";

export function feedRoutes(deps: Deps): Route[] {
  const { db, publicUrl, countTowards } = deps;
  const base = "/programmes/:programmeId/workshops/calendar/feeds";
  const formPage = async (programmeId: string, token: string | null, asked: Asking) => {
    const feeds = await listFeeds(db, programmeId);
    const facilitators = await listFacilitators(db, programmeId);
    const made = token === null ? null : feedUrl(publicUrl, token);
    return feedsPage(await getProgramme(db, programmeId), { feeds, facilitators }, made, asked);
  };

  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await formPage(programmeId, null, asking(res)));
    }),

    // The address is in this answer and nowhere else, so there is no other page to go on to.
    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { facilitatorId } = parseStrictly(FeedForm, req.body);
      const token = await addFeed(db, { programmeId, facilitatorId }, actorId(res));
      await sendPage(req, res, await formPage(programmeId, token, asking(res)));
    }),

    post(`${base}/:feedId/renewal`, "facilitator", async (req, res) => {
      const { programmeId, feedId } = parseParams(FeedParams, req.params);
      const token = await renewFeed(db, programmeId, feedId, actorId(res));
      await sendPage(req, res, await formPage(programmeId, token, asking(res)));
    }),

    post(`${base}/:feedId/removal`, "facilitator", async (req, res) => {
      const { programmeId, feedId } = parseParams(FeedParams, req.params);
      await removeFeed(db, programmeId, feedId, actorId(res));
      res.redirect(303, `${calendarUrl(programmeId)}/feeds`);
    }),

    get("/calendar/:token.ics", "public", async (req, res) => {
      // A calendar program comes back every hour for years: it has no use for a session.
      res.removeHeader("Set-Cookie");
      const { token } = parseParams(TokenParams, req.params);
      const feed = await findFeed(db, token);
      if (feed === undefined) {
        await countTowards("linkAddress", req.ip ?? "");
        throw new NotFound("feed");
      }
      await countTowards("calendarFeed", tokenHash(token));
      const file = feedFile(await loadFollowed(db, feed), deps);
      // A program that has it as it is need not load it anew; it asks each time, and others on the way keep nothing.
      res.set("Cache-Control", "private, no-cache").set("ETag", feedVersion(file));
      res.type("text/calendar").send(file);
    }),
  ];
}
