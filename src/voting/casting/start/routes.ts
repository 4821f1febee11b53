import { asking } from "../../../platform/asking.ts";
import { setSessionCookie } from "../../../platform/browser-session.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { votingUrl } from "../addresses.ts";
import { openByLink } from "../commands.ts";
import { TokenParams } from "../forms.ts";
import { keepLink, loadPlace } from "../loading/routes.ts";
import { unknownLinkPage } from "../pages.ts";
import { findVoter } from "../queries.ts";
import { startPage } from "./pages.ts";

/** The personal link: its page changes nothing, its button opens the ballot at an address without the token. */
export function startRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get("/v/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const voter = await findVoter(db, token);
      if (voter === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      await sendPage(req, res, startPage(await loadPlace(deps, voter), `/v/${token}`, asking(res)));
    }),

    post("/v/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      await deps.countTowards("voteLink", req.ip ?? "");
      const opened = await openByLink(db, token, asking(res).sessionToken);
      if (opened === "unknown-link") return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const { ballotId } = opened;
      setSessionCookie(res, deps.publicUrl, opened.sessionToken);
      await keepLink(deps, res, { ballotId, token, until: null });
      res.redirect(303, votingUrl(ballotId));
    }),
  ];
}
