import type { Request, Response } from "express";
import { findRole, findSession, includesRole } from "../../identity/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { sendPage, sendSaved, type Page } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ballotUrl } from "../addresses.ts";
import { closeBallot } from "../closing/commands.ts";
import { BallotParams } from "../forms.ts";
import { brought, openBallot, type Place } from "../holding/opening/commands.ts";
import { openingText } from "../holding/texts/pages.ts";
import { getBallot } from "../queries.ts";
import { addTime } from "./commands.ts";
import { MoreTimeForm, RoomQuery } from "./forms.ts";
import { roomPage } from "./pages.ts";
import { liveFigures, loadRoom } from "./queries.ts";

const room = "/programmes/:programmeId/ballots/:ballotId/room";

/** The page for the wall of the room, which follows the vote, and what the facilitator does from it. */
export function roomRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(room, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const { still } = parseStrictly(RoomQuery, req.query);
      await sendPage(req, res, await pageOf(deps, place, res, { isStill: still !== undefined }));
    }),

    get(`${room}/events`, "facilitator", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      await getBallot(db, programmeId, ballotId);
      const { sessionToken } = asking(res);
      deps.eventStreams.follow(req, res, ballotId, () => mayHold(deps, sessionToken, programmeId));
    }),

    post(`${room}/opening`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const outcome = await openBallot(deps, place, actorId(res));
      if ("voters" in outcome || outcome.refused === "already-open") return await goOn(deps, req, res, place);
      await refuse(deps, req, res, place, openingText[outcome.refused]);
    }),

    post(`${room}/more-time`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const { from } = parseStrictly(MoreTimeForm, req.body);
      const refused = await addTime(deps, { ...place, from }, actorId(res));
      if (refused === null) return await goOn(deps, req, res, place);
      await refuse(deps, req, res, place, "voting.room.tooLate");
    }),

    post(`${room}/closing`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      await closeBallot(db, place, actorId(res));
      await goOn(deps, req, res, place);
    }),
  ];
}

/** Whether the session is still of somebody who may hold votes here. */
async function mayHold({ db }: Deps, sessionToken: string, programmeId: string): Promise<boolean> {
  const session = await findSession(db, sessionToken);
  if (session?.visitor == null) return false;
  const role = await findRole(db, session.visitor, programmeId);
  return role !== undefined && includesRole(role, "facilitator");
}

async function pageOf(
  deps: Deps,
  { programmeId, ballotId }: Place,
  res: Response,
  { isStill = false, mistake = null }: { isStill?: boolean; mistake?: Key | null } = {},
): Promise<Page> {
  const { db, publicUrl } = deps;
  const ballot = await brought(deps, await getBallot(db, programmeId, ballotId), await databaseNow(db));
  const figures = await liveFigures(db, ballot);
  return roomPage({ ...(await loadRoom(db, ballot)), figures, publicUrl, isStill, mistake }, asking(res));
}

async function goOn(deps: Deps, req: Request, res: Response, place: Place): Promise<void> {
  const url = `${ballotUrl({ programmeId: place.programmeId, id: place.ballotId })}/room`;
  await sendSaved(req, res, url, () => pageOf(deps, place, res));
}

async function refuse(deps: Deps, req: Request, res: Response, place: Place, mistake: Key): Promise<void> {
  await sendPage(req, res, await pageOf(deps, place, res, { mistake }), 409);
}
