import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { feedUrl } from "../../calendar/feeds/pages.ts";
import { ownUrl } from "../addresses.ts";
import { AttendeeParams } from "../forms.ts";
import { getOwner } from "../queries.ts";
import { followOwn, unfollowOwn } from "./commands.ts";
import { ownFeedPage } from "./pages.ts";
import { hasFeed } from "./queries.ts";

/** Following one's own workshops in one's own calendar. */
export function ownFeedRoutes({ db, publicUrl }: Deps): Route[] {
  return [
    get("/attendee/:attendeeId/feed", "personal:attendee", async (req, res) => {
      const { attendeeId } = parseParams(AttendeeParams, req.params);
      const isFollowed = await hasFeed(db, attendeeId);
      await sendPage(req, res, ownFeedPage(await getOwner(db, attendeeId), { made: null, isFollowed }, asking(res)));
    }),

    post("/attendee/:attendeeId/feed", "personal:attendee", async (req, res) => {
      const { attendeeId } = parseParams(AttendeeParams, req.params);
      const made = feedUrl(publicUrl, await followOwn(db, attendeeId));
      await sendPage(req, res, ownFeedPage(await getOwner(db, attendeeId), { made, isFollowed: true }, asking(res)));
    }),

    post("/attendee/:attendeeId/feed/removal", "personal:attendee", async (req, res) => {
      const { attendeeId } = parseParams(AttendeeParams, req.params);
      await unfollowOwn(db, attendeeId);
      res.redirect(303, ownUrl(attendeeId, "/feed"));
    }),
  ];
}
