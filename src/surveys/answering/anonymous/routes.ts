import { asking } from "../../../platform/asking.ts";
import { newToken, setSessionCookie } from "../../../platform/browser-session.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Handler, type Route } from "../../../platform/routes.ts";
import { commonLinkUrl } from "../../links/addresses.ts";
import { surveyUrl } from "../about/pages.ts";
import { grantAnonymously } from "../commands.ts";
import { SurveyParams } from "../forms.ts";
import { loadAsked, takesAnswers } from "../loading/routes.ts";
import { notOpenPage, unknownLinkPage } from "../pages.ts";
import { type Asked, getAskedBySecret, getFilled } from "../queries.ts";
import { BeginForm, CodeParams } from "./forms.ts";
import { dropToken, heldToken, keepToken } from "./keeping/routes.ts";
import { commonStartPage } from "./pages.ts";
import { findCommon } from "./queries.ts";

/**
 * The link that all share: whoever begins gets a token of their own, which stays in this browser until the close, so that
 * the same link leads back to what was begun here, and to nothing anywhere else.
 */
export function commonRoutes({ db, publicUrl, countTowards }: Deps): Route[] {
  const findAsked = async (req: Parameters<Handler>[0]): Promise<{ asked: Asked; code: string } | undefined> => {
    const { code } = parseParams(CodeParams, req.params);
    const common = await findCommon(db, code);
    if (common !== undefined)
      return { asked: await getAskedBySecret(db, common.surveyId, heldToken(req) ?? newToken()), code };
    await countTowards("linkAddress", req.ip ?? "");
    return undefined;
  };
  return [
    get("/s/c/:code", "public", async (req, res) => {
      const found = await findAsked(req);
      if (found === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const { asked, code } = found;
      if (!takesAnswers(asked)) return await sendPage(req, res, notOpenPage(asked, null, [], asking(res)));
      const filled = await getFilled(db, asked.respondent);
      await sendPage(req, res, commonStartPage(asked, filled, commonLinkUrl(code), asking(res)));
    }),

    post("/s/c/:code", "public", async (req, res) => {
      const found = await findAsked(req);
      const { code } = parseParams(CodeParams, req.params);
      if (found === undefined || !takesAnswers(found.asked)) return res.redirect(303, commonLinkUrl(code));
      const { asked } = found;
      const { who } = parseStrictly(BeginForm, req.body);
      const held = who === "another" ? undefined : heldToken(req);
      if (held === undefined) await countTowards("commonLink", req.ip ?? "");
      const { surveyId } = asked.respondent;
      const session = await db
        .transaction()
        .execute((trx) => grantAnonymously(trx, surveyId, asking(res).sessionToken, held !== undefined));
      setSessionCookie(res, publicUrl, session);
      const token = held ?? newToken();
      const until = new Date(asked.survey.closesAt?.epochMilliseconds ?? 0);
      for (const path of [surveyUrl(asked), commonLinkUrl(code)]) keepToken(res, publicUrl, token, { path, until });
      res.redirect(303, surveyUrl(asked));
    }),

    post("/survey/:surveyId/forgetting", "personal:survey", async (req, res) => {
      const { surveyId } = parseParams(SurveyParams, req.params);
      const asked = await loadAsked(db, req, res);
      const { commonCode } = asked.survey;
      if (commonCode === null) return res.redirect(303, surveyUrl(asked));
      for (const path of [`/survey/${surveyId}`, commonLinkUrl(commonCode)]) dropToken(res, publicUrl, path);
      res.redirect(303, commonLinkUrl(commonCode));
    }),
  ];
}
