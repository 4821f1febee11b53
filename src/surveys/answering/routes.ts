import { segmentsByUnit } from "../../organisations/index.ts";
import { asking } from "../../platform/asking.ts";
import { setSessionCookie } from "../../platform/browser-session.ts";
import type { Deps } from "../../platform/deps.ts";
import { Forbidden } from "../../platform/errors.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { listShares } from "../links/queries.ts";
import { checkUrl, isPart, isPerson, isUnnamed, submissionUrl, surveyUrl } from "./about/pages.ts";
import { commonRoutes } from "./anonymous/routes.ts";
import { keepToken } from "./anonymous/keeping/routes.ts";
import { allAnswers, checkPage } from "./checking/pages.ts";
import { openByLink, sendAnswers } from "./commands.ts";
import { TokenParams } from "./forms.ts";
import { firstPage, notOpenPage, overviewPage, receiptPage, unknownLinkPage } from "./pages.ts";
import { bySession, personPage, untried } from "./person/pages.ts";
import { personRoutes, sendPerson } from "./person/routes.ts";
import { staffCanOpenLinks } from "./anonymous/queries.ts";
import { findAskedByToken, getFilled } from "./queries.ts";
import { loadAnswering, takesAnswers, whenOpen } from "./loading/routes.ts";
import { sectionRoutes } from "./sections/routes.ts";

/** The respondent's side: a personal link, the sections, checking and sending. */
export function answeringRoutes(deps: Deps): Route[] {
  const { db, publicUrl, countTowards } = deps;
  return [
    ...commonRoutes(deps),
    get("/s/:token", "public", async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const asked = await findAskedByToken(db, token);
      if (asked === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const filled = await getFilled(db, asked.respondent);
      if (!takesAnswers(asked)) return await sendPage(req, res, notOpenPage(asked, filled.response, [], asking(res)));
      const isSecret = isUnnamed(asked) && !(await staffCanOpenLinks(deps, asked.respondent.surveyId));
      const { programmeId, organisationId } = asked.respondent;
      const segment = organisationId === null ? undefined : (await segmentsByUnit(db, programmeId)).get(organisationId);
      await sendPage(req, res, firstPage(asked, filled, { token, isSecret, segment }, asking(res)));
    }),
    post("/s/:token", "public", async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const opened = await openByLink(db, token, asking(res).sessionToken);
      // The link's own page says what is the matter.
      if ("refused" in opened) return res.redirect(303, `/s/${encodeURIComponent(token)}`);
      setSessionCookie(res, publicUrl, opened.sessionToken);
      if (isUnnamed(opened.asked)) keepToken(res, publicUrl, token, { path: surveyUrl(opened.asked) });
      res.redirect(303, surveyUrl(opened.asked));
    }),
    ...personRoutes(deps),

    get(
      "/survey/:surveyId",
      "personal:survey",
      whenOpen(db, async (req, res, { asked, filled }) => {
        const way = bySession(asked);
        if (isPerson(asked)) return await sendPage(req, res, personPage(asked, filled, way, untried, asking(res)));
        const { invitationId } = asked.respondent;
        const shares = invitationId === null ? [] : await listShares(db, invitationId);
        await sendPage(req, res, overviewPage(asked, filled, shares, asking(res)));
      }),
    ),
    ...sectionRoutes(deps),
    get(
      "/survey/:surveyId/check",
      "personal:survey",
      whenOpen(db, async (req, res, { asked, filled }) => {
        if (isPerson(asked) || isPart(asked)) res.redirect(303, surveyUrl(asked));
        else await sendPage(req, res, checkPage(asked, filled, null, asking(res)));
      }),
    ),
    get(
      "/survey/:surveyId/submission",
      "personal:survey",
      whenOpen(db, async (req, res, { asked, filled }) => {
        const { response } = filled;
        if (isPart(asked)) res.redirect(303, surveyUrl(asked));
        else if (response?.isSent !== true) res.redirect(303, checkUrl(asked));
        else await sendPage(req, res, receiptPage(asked, response.sentAt, asking(res)));
      }),
    ),
    post("/survey/:surveyId/submission", "personal:survey", async (req, res) => {
      const { asked, filled } = await loadAnswering(db, req, res);
      if (isPart(asked)) throw new Forbidden("only who answers for the whole organisation sends");
      if (isPerson(asked)) {
        const taken = await sendPerson(db, req, res, asked, bySession(asked));
        if (taken !== null) res.redirect(303, taken);
        return;
      }
      const sent = await sendAnswers(db, asked.respondent, filled.whole);
      if (typeof sent === "object" && "sentAt" in sent) return res.redirect(303, submissionUrl(asked));
      if (sent !== "closed") return await sendPage(req, res, checkPage(asked, filled, sent, asking(res)));
      const late = await loadAnswering(db, req, res);
      await sendPage(
        req,
        res,
        notOpenPage(late.asked, late.filled.response, allAnswers(late.filled, asking(res)), asking(res)),
        409,
      );
    }),
  ];
}
