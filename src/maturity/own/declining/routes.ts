import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Handler, type Route } from "../../../platform/routes.ts";
import { declineReminders } from "../answering/commands.ts";
import { TokenParams } from "../answering/forms.ts";
import { unknownLinkPage } from "../answering/pages.ts";
import { loadOwn } from "../answering/queries.ts";
import { findAskByToken } from "../queries.ts";
import { decliningPage } from "./pages.ts";

/** Whoever has a unit's link may say that no reminders are wanted, without answering. */
export function decliningRoutes({ db, countTowards }: Deps): Route[] {
  const page = "/u/:token/reminders";
  const decide =
    (isDeclined: boolean): Handler =>
    async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      if ((await declineReminders(db, token, isDeclined)) === null) return res.redirect(303, `/u/${token}/reminders`);
      await sendPage(req, res, unknownLinkPage(asking(res)), 404);
    };
  return [
    get(page, "public", async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const ask = await findAskByToken(db, token);
      if (ask === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      await sendPage(req, res, decliningPage(await loadOwn(db, ask.id), token, asking(res)));
    }),
    post(`${page}/refusal`, "public", decide(true)),
    post(`${page}/return`, "public", decide(false)),
  ];
}
