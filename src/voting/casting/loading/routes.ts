import { asking } from "../../../platform/asking.ts";
import { readCookie } from "../../../platform/browser-session.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { LinkNeeded } from "../../../platform/errors.ts";
import { keptForm, typedTexts } from "../../../platform/kept-form.ts";
import { sendPage } from "../../../platform/pages.ts";
import type { Handler } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { settled } from "../../closing/commands.ts";
import { plannedOptions } from "../../planning/plan.ts";
import { listPlanned } from "../../planning/queries.ts";
import { getBallotOfLink, listOptions, staffCanOpenLinks, type Ballot } from "../../queries.ts";
import { secrecyOf } from "../../secrecy.ts";
import { askForVoteLinkUrl, joinCodeUrl, votingUrl } from "../addresses.ts";
import { LinkToken } from "../forms.ts";
import { replacedLinkPage, type Casting, type Place } from "../pages.ts";
import { paperKey, proposerMark } from "../paper.ts";
import { isOwn } from "../proposing/own.ts";
import { listEditedOptions, listFirstWords, listSeenByOthers } from "../proposing/queries.ts";
import { findPaper, findVoter, getVoter, type Voter } from "../queries.ts";

export type Req = Parameters<Handler>[0];
export type Res = Parameters<Handler>[1];
type Reading = Pick<Deps, "db" | "sendsMail">;

/** Whose link it is and for which ballot, as it stands now. */
export async function loadPlace(deps: Reading, voter: Voter): Promise<Place> {
  return { ...(await loadRoom(deps, await getBallotOfLink(deps.db, voter.ballotId))), voter };
}

/** The ballot as those see it who have no link yet. */
export async function loadRoom(deps: Reading, ballot: Ballot): Promise<Omit<Place, "voter">> {
  const { db } = deps;
  const programme = await getProgramme(db, ballot.programmeId);
  const secrecy = secrecyOf(ballot, await staffCanOpenLinks(deps, ballot.id));
  return { ballot, programme, secrecy, now: await databaseNow(db) };
}

/** The same with the voter's paper; throws LinkNeeded where the browser holds no link that is good for the ballot. */
export async function loadCasting(deps: Reading, ballotId: string, req: Req): Promise<Casting> {
  const { db } = deps;
  const [token, ...earlier] = heldTokens(req);
  const place = await loadPlace(deps, await getVoter(db, ballotId, token));
  const ballot = await settled(db, place.ballot);
  const options = await listOptions(db, ballotId);
  const key = paperKey(ballotId, token);
  const marks = [token, ...earlier].map((each) => proposerMark(ballotId, each));
  const proposer = { marks, voterId: place.voter.id };
  const own = options.filter((option) => isOwn(option, proposer));
  const ownIds = own.map(({ id }) => id);
  return {
    ...place,
    ballot,
    token,
    proposer,
    options,
    own,
    paper: await findPaper(db, ballotId, token),
    paperKey: key,
    editedIds: await listEditedOptions(db, ballotId),
    plannedIds: plannedOptions(await listPlanned(db, ballotId)),
    proposedAs: await listFirstWords(db, ballotId, ownIds),
    seenByOthers: await listSeenByOthers(db, { ballotId, key }, ownIds),
  };
}

/** The handler, with a page of its own for a browser whose link is worth nothing any more: what was typed is given back. */
export function withLink(handler: Handler): Handler {
  return async (req, res) => {
    try {
      await handler(req, res);
    } catch (error) {
      if (!(error instanceof LinkNeeded)) throw error;
      const typed = req.method === "POST" ? typedTexts(keptForm(req)) : [];
      await sendPage(req, res, replacedLinkPage(typed, asking(res)), 401);
    }
  };
}

const linkCookie = "ballot-link";
/** So many links of one voter a browser keeps at most: by the earlier ones it still knows the voter's proposals. */
const mostKept = 5;

/**
 * The link's token stays with the browser: for the ballot's own pages, and for those where links are opened and the room
 * is joined, so that the next link of the same voter adds to it. No session holds it.
 */
export async function keepLink(
  { db, publicUrl }: Pick<Deps, "db" | "publicUrl">,
  res: Res,
  { ballotId, token, until }: { ballotId: string; token: string; until: Date | null },
): Promise<void> {
  const voter = await findVoter(db, token);
  const tokens = [token];
  // On a shared computer the one before may have been somebody else.
  for (const held of keptTokens(res.req, ballotId).filter((each) => each !== token))
    if ((await findVoter(db, held))?.id === voter?.id) tokens.push(held);
  const value = tokens.slice(0, mostKept).join(".");
  const settings = { httpOnly: true, sameSite: "lax" as const, secure: publicUrl.protocol === "https:" };
  const kept = { ...settings, ...(until !== null && { expires: until }) };
  res.cookie(linkCookie, value, { ...kept, path: votingUrl(ballotId) });
  for (const path of [askForVoteLinkUrl, joinCodeUrl])
    res.cookie(`${linkCookie}-${ballotId}`, value, { ...kept, path });
}

/** The tokens of the ballot's links that this browser holds, where links are opened and the room is joined. */
export function keptTokens(req: Req, ballotId: string): string[] {
  return tokensIn(req, `${linkCookie}-${ballotId}`);
}

/** The same on the ballot's own pages, the newest first; throws LinkNeeded without any. */
export function heldTokens(req: Req): [string, ...string[]] {
  const [token, ...earlier] = tokensIn(req, linkCookie);
  if (token === undefined) throw new LinkNeeded("ballot", askForVoteLinkUrl);
  return [token, ...earlier];
}

function tokensIn(req: Req, name: string): string[] {
  const tokens = (readCookie(req, name) ?? "").split(".").slice(0, mostKept);
  return tokens.filter((token) => LinkToken.safeParse(token).success);
}
