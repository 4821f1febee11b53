import { asking, grantKey } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import { parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import type { Handler } from "../../../platform/routes.ts";
import { isOpen } from "../../survey-life.ts";
import { SurveyParams } from "../forms.ts";
import { notOpenPage } from "../pages.ts";
import { type Asked, type Filled, getAsked, getFilled } from "../queries.ts";

export type Req = Parameters<Handler>[0];
export type Res = Parameters<Handler>[1];

/** What the invitation opened in this browser is for. */
export async function loadAsked(db: Db, req: Req, res: Res): Promise<Asked> {
  return await getAsked(db, parseParams(SurveyParams, req.params).surveyId, grantKey(res));
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
    if (isOpen(asked.survey, asked.now)) await show(req, res, { asked, filled });
    else await sendPage(req, res, notOpenPage(asked, filled.response, [], asking(res)));
  };
}
