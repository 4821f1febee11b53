import { asking } from "../../platform/asking.ts";
import { setSessionCookie } from "../../platform/browser-session.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { isOpen } from "../survey-life.ts";
import { allAnswers, checkPage } from "./checking/pages.ts";
import { openByLink, sendAnswers } from "./commands.ts";
import { TokenParams } from "./forms.ts";
import {
  checkUrl,
  firstOfPerson,
  notOpenPage,
  overviewPage,
  receiptPage,
  startPage,
  submissionUrl,
  surveyUrl,
  unknownLinkPage,
} from "./pages.ts";
import { findAskedByToken, getFilled } from "./queries.ts";
import { loadAnswering, whenOpen } from "./loading/routes.ts";
import { sectionRoutes } from "./sections/routes.ts";

/** The respondent's side: a personal link, the sections, checking and sending. */
export function answeringRoutes(deps: Deps): Route[] {
  const { db, publicUrl, countTowards } = deps;
  return [
    get("/s/:token", "public", async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const asked = await findAskedByToken(db, token);
      if (asked === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const filled = await getFilled(db, asked.respondent);
      if (isOpen(asked.survey, asked.now)) await sendPage(req, res, startPage(asked, filled, token, asking(res)));
      else await sendPage(req, res, notOpenPage(asked, filled.response, [], asking(res)));
    }),
    post("/s/:token", "public", async (req, res) => {
      await countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const opened = await openByLink(db, token, asking(res).sessionToken);
      // The link's own page says what is the matter.
      if ("refused" in opened) return res.redirect(303, `/s/${encodeURIComponent(token)}`);
      setSessionCookie(res, publicUrl, opened.sessionToken);
      const { asked } = opened;
      // The link's page has shown the notice: a person goes straight to the few questions.
      const first = firstOfPerson(asked, await getQuestionnaire(db, asked.respondent.surveyId));
      res.redirect(303, first ?? surveyUrl(asked));
    }),

    get(
      "/survey/:surveyId",
      "personal:survey",
      whenOpen(db, async (req, res, { asked, filled }) => {
        await sendPage(req, res, overviewPage(asked, filled, asking(res)));
      }),
    ),
    ...sectionRoutes(deps),
    get(
      "/survey/:surveyId/check",
      "personal:survey",
      whenOpen(db, async (req, res, { asked, filled }) => {
        await sendPage(req, res, checkPage(asked, filled, null, asking(res)));
      }),
    ),
    get(
      "/survey/:surveyId/submission",
      "personal:survey",
      whenOpen(db, async (req, res, { asked, filled }) => {
        const sentAt = filled.response?.sentAt ?? null;
        if (sentAt === null) res.redirect(303, checkUrl(asked));
        else await sendPage(req, res, receiptPage(asked, sentAt, asking(res)));
      }),
    ),
    post("/survey/:surveyId/submission", "personal:survey", async (req, res) => {
      const { asked, filled } = await loadAnswering(db, req, res);
      const sent = await sendAnswers(db, asked.respondent, filled.questionnaire);
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
