import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { ballotUrl } from "../addresses.ts";
import { BallotParams } from "../forms.ts";
import { listWaiting } from "../holding/links/queries.ts";
import { brought } from "../holding/opening/commands.ts";
import { getBallot, staffCanOpenLinks } from "../queries.ts";
import { secrecyOf } from "../secrecy.ts";
import { printSlips } from "./commands.ts";
import { slipSheetPage, slipsPage } from "./pages.ts";

const address = "/programmes/:programmeId/ballots/:ballotId/slips";

/** Slips of paper with a link each, for those in the room. */
export function slipRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  return [
    get(address, "facilitator", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const now = await databaseNow(db);
      const ballot = await brought(deps, await getBallot(db, programmeId, ballotId), now);
      const waiting = (await listWaiting(db, ballotId)).length;
      const secrecy = secrecyOf(ballot, await staffCanOpenLinks(deps, ballotId));
      await sendPage(req, res, slipsPage({ ballot, waiting, now, secrecy }, asking(res)));
    }),

    // The links are nowhere but on this page, so it is the answer itself.
    post(address, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const slips = await printSlips(deps, place, actorId(res));
      const ballot = await getBallot(db, place.programmeId, place.ballotId);
      if (slips === "not-open") return res.redirect(303, ballotUrl(ballot));
      await sendPage(
        req,
        res,
        slipSheetPage(ballot, await getProgramme(db, place.programmeId), slips, texts, asking(res)),
      );
    }),
  ];
}
