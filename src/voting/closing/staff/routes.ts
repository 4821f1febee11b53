import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ballotUrl } from "../../addresses.ts";
import { BallotParams } from "../../forms.ts";
import { getBallot, type Ballot } from "../../queries.ts";
import { publishResult, settled } from "../commands.ts";
import { countsAreShown } from "../shown.ts";
import { papersPage } from "../papers/pages.ts";
import { listPapers } from "../queries.ts";
import { loadFollowing } from "../../planning/following/queries.ts";
import { planningModel } from "../../planning/pages.ts";
import { RecountQuery, sendRecount } from "../recounting/routes.ts";
import { loadShown } from "../showing/queries.ts";
import { closedPage, readerOf } from "./pages.ts";

const one = "/programmes/:programmeId/ballots/:ballotId";

/** What staff do with a closed ballot. Its page stands at the ballot's own address, which shows it by `showClosed`. */
export function closedRoutes({ db }: Deps): Route[] {
  return [
    get(`${one}/recount`, "planner", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const { format } = parseStrictly(RecountQuery, req.query);
      const ballot = await settled(db, await getBallot(db, programmeId, ballotId));
      const programme = await getProgramme(db, programmeId);
      await sendRecount(db, res, { ballot, programme, format }, asking(res));
    }),

    get(`${one}/papers`, "planner", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const ballot = await settled(db, await getBallot(db, programmeId, ballotId));
      const { result, hasReceipts } = ballot;
      if (result === null || !hasReceipts || !countsAreShown(result)) throw new NotFound("papers");
      const papers = await listPapers(db, ballot);
      await sendPage(
        req,
        res,
        papersPage("staff", { ballot, result, papers, backUrl: ballotUrl(ballot) }, asking(res)),
      );
    }),

    post(`${one}/publication`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await publishResult(db, place, actorId(res));
      const url = ballotUrl({ programmeId: place.programmeId, id: place.ballotId });
      res.redirect(303, refused === null ? `${url}?done=published` : url);
    }),
  ];
}

/** The page of a ballot that is closed; `status` says what has just been done. */
export async function showClosed(
  db: Db,
  req: Request,
  res: Response,
  { ballot, status }: { ballot: Ballot; status: string | null },
): Promise<void> {
  const asked = asking(res);
  const { result } = ballot;
  const programme = await getProgramme(db, ballot.programmeId);
  const shown = result === null ? null : await loadShown(db, ballot, result, readerOf(ballot, asked));
  const planning = planningModel(await loadFollowing(db, ballot, programme, asked), asked);
  await sendPage(req, res, closedPage({ ballot, programme, shown, planning, status }, asked));
}
