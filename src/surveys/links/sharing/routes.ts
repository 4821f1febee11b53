import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { surveyUrl } from "../../answering/about/pages.ts";
import { loadAnswering, whenOpen, type Req, type Res } from "../../answering/loading/routes.ts";
import { invitationOf, type Asked, type Filled } from "../../answering/queries.ts";
import { listShares, listUnreached } from "../queries.ts";
import { endShare, shareSections, tellDone } from "./commands.ts";
import { ColleagueParams, DoneQuery, SharingForm } from "./forms.ts";
import { colleaguesPage, colleaguesUrl, sharingRefusalText } from "./pages.ts";

/** Several people of one organisation: its contact hands sections to colleagues, who tell when theirs are done. */
export function sharingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const show = async (req: Req, res: Res, { asked, filled }: { asked: Asked; filled: Filled }, form: FormState) => {
    const { done } = parseStrictly(DoneQuery, req.query);
    const shares = await listShares(db, invitationOf(asked.respondent));
    const unreached = await listUnreached(db, invitationOf(asked.respondent));
    await sendPage(req, res, colleaguesPage({ asked, filled, shares, unreached, done }, form, asking(res)));
  };
  return [
    get(
      "/survey/:surveyId/colleagues",
      "personal:survey",
      whenOpen(db, async (req, res, answering) => {
        if (!mayShare(answering.asked)) throw new NotFound("sharing");
        await show(req, res, answering, emptyForm);
      }),
    ),
    post("/survey/:surveyId/colleagues", "personal:survey", async (req, res) => {
      const answering = await loadAnswering(db, req, res);
      const { asked } = answering;
      if (!mayShare(asked)) throw new NotFound("sharing");
      const parsed = parseForm(SharingForm, req.body);
      if (!parsed.ok) return await show(req, res, answering, parsed.form);
      await deps.countTowards("colleague", invitationOf(asked.respondent));
      const refused = await shareSections(deps, asked, parsed.data);
      // Of a survey that has closed, the page that says so.
      if (refused === "closed") return res.redirect(303, surveyUrl(asked));
      if (refused === null) return res.redirect(303, `${colleaguesUrl(asked)}?done=shared`);
      await show(req, res, answering, withMistake(req.body, "sections", sharingRefusalText[refused]));
    }),
    post("/survey/:surveyId/colleagues/:linkId/ending", "personal:survey", async (req, res) => {
      const { asked } = await loadAnswering(db, req, res);
      if (!mayShare(asked)) throw new NotFound("sharing");
      await endShare(db, asked.respondent, parseParams(ColleagueParams, req.params).linkId);
      res.redirect(303, `${colleaguesUrl(asked)}?done=ended`);
    }),
    post("/survey/:surveyId/readiness", "personal:survey", async (req, res) => {
      const { asked } = await loadAnswering(db, req, res);
      if (asked.respondent.sectionIds === null) throw new NotFound("sections of one's own");
      await tellDone(deps, asked);
      res.redirect(303, surveyUrl(asked));
    }),
  ];
}

function mayShare({ respondent }: Asked): boolean {
  return respondent.sectionIds === null && respondent.organisationId !== null;
}
