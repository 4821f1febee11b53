import { asking, wantsRegion } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { isShownAgain, parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { post, type Route } from "../../../platform/routes.ts";
import { votingUrl } from "../addresses.ts";
import { OwnOptionParams, ProposalForm, VoterParams } from "../forms.ts";
import { heldTokens, loadCasting, withLink } from "../loading/routes.ts";
import { readInstead } from "../marking/instead.ts";
import { standingOf } from "../pages.ts";
import { proposeTopic, withdrawProposal } from "./commands.ts";
import { nothingProposed, proposingPage, similarPage } from "./pages.ts";
import { listSimilar, topicTitle } from "./queries.ts";
import { isToBeAsked } from "./similar.ts";

/** Topics of one's own: before the voting by a form of theirs, and what is like them as one writes. */
export function proposingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    post(
      "/ballot/:ballotId/proposals",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId } = parseParams(VoterParams, req.params);
        const { proposal, similarFor, instead } = parseStrictly(ProposalForm, req.body);
        const { locale } = asking(res);
        const casting = await loadCasting(deps, ballotId, req);
        // While voting goes on topics are proposed with the vote.
        if (standingOf(casting) !== "proposing") return res.redirect(303, votingUrl(ballotId));
        const taken = readInstead(instead ?? "");
        if (isShownAgain(req.body) || taken !== null) {
          const { programmeId } = casting.ballot;
          const title = taken?.kind === "topic" ? await topicTitle(db, programmeId, taken.id, locale) : proposal;
          const page = proposingPage(casting, { ...nothingProposed, title }, null, asking(res));
          return await sendPage(req, res, page);
        }

        const similar = await listSimilar(db, ballotId, proposal, locale);
        const isAsked = isToBeAsked(proposal, similarFor, similar);
        const refused = isAsked ? null : await proposeTopic(db, { ballotId, tokens: heldTokens(req) }, proposal);
        if (!isAsked && refused === null) return res.redirect(303, `${votingUrl(ballotId)}?done=proposed`);
        const page = proposingPage(casting, { title: proposal, similar, refused }, null, asking(res));
        await sendPage(req, res, page, 422);
      }),
    ),

    post(
      "/ballot/:ballotId/proposals/:optionId/withdrawal",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId, optionId } = parseParams(OwnOptionParams, req.params);
        const refused = await withdrawProposal(db, { ballotId, tokens: heldTokens(req) }, optionId);
        res.redirect(303, `${votingUrl(ballotId)}?done=${refused ?? "withdrawn"}`);
      }),
    ),

    // Asked as one writes; without scripts the form itself asks.
    post(
      "/ballot/:ballotId/similar",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId } = parseParams(VoterParams, req.params);
        const { proposal } = parseStrictly(ProposalForm, req.body);
        const casting = await loadCasting(deps, ballotId, req);
        if (!wantsRegion(req)) return res.redirect(303, votingUrl(ballotId));
        const similar = await listSimilar(db, ballotId, proposal, asking(res).locale);
        const isVoting = standingOf(casting) === "open";
        await sendPage(req, res, similarPage(casting.ballot, proposal, similar, isVoting, asking(res)));
      }),
    ),
  ];
}
