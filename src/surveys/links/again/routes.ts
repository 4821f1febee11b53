import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { askForSurveyLinkUrl } from "../addresses.ts";
import { askForLinks } from "./commands.ts";
import { AskAgainForm, AskedQuery } from "./forms.ts";
import { againPage } from "./pages.ts";

/** "Send me the link again": the same words, in the same time, whoever's the e-mail is. */
export function againRoutes(deps: Deps, workshopLinkUrl: string): Route[] {
  return [
    get("/s", "public", async (req, res) => {
      const { asked } = parseStrictly(AskedQuery, req.query);
      await sendPage(req, res, againPage(emptyForm, { isAsked: asked === "yes", workshopLinkUrl }, asking(res)));
    }),

    post("/s", "public", async (req, res) => {
      const parsed = parseForm(AskAgainForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, againPage(parsed.form, { isAsked: false, workshopLinkUrl }, asking(res)));
      const { email } = parsed.data;
      await deps.countTowards("linkAddress", req.ip ?? "");
      await deps.countTowards("linkMail", email);
      await askForLinks(deps, email);
      res.redirect(303, `${askForSurveyLinkUrl}?asked=yes`);
    }),
  ];
}
