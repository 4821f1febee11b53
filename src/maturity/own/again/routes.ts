import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { askForOwnLinkUrl } from "../addresses.ts";
import { askForOwnLinks } from "./commands.ts";
import { AskAgainForm, AskedQuery } from "./forms.ts";
import { againPage } from "./pages.ts";

/** "Send me the link again" of a unit's own assessment: the same words, in the same time, whoever's the e-mail is. */
export function againRoutes(deps: Deps): Route[] {
  return [
    get("/u", "public", async (req, res) => {
      const { asked } = parseStrictly(AskedQuery, req.query);
      await sendPage(req, res, againPage(emptyForm, asked === "yes", asking(res)));
    }),

    post("/u", "public", async (req, res) => {
      const parsed = parseForm(AskAgainForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, againPage(parsed.form, false, asking(res)));
      const { email } = parsed.data;
      await deps.countTowards("linkAddress", req.ip ?? "");
      await deps.countTowards("linkMail", email);
      await askForOwnLinks(deps, email);
      res.redirect(303, `${askForOwnLinkUrl}?asked=yes`);
    }),
  ];
}
