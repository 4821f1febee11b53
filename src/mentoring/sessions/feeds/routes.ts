import { z } from "zod";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import { tokenHash } from "../../../platform/browser-session.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Forbidden, NotFound } from "../../../platform/errors.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { programmeToday } from "../../../maturity/index.ts";
import { feedVersion } from "../../../workshops/index.ts";
import { sessionsUrl } from "../../addresses.ts";
import { MentorParams, ProgrammeParams } from "../../forms.ts";
import { getMentor, listMentors } from "../../mentors/queries.ts";
import { mayEnterFor } from "../entering.ts";
import { loadEntering } from "../logging/queries.ts";
import { makeMentorFeed, removeMentorFeed } from "./commands.ts";
import type { FeedStop } from "./feed.ts";
import { feedsPage, mentorFeedFile, mentorFeedUrl } from "./pages.ts";
import { findMentorFeed, listMentorFeeds, loadMentorFeed } from "./queries.ts";

const TokenParams = z.object({ token: z.string().min(1).max(100) });

/** A mentor's sessions in a calendar: addresses for them, and what is at the address. */
export function feedRoutes(deps: Deps): Route[] {
  const { db, publicUrl, countTowards } = deps;
  const base = "/programmes/:programmeId/mentoring/sessions/feeds";
  const page = async (
    programmeId: string,
    { token, refused = null }: { token: string | null; refused?: FeedStop | null },
    asked: Asking,
  ) => {
    const seen = {
      today: await programmeToday(db, programmeId),
      programme: await getProgramme(db, programmeId),
      mentors: await listMentors(db, programmeId),
      feeds: await listMentorFeeds(db, programmeId),
      entering: await loadEntering(db, programmeId, asked),
    };
    const made = token === null ? null : mentorFeedUrl(publicUrl, token);
    return feedsPage(seen, { made, refused }, asked);
  };
  /** Whose address it is: one's own, or for planners anybody's. */
  const whose = async (params: unknown, asked: Asking) => {
    const place = parseParams(MentorParams, params);
    await getMentor(db, place.programmeId, place.mentorId);
    if (!mayEnterFor(await loadEntering(db, place.programmeId, asked), place.mentorId)) throw new Forbidden("feed");
    return place;
  };

  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await page(programmeId, { token: null }, asking(res)));
    }),

    // The address is in this answer and nowhere else, so there is no other page to go on to.
    post(`${base}/:mentorId`, "facilitator", async (req, res) => {
      const place = await whose(req.params, asking(res));
      const made = await makeMentorFeed(db, place, actorId(res));
      if (typeof made === "object") return await sendPage(req, res, await page(place.programmeId, made, asking(res)));
      const told = await page(place.programmeId, { token: null, refused: made }, asking(res));
      await sendPage(req, res, told, 409);
    }),

    post(`${base}/:mentorId/removal`, "facilitator", async (req, res) => {
      const place = await whose(req.params, asking(res));
      await removeMentorFeed(db, place, actorId(res));
      res.redirect(303, `${sessionsUrl(place.programmeId)}/feeds`);
    }),

    get("/calendar/mentors/:token.ics", "public", async (req, res) => {
      // A calendar program comes back every hour for years: it has no use for a session.
      res.removeHeader("Set-Cookie");
      const { token } = parseParams(TokenParams, req.params);
      const feed = await findMentorFeed(db, token);
      if (feed === undefined) {
        await countTowards("linkAddress", req.ip ?? "");
        throw new NotFound("feed");
      }
      await countTowards("calendarFeed", tokenHash(token));
      const file = mentorFeedFile(await loadMentorFeed(db, feed), deps);
      // A program that has it as it is need not load it anew; it asks each time, and others on the way keep nothing.
      res.set("Cache-Control", "private, no-cache").set("ETag", feedVersion(file));
      res.type("text/calendar").send(file);
    }),
  ];
}
