import type { Asking } from "../../platform/asking.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { boardUrl, changesUrl, changeUrl, groupsUrl, groupUrl } from "../addresses.ts";
import { actSentence, letterIn, list, nameOf } from "./acts/pages.ts";
import type { Refusal, Refused } from "./change.ts";
import { choice } from "./choosing/pages.ts";
import { effectsOf } from "./effects/pages.ts";
import { draftOf, type BackPage, type Considered } from "./forms.ts";
import type { Draft, Proposal } from "./proposal.ts";
import type { Hand } from "./queries.ts";

const refusalText: Record<Refusal, Key> = {
  "unknown-group": "grouping.hand.refused.unknownGroup",
  "unknown-member": "grouping.hand.refused.unknownMember",
  "no-change": "grouping.hand.refused.noChange",
  itself: "grouping.hand.refused.itself",
  "same-organisation": "grouping.hand.refused.sameOrganisation",
  "removed-group": "grouping.hand.refused.removedGroup",
  locked: "grouping.hand.refused.locked",
  "no-group": "grouping.hand.refused.noGroup",
  "kept-apart": "grouping.hand.refused.keptApart",
  "same-group": "grouping.hand.refused.sameGroup",
  contradicts: "grouping.hand.refused.contradicts",
  "too-few": "grouping.hand.refused.tooFew",
  alike: "grouping.hand.refused.alike",
  parts: "grouping.hand.refused.parts",
  "last-group": "grouping.hand.refused.lastGroup",
  "nobody-new": "grouping.hand.refused.nobodyNew",
};

/** What has happened between the person's page and their button. */
export interface Late {
  /** How many acts the page knew of; null when another grouping or variant has been taken into use. */
  sequence: number | null;
}

/** One change before it is made: what it would do in words and figures, what has still to be chosen, or why it cannot be. */
export function changePage(
  hand: Hand,
  { considered, proposal, late }: { considered: Considered; proposal: Proposal | Refused | null; late: Late | null },
  asking: Asking,
): Page {
  const { t } = asking;
  const { programme, variant } = hand.current;
  const draft = draftOf(considered);
  const isChosen = draft !== null && typeof draft !== "string";
  const refused = proposal !== null && "reason" in proposal ? proposal : null;
  // Letters of another variant's groups would mean other groups here.
  const isElsewhere = late?.sequence === null;
  const heading = isChosen && !isElsewhere ? headingOf(draft, hand, asking) : t(askText[considered.kind]);
  const found = proposal === null || "reason" in proposal ? null : proposal;
  const { organisation } = considered;
  const back = `${backAddress(hand, considered.back)}${organisation === undefined ? "" : `#m-${organisation}`}`;
  return {
    view: "grouping/change",
    region: "grouping/_change",
    title: t("grouping.hand.change.title"),
    model: {
      heading,
      late: late === null ? null : lateModel(late, hand, asking),
      refusal: refused === null ? null : refusalModel(refused, considered, hand, asking),
      choice: typeof draft === "string" && !isElsewhere ? choice(draft, considered, hand, asking) : null,
      effects: found === null ? null : effectsOf(found, hand, asking),
      form:
        found === null
          ? null
          : {
              url: changesUrl(programme.id),
              fields: Object.entries({
                ...fieldsOf(considered),
                variant: variant.id,
                sequence: String(variant.sequence),
              }).map(([name, value]) => ({ name, value })),
              button: t("grouping.hand.change.make"),
            },
      back: { url: back, text: t(found === null ? "grouping.hand.change.back" : "grouping.hand.change.leave") },
    },
  };
}

const askText: Record<Considered["kind"], Key> = {
  move: "grouping.hand.ask.move",
  lock: "grouping.hand.ask.lock",
  unlock: "grouping.hand.ask.unlock",
  merge: "grouping.hand.ask.merge",
  split: "grouping.hand.ask.split",
  link: "grouping.hand.ask.link",
  unlink: "grouping.hand.ask.unlink",
  place: "grouping.hand.ask.place",
};

function headingOf(draft: Draft, hand: Hand, asking: Asking): string {
  const { t } = asking;
  const name = nameOf(hand, asking);
  const letter = letterIn(hand);
  switch (draft.kind) {
    case "move": {
      const values = { name: name(draft.organisationId), group: letter(draft.groupId) };
      return t(draft.groupId === null ? "grouping.hand.heading.moveOut" : "grouping.hand.heading.move", values);
    }
    case "lock":
    case "unlock":
      return t(draft.kind === "lock" ? "grouping.hand.heading.lock" : "grouping.hand.heading.unlock", {
        name: name(draft.organisationId),
      });
    case "merge":
      return t("grouping.hand.heading.merge", { from: letter(draft.groupId), to: letter(draft.intoId) });
    case "split":
      return t("grouping.hand.heading.split", { group: letter(draft.groupId) });
    case "link":
    case "unlink": {
      const values = { a: name(draft.organisationIds[0]), b: name(draft.organisationIds[1]) };
      if (draft.kind === "unlink") return t("grouping.hand.heading.unlink", values);
      return t(draft.link === "must" ? "grouping.hand.heading.must" : "grouping.hand.heading.cannot", values);
    }
    case "place":
      return t("grouping.hand.heading.place");
  }
}

