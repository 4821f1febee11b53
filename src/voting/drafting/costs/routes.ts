import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { ballotUrl } from "../../addresses.ts";
import { ballotState } from "../../ballot-life.ts";
import { BallotParams } from "../../forms.ts";
import { getBallot, listOptions } from "../../queries.ts";
import { setCosts } from "./commands.ts";
import { CostsForm } from "./forms.ts";
import { costsPage } from "./pages.ts";

const address = "/programmes/:programmeId/ballots/:ballotId/costs";

/** What each topic takes of the hours, where hours are what is decided on. */
export function costRoutes({ db }: Deps): Route[] {
  const show = async (req: Request, res: Response, form: FormState) => {
    const { programmeId, ballotId } = parseParams(BallotParams, req.params);
    const ballot = await getBallot(db, programmeId, ballotId);
    const state = ballotState(ballot, await databaseNow(db));
    if (ballot.purpose !== "hours" || state === "closed") {
      res.redirect(303, ballotUrl(ballot));
      return;
    }
    const options = await listOptions(db, ballotId);
    await sendPage(req, res, costsPage({ ballot, options, state }, form, asking(res)));
  };
  return [
    get(address, "facilitator", async (req, res) => {
      await show(req, res, emptyForm);
    }),

    post(address, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(CostsForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      await setCosts(db, place, parsed.data.hours, actorId(res));
      res.redirect(303, ballotUrl({ programmeId: place.programmeId, id: place.ballotId }));
    }),
  ];
}
