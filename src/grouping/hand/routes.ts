import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { BadRequest, NotFound } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { boardUrl } from "../addresses.ts";
import { GroupsParams } from "../forms.ts";
import { changesPage } from "./acts/pages.ts";
import { boardPage } from "./board/pages.ts";
import type { Refused } from "./change.ts";
import { makeChange, redoAct, undoAct } from "./commands.ts";
import { ActParams, ChangeAddress, ChangeForm, draftOf, TurnForm, type Considered } from "./forms.ts";
import { isSameChange } from "./history.ts";
import { backAddress, backUrls, changePage } from "./pages.ts";
import { propose, type Proposal } from "./proposal.ts";
import { getVariant, loadHand, type Hand } from "./queries.ts";

export function handRoutes({ db, texts }: Pick<Deps, "db" | "texts">): Route[] {
  const turn =
    (act: typeof undoAct): Parameters<typeof post>[2] =>
    async (req, res) => {
      const { programmeId, changeId } = parseParams(ActParams, req.params);
      const { variant: variantId, sequence, back } = parseStrictly(TurnForm, req.body);
      const outcome = await act(db, programmeId, { variantId, sequence, actId: changeId }, actorId(res));

      if (outcome === "done") return res.redirect(303, backUrls[back](programmeId));
      const hand = await loadHand(db, programmeId, texts);
      await sendPage(req, res, changesPage(hand, asking(res), { sequence, variantId }), 409);
    };
  return [
    get("/programmes/:programmeId/groups/board", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      await sendPage(req, res, boardPage(await loadHand(db, programmeId, texts), asking(res)));
    }),

    get("/programmes/:programmeId/groups/changes", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      await sendPage(req, res, changesPage(await loadHand(db, programmeId, texts), asking(res)));
    }),

    get("/programmes/:programmeId/groups/changes/new", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const { kind, ...rest } = parseStrictly(ChangeAddress, req.query);
      const considered = kind === undefined ? null : { kind, ...rest };
      // Without a word of what is to be changed, the board is where that is chosen.
      if (considered === null || draftOf(considered) === null) return res.redirect(303, boardUrl(programmeId));
      const hand = await loadHand(db, programmeId, texts);
      const proposal = proposalOf(considered, hand);
      await sendPage(req, res, changePage(hand, { considered, proposal, late: null }, asking(res)));
    }),

    post("/programmes/:programmeId/groups/changes", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const { variant: variantId, sequence, ...considered } = parseStrictly(ChangeForm, req.body);
      const hand = await loadHand(db, programmeId, texts);
      if (hand.current.variant.id !== variantId) {
        await getVariant(db, programmeId, variantId);
        const page = changePage(hand, { considered, proposal: null, late: { sequence: null } }, asking(res));
        return await sendPage(req, res, page, 409);
      }
      const proposal = proposalOf(considered, hand);
      if (proposal === null) throw new BadRequest("nothing is chosen");
      const seen = { variantId, sequence };
      const isPossible = !("reason" in proposal) && isAsSeen(hand, seen);
      const outcome = isPossible
        ? await makeChange(
            db,
            programmeId,
            { ...seen, change: proposal.change, respondents: hand.ground.organisationIds },
            actorId(res),
          )
        : "stale";
      const now = outcome === "done" ? hand : await loadHand(db, programmeId, texts);
      if (outcome === "done" || isDoneAlready(now, considered, seen, actorId(res)))
        return res.redirect(303, backAddress(now, considered.back));

      const anew = typeof outcome === "string" ? proposalOf(considered, now) : outcome;
      const late = isAsSeen(now, seen) ? null : { sequence };
      await sendPage(req, res, changePage(now, { considered, proposal: anew, late }, asking(res)), 409);
    }),

    post("/programmes/:programmeId/groups/changes/:changeId/undo", "planner", turn(undoAct)),

    post("/programmes/:programmeId/groups/changes/:changeId/redo", "planner", turn(redoAct)),
  ];
}

/** Null while something has still to be chosen. What is not in the programme is not there. */
function proposalOf(considered: Considered, hand: Hand): Proposal | Refused | null {
  const draft = draftOf(considered);
  if (draft === null) throw new BadRequest("the change names nobody");
  assertKnown(considered, hand);
  return typeof draft === "string" ? null : propose(draft, hand.ground);
}

function assertKnown({ organisation, other, group, into }: Considered, { ground: { state } }: Hand): void {
  // A wish may be about somebody who answers no more; it can still be taken away.
  const members = new Set([
    ...state.members.map(({ organisationId }) => organisationId),
    ...state.links.flatMap((link) => [link.a, link.b]),
  ]);
  const groups = new Set(state.groups.map(({ id }) => id));
  if ([organisation, other].some((id) => id !== undefined && !members.has(id))) throw new NotFound("member");
  if ([group, into].some((id) => id !== undefined && id !== "" && !groups.has(id))) throw new NotFound("group");
}

const isAsSeen = ({ current: { variant } }: Hand, seen: { variantId: string; sequence: number }) =>
  variant.id === seen.variantId && variant.sequence === seen.sequence;

/** A button pressed twice: the same person's same change is what came next. */
function isDoneAlready(
  { current: { variant }, acts }: Hand,
  considered: Considered,
  seen: { variantId: string; sequence: number },
  actor: string,
): boolean {
  const draft = draftOf(considered);
  const next = acts.find(({ sequence }) => sequence === seen.sequence + 1);
  if (variant.id !== seen.variantId || next === undefined || draft === null || typeof draft === "string") return false;
  return next.actorId === actor && next.undoneAt === null && isSameChange(draft, next.change);
}
