import { findGrant } from "../../identity/index.ts";
import { asking } from "../../platform/asking.ts";
import { setSessionCookie } from "../../platform/browser-session.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ballotState } from "../ballot-life.ts";
import { joinCodeUrl, joinUrl, votingUrl } from "../casting/addresses.ts";
import { openByLink } from "../casting/commands.ts";
import { keepLink, keptTokens, loadRoom, type Req, type Res } from "../casting/loading/routes.ts";
import { findVoter } from "../casting/queries.ts";
import type { Ballot } from "../queries.ts";
import { joinByCode } from "./commands.ts";
import { CodeForm, CodeParams, JoinForm, NamedJoinForm } from "./forms.ts";
import { codePage, joinPage, refusedPage } from "./pages.ts";
import { countWalkIns, findBallotOfCode } from "./queries.ts";
import { joinRefusal } from "./walk-in.ts";

/** How those in the room join a vote who have no link of their own. */
export function joiningRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(joinUrl, "public", async (req, res) => {
      await sendPage(req, res, codePage(emptyForm, false, asking(res)));
    }),

    post(joinUrl, "public", async (req, res) => {
      const parsed = parseForm(CodeForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, codePage(parsed.form, false, asking(res)));
      await deps.countTowards("joinAddress", req.ip ?? "");
      const { code } = parsed.data;
      const ballot = await findBallotOfCode(db, code);
      if (ballot !== undefined) return res.redirect(303, `${joinCodeUrl}/${code}`);
      await sendPage(req, res, codePage({ ...emptyForm, values: { code } }, true, asking(res)));
    }),

    get(`${joinCodeUrl}/:code`, "public", async (req, res) => {
      const { code } = parseParams(CodeParams, req.params);
      const ballot = await findBallotOfCode(db, code);
      if (ballot === undefined) return await sendUnknown(deps, req, res);
      const room = { ...(await loadRoom(deps, ballot)), code };
      const isJoined = (await heldIn(deps, ballot, req, res)) !== undefined;
      const refused = joinRefusal(ballotState(ballot, room.now), isJoined ? 0 : await countWalkIns(db, ballot.id));
      const page =
        refused === null || (isJoined && refused === "closed")
          ? joinPage(room, emptyForm, isJoined, asking(res))
          : refusedPage(room, refused, asking(res));
      await sendPage(req, res, page);
    }),

    post(`${joinCodeUrl}/:code`, "public", async (req, res) => {
      const { code } = parseParams(CodeParams, req.params);
      const ballot = await findBallotOfCode(db, code);
      if (ballot === undefined) return await sendUnknown(deps, req, res);
      await deps.countTowards("joinAddress", req.ip ?? "");
      const { id: ballotId } = ballot;
      const held = await heldIn(deps, ballot, req, res);
      if (held === "granted") return res.redirect(303, votingUrl(ballotId));
      if (held !== undefined) return await goIn(deps, { ballotId, token: held, until: untilOf(ballot) }, res);

      const room = { ...(await loadRoom(deps, ballot)), code };
      const parsed = parseForm(ballot.isSecret ? JoinForm : NamedJoinForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, joinPage(room, parsed.form, false, asking(res)));
      await deps.countTowards("joinBallot", ballotId);
      const { sessionToken } = asking(res);
      const joined = await joinByCode(db, { code, name: parsed.data.name, sessionToken });
      if ("refused" in joined) return await sendPage(req, res, refusedPage(room, joined.refused, asking(res)), 409);
      await goIn(deps, { ballotId, token: joined.token, until: untilOf(ballot) }, res);
    }),
  ];
}

/** Codes that lead nowhere are counted as typed ones are: an address tries no more of them than by the form. */
async function sendUnknown(deps: Deps, req: Req, res: Res): Promise<void> {
  await deps.countTowards("joinAddress", req.ip ?? "");
  await sendPage(req, res, codePage(emptyForm, true, asking(res)), 404);
}

/** By which link this browser votes in the ballot already: the token, or that its session has opened one. */
async function heldIn({ db }: Deps, { id }: Ballot, req: Req, res: Res): Promise<string | undefined> {
  for (const token of keptTokens(req, id)) if ((await findVoter(db, token))?.ballotId === id) return token;
  const grant = await findGrant(db, asking(res).sessionToken, "ballot", id);
  return grant === undefined ? undefined : "granted";
}

async function goIn(
  deps: Deps,
  link: { ballotId: string; token: string; until: Date | null },
  res: Res,
): Promise<void> {
  const opened = await openByLink(deps.db, link.token, asking(res).sessionToken);
  if (opened !== "unknown-link") setSessionCookie(res, deps.publicUrl, opened.sessionToken);
  await keepLink(deps, res, link);
  res.redirect(303, votingUrl(link.ballotId));
}

/** Nobody can send a walk-in their link again, so the browser keeps it past the close, for the result too. */
function untilOf({ closesAt }: Ballot): Date | null {
  return closesAt === null ? null : new Date(closesAt.add({ hours: 24 * 14 }).epochMilliseconds);
}
