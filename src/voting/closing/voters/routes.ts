import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { votingUrl } from "../../casting/addresses.ts";
import { VoterParams } from "../../casting/forms.ts";
import { loadCasting, withLink } from "../../casting/loading/routes.ts";
import { standingOf } from "../../casting/pages.ts";
import { countsAreShown } from "../shown.ts";
import { papersPage } from "../papers/pages.ts";
import { listPapers } from "../queries.ts";
import { RecountQuery, sendRecount } from "../recounting/routes.ts";

/** What voters do with a published result: count it again, and find their own paper by its code. */
export function publishedRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(
      "/ballot/:ballotId/recount",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId } = parseParams(VoterParams, req.params);
        const { format } = parseStrictly(RecountQuery, req.query);
        const casting = await loadCasting(deps, ballotId, req);
        if (standingOf(casting) !== "published") throw new NotFound("recount");
        await sendRecount(db, res, { ballot: casting.ballot, programme: casting.programme, format }, asking(res));
      }),
    ),

    get(
      "/ballot/:ballotId/papers",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId } = parseParams(VoterParams, req.params);
        const casting = await loadCasting(deps, ballotId, req);
        const { ballot } = casting;
        const { result, hasReceipts } = ballot;
        const isPublished = standingOf(casting) === "published";
        if (!isPublished || result === null || !hasReceipts || !countsAreShown(result)) throw new NotFound("papers");
        const papers = await listPapers(db, ballot);
        const page = papersPage("voter", { ballot, result, papers, backUrl: votingUrl(ballotId) }, asking(res));
        await sendPage(req, res, page);
      }),
    ),
  ];
}