function refusalModel(refused: Refused, considered: Considered, hand: Hand, asking: Asking) {
  const { t } = asking;
  const name = nameOf(hand, asking);
  const who =
    "who" in refused ? refused.who : "pair" in refused ? refused.pair : "chain" in refused ? refused.chain : [];
  return {
    text: t(refusalText[refused.reason], {
      count: who.length,
      names: refused.reason === "contradicts" ? who.map(name).join(" – ") : list(who.map(name)),
      a: who[0] === undefined ? "" : name(who[0]),
      b: who.at(-1) === undefined ? "" : name(who.at(-1)!),
      group: "groupId" in refused ? letterIn(hand)(refused.groupId) : "",
    }),
    ways: waysOn(refused, considered, hand, asking),
  };
}

/** What can be done about it: each a link to another change. */
function waysOn(refused: Refused, considered: Considered, hand: Hand, asking: Asking): { url: string; text: string }[] {
  const { t } = asking;
  const name = nameOf(hand, asking);
  const { id: programmeId } = hand.current.programme;
  const { back } = considered;
  const unlink = (a: string, b: string) => ({
    url: changeUrl(programmeId, { kind: "unlink", organisation: a, other: b, back }),
    text: t("grouping.hand.way.unlink", { a: name(a), b: name(b) }),
  });
  switch (refused.reason) {
    case "locked": {
      const unlocks = refused.who.slice(0, 5).map((organisation) => ({
        url: changeUrl(programmeId, { kind: "unlock", organisation, back }),
        text: t("grouping.hand.way.unlock", { name: name(organisation) }),
      }));
      const { kind, group, into } = considered;
      if (kind !== "merge" || group === undefined || into === undefined) return unlocks;
      const letter = letterIn(hand);
      const turned = {
        url: changeUrl(programmeId, { kind, group: into, into: group, back }),
        text: t("grouping.hand.way.turn", { from: letter(into), to: letter(group) }),
      };
      return [...unlocks, turned];
    }
    case "kept-apart":
      return [unlink(...refused.pair)];
    case "same-group":
      return refused.pair.map((organisation) => ({
        url: changeUrl(programmeId, { kind: "move", organisation, back }),
        text: t("grouping.hand.way.move", { name: name(organisation) }),
      }));
    case "parts":
    case "contradicts": {
      const chain = refused.reason === "parts" ? refused.who : refused.chain;
      const links = new Set(hand.ground.state.links.map(({ a, b }) => `${a} ${b}`));
      return chain.slice(1).flatMap((b, at) => {
        const a = chain[at]!;
        return links.has(`${a} ${b}`) || links.has(`${b} ${a}`) ? [unlink(a, b)] : [];
      });
    }
    default:
      return [];
  }
}

function lateModel({ sequence }: Late, hand: Hand, asking: Asking) {
  const { t } = asking;
  if (sequence === null) return { text: t("grouping.hand.late.other"), items: [] };
  const since = hand.acts.filter((act) => act.sequence > sequence && act.undoneAt === null);
  return {
    text: t(since.length === 0 ? "grouping.hand.late.undone" : "grouping.hand.late.changed"),
    items: since.map((act) =>
      t("grouping.hand.late.act", {
        who: act.actorName ?? t("grouping.hand.history.somebody"),
        act: actSentence(act, hand, asking),
      }),
    ),
  };
}

/** The chosen fields as a form sends them. */
function fieldsOf({ kind, organisation, group, into, other, link, back }: Considered): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ kind, organisation, group, into, other, link, back }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

export const backUrls: Record<BackPage, (programmeId: string) => string> = {
  board: boardUrl,
  groups: groupsUrl,
  changes: changesUrl,
};

/** The page that the person came from; a group's page only while the group is there. */
export function backAddress({ current, ground }: Pick<Hand, "current" | "ground">, back: Considered["back"]): string {
  const { id } = current.programme;
  if (back in backUrls) return backUrls[back as BackPage](id);
  const group = ground.state.groups.find((one) => one.id === back);
  return group === undefined || group.isRemoved ? boardUrl(id) : groupUrl(id, back);
}
