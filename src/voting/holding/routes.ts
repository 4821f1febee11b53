import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { closeBallot, planWinner, settled } from "../closing/commands.ts";
import { countsAreShown } from "../closing/pages.ts";
import { listPapers } from "../closing/queries.ts";
import { recountFile } from "../closing/result.ts";
import { hideProposal, showProposal } from "../moderating/commands.ts";
import { getBallot, getTurnout, listBallots, listOptions, staffCanOpenLinks } from "../queries.ts";
import { moveClosing, openBallot } from "./commands.ts";
import {
  BallotParams,
  BallotQuery,
  ClosingTimeForm,
  HidingForm,
  OptionParams,
  ProgrammeParams,
  type Done,
} from "./forms.ts";
import { ballotPage, ballotsPage, ballotUrl, openingText, rescheduleText, type Shown, type Trouble } from "./pages.ts";
import { getElectorate } from "./queries.ts";

type Reading = Pick<Deps, "db" | "sendsMail">;

const list = "/programmes/:programmeId/ballots";
const one = `${list}/:ballotId`;

/** Staff's ballots: opened, followed, closed. */
export function holdingRoutes(deps: Deps): Route[] {
  return [...openRoutes(deps), ...closedRoutes(deps)];
}

function openRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(list, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const programme = await getProgramme(db, programmeId);
      const ballots = await Promise.all(
        (await listBallots(db, programmeId)).map(async (ballot) => ({ ...ballot, ...(await settled(db, ballot)) })),
      );
      await sendPage(req, res, ballotsPage(programme, ballots, await databaseNow(db), asking(res)));
    }),

    post(`${one}/opening`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const outcome = await openBallot(deps, place, actorId(res));
      // A second press of the same button: the first one has done it.
      if ("voters" in outcome || outcome.refused === "already-open") return res.redirect(303, doneUrl(place, "opened"));
      await showTrouble(deps, req, res, { at: "opening", text: openingText[outcome.refused] });
    }),
    get(one, "viewer", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const { done } = parseStrictly(BallotQuery, req.query);
      await sendPage(
        req,
        res,
        ballotPage({ ...(await loadBallot(deps, programmeId, ballotId)), done }, null, asking(res)),
      );
    }),

    post(`${one}/closing-time`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(ClosingTimeForm, req.body);
      if (!parsed.ok) return await showTrouble(deps, req, res, { at: "closing", form: parsed.form });
      const refused = await moveClosing(deps, { ...place, ...parsed.data }, actorId(res));

      if (refused === null) return res.redirect(303, doneUrl(place, "moved"));
      await showTrouble(deps, req, res, {
        at: "closing",
        form: withMistake(req.body, "closesOn", rescheduleText[refused]),
      });
    }),

    post(`${one}/closing`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await closeBallot(db, place, actorId(res));
      res.redirect(
        303,
        refused === "not-open"
          ? ballotUrl({ programmeId: place.programmeId, id: place.ballotId })
          : doneUrl(place, "closed"),
      );
    }),

    post(`${one}/proposals/:optionId/hiding`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const parsed = parseForm(HidingForm, req.body);
      if (!parsed.ok)
        return await showTrouble(deps, req, res, { at: "hiding", optionId: place.optionId, form: parsed.form });
      const refused = await hideProposal(db, place, parsed.data.reason, actorId(res));
      res.redirect(
        303,
        refused === null ? doneUrl(place, "hidden") : ballotUrl({ programmeId: place.programmeId, id: place.ballotId }),
      );
    }),

    post(`${one}/proposals/:optionId/showing`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const refused = await showProposal(db, place, actorId(res));
      res.redirect(
        303,
        refused === null ? doneUrl(place, "shown") : ballotUrl({ programmeId: place.programmeId, id: place.ballotId }),
      );
    }),
  ];
}

function closedRoutes({ db }: Deps): Route[] {
  return [
    get(`${one}/recount`, "planner", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const { result, lotSeed } = await settled(db, await getBallot(db, programmeId, ballotId));
      if (result === null || lotSeed === null || !countsAreShown(result)) throw new NotFound("recount");
      const file = recountFile(await listPapers(db, ballotId), result.options, lotSeed);
      sendFile(res, { name: `ballot-${ballotId}.json`, type: "application/json", content: JSON.stringify(file) });
    }),

    post(`${one}/winner`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const outcome = await planWinner(db, place, actorId(res));
      res.redirect(
        303,
        "workshopId" in outcome
          ? doneUrl(place, "planned")
          : ballotUrl({ programmeId: place.programmeId, id: place.ballotId }),
      );
    }),
  ];
}

/** The ballot's page again, with what was wrong; 404 for another programme's ballot. */
async function showTrouble(deps: Reading, req: Request, res: Response, trouble: Trouble): Promise<void> {
  const { programmeId, ballotId } = parseParams(BallotParams, req.params);
  await sendPage(req, res, ballotPage(await loadBallot(deps, programmeId, ballotId), trouble, asking(res)), 422);
}

async function loadBallot(deps: Reading, programmeId: string, ballotId: string): Promise<Shown> {
  const { db } = deps;
  const ballot = await settled(db, await getBallot(db, programmeId, ballotId));
  return {
    ballot,
    programme: await getProgramme(db, programmeId),
    options: await listOptions(db, ballotId),
    turnout: await getTurnout(db, ballotId),
    now: await databaseNow(db),
    electorate:
      ballot.state === "draft" ? await getElectorate(db, ballot) : { voters: [], without: [], organisations: 0 },
    isSecret: !(await staffCanOpenLinks(deps, ballotId)),
    done: undefined,
  };
}

function doneUrl({ programmeId, ballotId }: { programmeId: string; ballotId: string }, done: Done): string {
  return `${ballotUrl({ programmeId, id: ballotId })}?done=${done}`;
}
