import { asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ballotState } from "../ballot-life.ts";
import { TokenParams } from "../casting/forms.ts";
import { getBallotOfLink } from "../queries.ts";
import { declineReminders } from "./commands.ts";
import { decliningPage, decliningUrl } from "./pages.ts";
import { findDeclining } from "./queries.ts";

/** Declining reminders by the link in each of them. Mail programs follow links by themselves, so only the button does it. */
export function decliningRoutes({ db, countTowards }: Deps): Route[] {
  const answer = (isDeclined: boolean): Route["handler"] => {
    return async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      await declineReminders(db, token, isDeclined);
      res.redirect(303, decliningUrl(token));
    };
  };
  return [
    get("/v/:token/reminders", "public", async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const found = await findDeclining(db, token);
      if (found === undefined) throw new NotFound("link");
      const ballot = await getBallotOfLink(db, found.ballotId);
      const isOpen = ballotState(ballot, await databaseNow(db)) !== "closed";
      await sendPage(req, res, decliningPage({ ballot, token, isOpen, isDeclined: found.isDeclined }, asking(res)));
    }),
    post("/v/:token/reminders/refusal", "public", answer(true)),
    post("/v/:token/reminders/refusal/removal", "public", answer(false)),
  ];
}
