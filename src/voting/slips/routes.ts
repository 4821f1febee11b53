import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { settled } from "../closing/commands.ts";
import { printSlips } from "../holding/commands.ts";
import { BallotParams } from "../holding/forms.ts";
import { ballotUrl } from "../holding/pages.ts";
import { getBallot, getTurnout, staffCanOpenLinks } from "../queries.ts";
import { slipSheetPage, slipsPage } from "./pages.ts";

const address = "/programmes/:programmeId/ballots/:ballotId/slips";

/** Slips of paper with a link each, for those in the room. */
export function slipRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  return [
    get(address, "facilitator", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const ballot = await settled(db, await getBallot(db, programmeId, ballotId));
      const turnout = await getTurnout(db, ballotId);
      const isSecret = !(await staffCanOpenLinks(deps, ballotId));
      await sendPage(req, res, slipsPage({ ballot, turnout, now: await databaseNow(db), isSecret }, asking(res)));
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
