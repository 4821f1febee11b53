import { asking, grantKey } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import { LinkNeeded } from "../../../platform/errors.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import type { Handler } from "../../../platform/routes.ts";
import { askForSurveyLinkUrl } from "../../links/addresses.ts";
import { isOpen } from "../../survey-life.ts";
import { heldToken } from "../anonymous/keeping/routes.ts";
import { SurveyParams } from "../forms.ts";
import { notOpenPage } from "../pages.ts";
import { type Asked, type Filled, getAsked, getAskedBySecret, getFilled } from "../queries.ts";

export type Req = Parameters<Handler>[0];
export type Res = Parameters<Handler>[1];

/** What the invitation opened in this browser is for. */
export async function loadAsked(db: Db, req: Req, res: Res): Promise<Asked> {
  const { surveyId } = parseParams(SurveyParams, req.params);
  const key = grantKey(res);
  if (key !== "") return await getAsked(db, surveyId, key);
  const token = heldToken(req);
  if (token === undefined) throw new LinkNeeded("survey", askForSurveyLinkUrl);
  return await getAskedBySecret(db, surveyId, token);
}

/** Whether answers are taken in from who asks. */
export function takesAnswers({ survey, respondent, now }: Asked): boolean {
  return isOpen(survey, now) && respondent.secret?.isSpent !== true;
}

/** The same with what has been answered. */
export async function loadAnswering(db: Db, req: Req, res: Res): Promise<{ asked: Asked; filled: Filled }> {
  const asked = await loadAsked(db, req, res);
  return { asked, filled: await getFilled(db, asked.respondent) };
}

type Show = (req: Req, res: Res, answering: { asked: Asked; filled: Filled }) => Promise<void> | void;

/** Shows a page of an open survey; before the opening and after the close, the page that says so. */
export function whenOpen(db: Db, show: Show): Handler {
  return async (req, res) => {
    const { asked, filled } = await loadAnswering(db, req, res);
    if (takesAnswers(asked)) await show(req, res, { asked, filled });
    else await sendPage(req, res, notOpenPage(asked, filled.response, [], asking(res)));
  };
}
