import { actorId, asking } from "../../../platform/asking.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ballotUrl } from "../../addresses.ts";
import { ballotState } from "../../ballot-life.ts";
import { BallotParams } from "../../forms.ts";
import { getBallot } from "../../queries.ts";
import { brought } from "../opening/commands.ts";
import { remind } from "./commands.ts";
import { reminderPage } from "./pages.ts";
import { previewReminder } from "./queries.ts";

const address = "/programmes/:programmeId/ballots/:ballotId/reminders";

/** Reminding by hand those who have not voted: first how many it would reach, then the button. */
export function remindingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(address, "facilitator", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const now = await databaseNow(db);
      const ballot = await brought(deps, await getBallot(db, programmeId, ballotId), now);
      if (ballotState(ballot, now) !== "open") return res.redirect(303, ballotUrl(ballot));
      const preview = await previewReminder(db, ballot, now);
      const programme = await getProgramme(db, programmeId);
      await sendPage(req, res, reminderPage({ ballot, programme, preview, now }, asking(res)));
    }),

    post(address, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const outcome = await remind(deps, place, actorId(res));
      const url = ballotUrl({ programmeId: place.programmeId, id: place.ballotId });
      res.redirect(303, outcome === "not-open" ? url : `${url}?done=reminded`);
    }),
  ];
}
