import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { Forbidden, NotFound } from "../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { askAround, proposalUrl, type AskedAround } from "../../series/index.ts";
import { ballotUrl } from "../addresses.ts";
import { settled } from "../closing/commands.ts";
import { BallotParams } from "../forms.ts";
import type { Done } from "../holding/forms.ts";
import { getBallot } from "../queries.ts";
import { planResult, takeBackPlan, type Place } from "./commands.ts";
import { planPage } from "./filling/pages.ts";
import { PlanForm } from "./forms.ts";
import { planFrom } from "./plan-from.ts";
import { listPlanned, loadOffer, loadSuggestions } from "./queries.ts";
import { tellResult } from "./telling/commands.ts";

/** What the ballot's page says where no new proposal has come of asking. */
const aroundText: Record<Exclude<AskedAround, object>, Done | undefined> = {
  unchanged: "series-unchanged",
  "settings-unfit": "series-unfit",
  "no-series": undefined,
};

const one = "/programmes/:programmeId/ballots/:ballotId";

/** What staff make of a ballot's result: the next workshops, the series around them, and word of it to the voters. */
export function planningRoutes(deps: Deps): Route[] {
  const { db, jobs } = deps;
  return [
    get(`${one}/winner`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      await getBallot(db, place.programmeId, place.ballotId);
      if ((await listPlanned(db, place.ballotId)).length > 0) return goTo(res, place);
      await showForm(deps, req, res, emptyForm);
    }),

    post(`${one}/winner`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(PlanForm, req.body);
      if (!parsed.ok) return await showForm(deps, req, res, parsed.form);
      const { role } = asking(res);
      const addsTopics = Object.values(parsed.data.source).includes("new");
      if (addsTopics && role !== "planner" && role !== "owner") throw new Forbidden();

      const refused = await planResult(deps, place, ({ winners }) => planFrom(parsed.data, winners), actorId(res));
      if (refused === null) return goTo(res, place, "planned");
      if (refused === "planned") return goTo(res, place, "planned-already");
      if (refused !== "unknown-winner") return goTo(res, place);
      await showForm(deps, req, res, withMistake(req.body, "winners", "voting.planning.nothingPicked"));
    }),

    post(`${one}/winner/removal`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await takeBackPlan(deps, place, actorId(res));
      goTo(res, place, refused === null ? "unplanned" : "held-already");
    }),

    post(`${one}/winner/series`, "planner", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const { programmeId, ballotId } = place;
      await getBallot(db, programmeId, ballotId);
      const besides = (await listPlanned(db, ballotId)).filter(({ state }) => state !== "cancelled");
      const asked = await askAround(db, jobs, { programmeId, besides }, actorId(res));
      if (typeof asked === "object") return res.redirect(303, proposalUrl(programmeId, asked.proposalId));
      goTo(res, place, aroundText[asked]);
    }),

    post(`${one}/telling`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await tellResult(deps, place, actorId(res));
      goTo(res, place, refused === null ? "told" : undefined);
    }),
  ];
}

/** The form, with what was typed; a ballot that is not closed, or chose nothing, has none. */
async function showForm({ db }: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId, ballotId } = parseParams(BallotParams, req.params);
  const ballot = await settled(db, await getBallot(db, programmeId, ballotId));
  const { result } = ballot;
  if (result === null || result.winnerIds.length === 0) throw new NotFound("winner");
  const offer = await loadOffer(db, ballot, result);
  const asked = asking(res);
  const suggestions = await loadSuggestions(db, ballot, offer.winners, asked.locale);
  await sendPage(req, res, planPage({ ballot, offer, suggestions }, form, asked));
}

function goTo(res: Response, { programmeId, ballotId }: Place, done?: Done): void {
  const url = ballotUrl({ programmeId, id: ballotId });
  res.redirect(303, done === undefined ? url : `${url}?done=${done}`);
}
