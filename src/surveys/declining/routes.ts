import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { TokenParams } from "../answering/forms.ts";
import { unknownLinkPage } from "../answering/pages.ts";
import { findAskedByToken, type Asked } from "../answering/queries.ts";
import { declineReminders } from "./commands.ts";
import { decliningPage, decliningUrl } from "./pages.ts";
import { hasDeclinedReminders } from "./queries.ts";

/** Declining reminders by the link in each mail. Mail programs follow links by themselves, so only the button does it. */
export function decliningRoutes({ db, countTowards }: Deps): Route[] {
  const answer = (isDeclined: boolean): Route["handler"] => {
    return async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const asked = await findAskedByToken(db, token);
      // The link's own page says what is the matter.
      if (asked !== undefined && isForContact(asked)) await declineReminders(db, asked.respondent, isDeclined);
      res.redirect(303, decliningUrl(token));
    };
  };
  return [
    get("/s/:token/reminders", "public", async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const asked = await findAskedByToken(db, token);
      if (asked === undefined || !isForContact(asked))
        return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const isDeclined = await hasDeclinedReminders(db, asked.respondent);
      await sendPage(req, res, decliningPage(asked, token, isDeclined, asking(res)));
    }),
    post("/s/:token/reminders/refusal", "public", answer(true)),
    post("/s/:token/reminders/refusal/removal", "public", answer(false)),
  ];
}

/** A colleague who was handed some sections gets no reminders; those of feedback are declined on the person's own pages. */
function isForContact({ respondent }: Asked): boolean {
  return respondent.secret !== null || (respondent.organisationId !== null && respondent.sectionIds === null);
}
