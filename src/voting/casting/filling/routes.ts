import { asking, type Asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { isShownAgain, parseParams, parseStrictly, typedValues } from "../../../platform/forms.ts";
import type { Locale } from "../../../platform/locales.ts";
import { sendPage, type Page } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { loadShown } from "../../closing/showing/queries.ts";
import { liveFigures } from "../../room/queries.ts";
import { votingUrl } from "../addresses.ts";
import { castVote, type Refused } from "../commands.ts";
import { BallotQuery, VoteForm, VoterParams, type SentVote } from "../forms.ts";
import { heldTokens, loadCasting, withLink, type Req, type Res } from "../loading/routes.ts";
import { readInstead, supporting } from "../marking/instead.ts";
import { shownMarks } from "../marking/pages.ts";
import { movedPlace, readMove } from "../marking/places.ts";
import { readMarks, typedMarks, typedOf, type TypedMarks } from "../marking/typed-marks.ts";
import { standingOf, standingPage, type Casting } from "../pages.ts";
import { nothingProposed, proposingPage } from "../proposing/pages.ts";
import { listSimilar, topicTitle } from "../proposing/queries.ts";
import { isToBeAsked } from "../proposing/similar.ts";
import { latePage, receiptPage } from "../receipt/pages.ts";
import { voterReader, voterResultPage } from "../result/pages.ts";
import { castingPage, type Filling } from "./pages.ts";

/** The ballot as it stands, the vote, and its receipt. */
export function fillingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(
      "/ballot/:ballotId",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId } = parseParams(VoterParams, req.params);
        await showBallot(deps, await loadCasting(deps, ballotId, req), req, res);
      }),
    ),

    post(
      "/ballot/:ballotId/vote",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId } = parseParams(VoterParams, req.params);
        const sent = parseStrictly(VoteForm, req.body);
        const typed = typedMarks(typedValues(req.body));
        const { locale } = asking(res);
        const onlyShown = isShownAgain(req.body) || sent.move !== null || sent.instead !== null;
        const outcome = onlyShown ? null : await cast(db, { ballotId, sent, typed, locale }, req);
        if (outcome === "done") return res.redirect(303, votingUrl(ballotId, "receipt"));

        const casting = await loadCasting(deps, ballotId, req);
        const isOpen = standingOf(casting) === "open";
        if (isOpen && outcome !== null)
          return await sendPage(req, res, castingPage(casting, outcome, null, asking(res)), 422);
        if (isOpen) return await showAgain(db, casting, sent, typed, req, res);
        if (casting.ballot.state !== "closed") return await showBallot(deps, casting, req, res, 409);
        await sendPage(req, res, latePage(casting, { typed, proposal: sent.proposal }, asking(res)), 409);
      }),
    ),

    get(
      "/ballot/:ballotId/receipt",
      "personal:ballot",
      withLink(async (req, res) => {
        const { ballotId } = parseParams(VoterParams, req.params);
        const casting = await loadCasting(deps, ballotId, req);
        // After the close an open vote still has its paper, but nothing that could be changed: the page is the result's.
        const isThere = casting.paper !== undefined && standingOf(casting) === "open";
        if (!isThere) return res.redirect(303, votingUrl(ballotId));
        const figures = await liveFigures(deps.db, casting.ballot);
        await sendPage(req, res, receiptPage(casting, figures, asking(res)));
      }),
    ),
  ];
}

/** The page that the ballot has for its voter now. */
async function showBallot({ db }: Deps, casting: Casting, req: Req, res: Res, status?: number): Promise<void> {
  await sendPage(req, res, await pageNow(db, casting, req, asking(res)), status);
}

async function pageNow(db: Db, casting: Casting, req: Req, asked: Asking): Promise<Page> {
  const { done = null } = parseStrictly(BallotQuery, req.query);
  const { ballot } = casting;
  const standing = standingOf(casting);
  switch (standing) {
    case "open":
      // While voting goes on topics come with the vote, and its receipt tells of them.
      return castingPage(casting, null, done === "proposed" ? null : done, asked);
    case "proposing":
      return proposingPage(casting, nothingProposed, done, asked);
    case "waiting":
      return standingPage(casting, standing, asked);
    case "counted":
    case "published":
      if (standing === "counted" || ballot.result === null) return standingPage(casting, "counted", asked);
      return voterResultPage(casting, await loadShown(db, ballot, ballot.result, voterReader(ballot.id)), asked);
  }
}

interface Sent {
  ballotId: string;
  sent: SentVote;
  typed: TypedMarks;
  locale: Locale;
}

/** Casts the vote, or tells what the paper is to be shown with. */
async function cast(db: Db, { ballotId, sent, typed, locale }: Sent, req: Req): Promise<Filling | "done"> {
  const [token, ...earlier] = heldTokens(req);
  const { proposal, similarFor, seen, blank } = sent;
  const { marks, unread } = readMarks(typed);
  const similar = await listSimilar(db, ballotId, proposal, locale);
  const filling = (refused: Refused | null) => ({
    ...{ typed, refused, moved: null },
    proposing: { title: proposal, similar, refused: refused?.refused === "proposal" ? refused : null },
  });
  if (unread.length > 0) return filling({ refused: "wrong-mark" });
  if (isToBeAsked(proposal, similarFor, similar)) return filling(null);
  const refused = await castVote(db, { ballotId, token, earlier, marks, seen, proposal, mayBeBlank: blank === "yes" });
  return refused === null ? "done" : filling(refused);
}

/** Nothing is stored: the paper comes in another language, with an option moved, or with what was taken instead. */
async function showAgain(
  db: Db,
  casting: Casting,
  { move, instead, proposal }: SentVote,
  typed: TypedMarks,
  req: Req,
  res: Res,
): Promise<void> {
  const { ballot } = casting;
  const { locale } = asking(res);
  const { marks } = readMarks(shownMarks(typed, casting));
  const [moved, taken] = [readMove(move ?? ""), readInstead(instead ?? "")];
  const filling: Filling = {
    typed,
    proposing: { ...nothingProposed, title: proposal },
    refused: null,
    moved,
  };
  if (moved !== null) filling.typed = typedOf(movedPlace(marks, moved));
  if (taken?.kind === "option") filling.typed = typedOf(supporting(marks, taken.id, ballot.form));
  if (taken !== null) {
    const title = taken.kind === "topic" ? await topicTitle(db, ballot.programmeId, taken.id, locale) : "";
    filling.proposing = { ...nothingProposed, title };
  }
  await sendPage(req, res, castingPage(casting, filling, null, asking(res)));
}
