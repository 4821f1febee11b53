import type { Request, Response } from "express";
import { asking } from "../../platform/asking.ts";
import { readCookie, setSessionCookie } from "../../platform/browser-session.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { LinkNeeded, NotFound } from "../../platform/errors.ts";
import { parseParams, parseStrictly, typedValues } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { settled } from "../closing/commands.ts";
import { countsAreShown } from "../closing/pages.ts";
import { listPapers } from "../closing/queries.ts";
import { recountFile } from "../closing/result.ts";
import { getBallotOfLink, getTurnout, listOptions, staffCanOpenLinks } from "../queries.ts";
import { castVote, openByLink, type Refused } from "./commands.ts";
import { LinkToken, TokenParams, VoteForm, VoterParams } from "./forms.ts";
import {
  castingPage,
  latePage,
  receiptPage,
  startPage,
  unknownLinkPage,
  voterResultPage,
  votingUrl,
  type Casting,
  type Place,
} from "./pages.ts";
import { paperKey } from "./paper.ts";
import { findPaper, findVoter, getVoter, type Voter } from "./queries.ts";

type Reading = Pick<Deps, "db" | "sendsMail">;

/** The voter's way: the link, the paper, the receipt; after the close the result. */
export function castingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get("/v/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const voter = await findVoter(db, token);
      if (voter === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      await sendPage(req, res, startPage(await loadPlace(deps, voter), `/v/${token}`, asking(res)));
    }),

    post("/v/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      await deps.countTowards("linkAddress", req.ip ?? "");
      const opened = await openByLink(db, token, asking(res).sessionToken);
      if (opened === "unknown-link") return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      setSessionCookie(res, deps.publicUrl, opened.sessionToken);
      keepLink(res, deps.publicUrl, opened.ballotId, token);
      res.redirect(303, votingUrl(opened.ballotId));
    }),

    get("/ballot/:ballotId", "personal:ballot", async (req, res) => {
      const { ballotId } = parseParams(VoterParams, req.params);
      const casting = await loadCasting(deps, ballotId, req);
      const { result } = casting.ballot;
      if (result === null) return await sendPage(req, res, castingPage(casting, null, null, asking(res)));
      await sendPage(req, res, voterResultPage(casting, result, await getTurnout(db, ballotId), asking(res)));
    }),

    post("/ballot/:ballotId/vote", "personal:ballot", async (req, res) => {
      const { ballotId } = parseParams(VoterParams, req.params);
      const token = linkToken(req);
      const { blank, ...vote } = parseStrictly(VoteForm, req.body);
      const refused = await castVote(db, { ...vote, ballotId, token, mayBeBlank: blank === "yes" });
      if (refused === null) return res.redirect(303, votingUrl(ballotId, "receipt"));

      const casting = await loadCasting(deps, ballotId, req);
      if (isLate(refused)) return await sendPage(req, res, latePage(casting, vote, asking(res)), 409);
      const form = { values: typedValues(req.body), mistakes: {} };
      await sendPage(req, res, castingPage(casting, form, refused, asking(res)), 422);
    }),

    get("/ballot/:ballotId/receipt", "personal:ballot", async (req, res) => {
      const { ballotId } = parseParams(VoterParams, req.params);
      const casting = await loadCasting(deps, ballotId, req);
      if (casting.paper === undefined) return res.redirect(303, votingUrl(ballotId));
      await sendPage(req, res, receiptPage(casting, asking(res)));
    }),

    get("/ballot/:ballotId/recount", "personal:ballot", async (req, res) => {
      const { ballotId } = parseParams(VoterParams, req.params);
      const casting = await loadCasting(deps, ballotId, req);
      const { result, lotSeed } = casting.ballot;
      if (result === null || lotSeed === null || !countsAreShown(result)) throw new NotFound("recount");
      const file = recountFile(await listPapers(db, ballotId), result.options, lotSeed);
      sendFile(res, { name: `ballot-${ballotId}.json`, type: "application/json", content: JSON.stringify(file) });
    }),
  ];
}

const isLate = ({ refused }: Refused) => refused === "closed" || refused === "not-open";

async function loadPlace(deps: Reading, voter: Voter): Promise<Place> {
  const { db } = deps;
  const ballot = await getBallotOfLink(db, voter.ballotId);
  const programme = await getProgramme(db, ballot.programmeId);
  const isSecret = !(await staffCanOpenLinks(deps, ballot.id));
  return { ballot, voter, programme, isSecret, now: await databaseNow(db) };
}

async function loadCasting(deps: Reading, ballotId: string, req: Request): Promise<Casting> {
  const { db } = deps;
  const token = linkToken(req);
  const place = await loadPlace(deps, await getVoter(db, ballotId, token));
  const ballot = await settled(db, place.ballot);
  const options = await listOptions(db, ballotId);
  const paper = await findPaper(db, ballotId, token);
  return { ...place, ballot, options, paper, paperKey: paperKey(ballotId, token) };
}

const linkCookie = "ballot-link";

/** The link's token stays with the browser, for the ballot's own pages alone: no session holds it. */
function keepLink(res: Response, publicUrl: URL, ballotId: string, token: string): void {
  const secure = publicUrl.protocol === "https:";
  res.cookie(linkCookie, token, { httpOnly: true, sameSite: "lax", secure, path: votingUrl(ballotId) });
}

function linkToken(req: Request): string {
  const token = LinkToken.safeParse(readCookie(req, linkCookie));
  if (!token.success) throw new LinkNeeded("ballot");
  return token.data;
}
