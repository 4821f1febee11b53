import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, withMistake } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { ballotUrl } from "../addresses.ts";
import { ballotState } from "../ballot-life.ts";
import { closeBallot } from "../closing/commands.ts";
import { showClosed } from "../closing/staff/routes.ts";
import { BallotParams, ProgrammeParams } from "../forms.ts";
import { listWalkInNames } from "../joining/queries.ts";
import { listDuplicates } from "../moderating/similar/queries.ts";
import { getBallot, getTurnout, listBallots, listOptions, staffCanOpenLinks } from "../queries.ts";
import { secrecyOf } from "../secrecy.ts";
import { endCode, renewCode } from "./coding/commands.ts";
import { BallotQuery, ClosingTimeForm, OpeningTimeForm, ProposingForm, type Done } from "./forms.ts";
import { ballotsPage } from "./list/pages.ts";
import { countOptions } from "./list/queries.ts";
import { brought, openBallot, type Place } from "./opening/commands.ts";
import { ballotPage } from "./pages.ts";
import { getElectorate } from "./queries.ts";
import { moveClosing, scheduleBallot, startProposals, unscheduleBallot } from "./scheduling/commands.ts";
import type { Trouble } from "./shown.ts";
import { doneText, openingText, rescheduleText } from "./texts/pages.ts";

const list = "/programmes/:programmeId/ballots";
const one = `${list}/:ballotId`;

/** Staff's ballots: the list, and the page of each with what is done to it until it is closed. */
export function holdingRoutes(deps: Deps): Route[] {
  return [...pageRoutes(deps), ...openingRoutes(deps), ...runningRoutes(deps)];
}

function pageRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(list, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const programme = await getProgramme(db, programmeId);
      const now = await databaseNow(db);
      const listed = await listBallots(db, programmeId);
      const due = listed.filter((ballot) => ballotState(ballot, now) !== ballot.state);
      for (const ballot of due) await brought(deps, ballot, now);
      const ballots = due.length === 0 ? listed : await listBallots(db, programmeId);
      const counts = await countOptions(db, programmeId);
      await sendPage(req, res, ballotsPage({ programme, ballots, counts, now }, asking(res)));
    }),

    get(one, "viewer", async (req, res) => {
      const { done } = parseStrictly(BallotQuery, req.query);
      await showBallot(deps, req, res, { trouble: null, done });
    }),
  ];
}

function openingRoutes(deps: Deps): Route[] {
  return [
    post(`${one}/opening`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const outcome = await openBallot(deps, place, actorId(res));
      // A second press of the same button: the first one has done it.
      if ("voters" in outcome || outcome.refused === "already-open") return goTo(res, place, "opened");
      await showTrouble(deps, req, res, { at: "opening", text: openingText[outcome.refused] });
    }),

    post(`${one}/schedule`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(OpeningTimeForm, req.body);
      if (!parsed.ok) return await showTrouble(deps, req, res, { at: "scheduling", form: parsed.form });
      const refused = await scheduleBallot(deps, { ...place, ...parsed.data }, actorId(res));
      if (refused === null) return goTo(res, place, "scheduled");
      const form = withMistake(req.body, "opensOn", openingText[refused]);
      await showTrouble(deps, req, res, { at: "scheduling", form });
    }),

    post(`${one}/schedule/removal`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await unscheduleBallot(deps, place, actorId(res));
      goTo(res, place, refused === null ? "unscheduled" : undefined);
    }),

    post(`${one}/proposing`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(ProposingForm, req.body);
      if (!parsed.ok) return await showTrouble(deps, req, res, { at: "proposing", form: parsed.form });
      const refused = await startProposals(deps, { ...place, ...parsed.data }, actorId(res));
      if (refused === null) return goTo(res, place, "proposing");
      const form = withMistake(req.body, "opensOn", openingText[refused]);
      await showTrouble(deps, req, res, { at: "proposing", form });
    }),
  ];
}

function runningRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    post(`${one}/closing-time`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(ClosingTimeForm, req.body);
      if (!parsed.ok) return await showTrouble(deps, req, res, { at: "closing", form: parsed.form });
      const refused = await moveClosing(deps, { ...place, ...parsed.data }, actorId(res));
      if (refused === null) return goTo(res, place, "moved");
      const form = withMistake(req.body, "closesOn", rescheduleText[refused]);
      await showTrouble(deps, req, res, { at: "closing", form });
    }),

    post(`${one}/closing`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await closeBallot(db, place, actorId(res));
      goTo(res, place, refused === "not-open" ? undefined : "closed");
    }),

    post(`${one}/join-code`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await renewCode(db, place, actorId(res));
      goTo(res, place, refused === null ? "coded" : undefined);
    }),

    post(`${one}/join-code/removal`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await endCode(db, place, actorId(res));
      goTo(res, place, refused === null ? "uncoded" : undefined);
    }),
  ];
}

function goTo(res: Response, { programmeId, ballotId }: Place, done: Done | undefined): void {
  const url = ballotUrl({ programmeId, id: ballotId });
  res.redirect(303, done === undefined ? url : `${url}?done=${done}`);
}

/** The ballot's page again, with what was wrong; 404 for another programme's ballot. */
async function showTrouble(deps: Deps, req: Request, res: Response, trouble: Trouble): Promise<void> {
  await showBallot(deps, req, res, { trouble, done: undefined });
}

/** The ballot as it stands; after a mistake with what was typed, unless it has been closed meanwhile. */
async function showBallot(
  deps: Deps,
  req: Request,
  res: Response,
  { trouble, done }: { trouble: Trouble; done: Done | undefined },
): Promise<void> {
  const { db } = deps;
  const { programmeId, ballotId } = parseParams(BallotParams, req.params);
  const now = await databaseNow(db);
  const ballot = await brought(deps, await getBallot(db, programmeId, ballotId), now);
  if (ballot.state === "closed") {
    const status = done === undefined ? null : asking(res).t(doneText[done]);
    await showClosed(db, req, res, { ballot, status });
    return;
  }
  const options = await listOptions(db, ballotId);
  const shown = {
    ballot,
    programme: await getProgramme(db, programmeId),
    options,
    duplicates: asking(res).role === "viewer" ? [] : await listDuplicates(db, options),
    turnout: await getTurnout(db, ballotId),
    walkInNames: ballot.allowsWalkIns ? await listWalkInNames(db, ballotId) : [],
    now,
    electorate: await getElectorate(db, ballot),
    secrecy: secrecyOf(ballot, await staffCanOpenLinks(deps, ballotId)),
    done,
  };
  await sendPage(req, res, ballotPage(shown, trouble, asking(res)));
}
