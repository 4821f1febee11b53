import { asking, wantsRegion } from "../../platform/asking.ts";
import { tokenHash } from "../../platform/browser-session.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { sessionUrl } from "../../platform/session-notice.ts";
import { extendSession } from "../commands.ts";
import { SessionQuery } from "../forms.ts";
import { sessionPage } from "./pages.ts";
import { endedStanding, standingOf } from "./standing.ts";

/** How long the browser's session lasts, and saying that it goes on. Its token stays, and with it the forms of open pages. */
export function sessionRoutes({ db, countTowards }: Deps): Route[] {
  return [
    get(sessionUrl, "public", async (req, res) => {
      const { of } = parseStrictly(SessionQuery, req.query);
      if (of !== undefined) asking(res).session ??= endedStanding(of === "staff");
      await sendPage(req, res, sessionPage(asking(res)));
    }),

    post(`${sessionUrl}/extension`, "public", async (req, res) => {
      const now = asking(res);
      await countTowards("sessionExtension", tokenHash(now.sessionToken));
      const session = await extendSession(db, now.sessionToken);
      if (!wantsRegion(req)) return res.redirect(303, sessionUrl);
      const isStaff = now.session?.isStaff === true;
      now.session =
        session === undefined
          ? endedStanding(isStaff)
          : standingOf(session.times, session.now, { isStaff, hasGoneOn: true });
      await sendPage(req, res, sessionPage(now));
    }),
  ];
}
