import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { needNamer } from "../../groups/pages.ts";
import { letterOf } from "../../letters.ts";
import type { TellingNeed } from "../../method/telling.ts";
import { letterIn, list, nameOf } from "../acts/pages.ts";
import type { BeforeAfter, GroupCost } from "../cost.ts";
import type { PlacementReason } from "../newcomers.ts";
import type { Move, Proposal } from "../proposal.ts";
import type { Hand } from "../queries.ts";

/** Closeness that differs by less than this is said to be the same. */
const sameWithin = 0.02;
/** From this silhouette on the halves of a split differ clearly, and from this at least a little. */
const clearSplit = 0.25;
const faintSplit = 0.1;

const reasonText: Record<PlacementReason, Key> = {
  nearest: "grouping.hand.placed.nearest",
  together: "grouping.hand.placed.together",
  apart: "grouping.hand.placed.apart",
  "no-profile": "grouping.hand.placed.noProfile",
  "no-group": "grouping.hand.placed.noGroup",
  "kept-apart": "grouping.hand.placed.keptApart",
};

/** What a change would do: the first sentence answers, the others tell more, and tables hold the figures. */
export function effectsOf(proposal: Proposal, hand: Hand, asking: Asking) {
  const { t } = asking;
  const { cost, moves } = proposal;
  const name = nameOf(hand, asking);
  const alongside = moves.filter(({ isAlongside }) => isAlongside);
  return {
    lead: leadOf(proposal, hand, asking),
    sentences: [
      ...(alongside.length === 0
        ? []
        : [
            t("grouping.hand.effect.alongside", {
              count: alongside.length,
              names: list(alongside.map((one) => name(one.organisationId))),
            }),
          ]),
      ...splitSentences(proposal, hand, asking),
      ...workshopSentences(proposal, hand, asking),
      ...(cost?.groups ?? [])
        .filter(({ size }) => size.after > 0)
        .flatMap((group) => needSentences(group, hand, asking)),
      ...(cost === null ? [] : [overall(cost.closeness, asking)]),
    ],
    warnings: (cost?.groups ?? [])
      .filter(({ isTooSmall }) => isTooSmall)
      .map(({ place, size }) => t("grouping.hand.effect.tooSmall", { group: letterOf(place), count: size.after })),
    groups: cost === null || cost.groups.length === 0 ? null : groupTable(cost.groups, asking),
    moved: movedTable(proposal, hand, asking),
    measures: cost === null ? null : measureTable(cost, asking),
  };
}

function leadOf({ change, moves, split, after }: Proposal, hand: Hand, asking: Asking): string {
  const { t } = asking;
  const name = nameOf(hand, asking);
  const letter = letterIn(hand);
  switch (change.kind) {
    case "move": {
      const own = moves.find(({ organisationId }) => organisationId === change.organisationId);
      return own === undefined ? "" : fitSentence(own, hand, asking);
    }
    case "link": {
      const own = moves.find(({ isAlongside }) => !isAlongside);
      const wish = t(change.link === "must" ? "grouping.hand.effect.must" : "grouping.hand.effect.cannot");
      if (own === undefined) return `${wish} ${t("grouping.hand.effect.stays")}`;
      const parts = t("grouping.hand.effect.parts", {
        name: name(own.organisationId),
        to: letter(change.groupId ?? null),
      });
      return [wish, ...(change.link === "cannot" ? [parts] : []), fitSentence(own, hand, asking)].join(" ");
    }
    case "unlink":
      return t("grouping.hand.effect.unlink");
    case "lock": {
      const group = letter(after.members.find((one) => one.organisationId === change.organisationId)?.groupId ?? null);
      return t("grouping.hand.effect.lock", { name: name(change.organisationId), group });
    }
    case "unlock":
      return t("grouping.hand.effect.unlock", { name: name(change.organisationId) });
    case "merge":
      return t("grouping.hand.effect.merge", {
        from: letter(change.groupId),
        to: letter(change.intoId),
        count: after.members.filter(({ groupId }) => groupId === change.intoId).length,
      });
    case "split":
      return t("grouping.hand.effect.split", {
        from: letter(change.groupId),
        to: letterOf(after.groups.find(({ id }) => id === change.newGroupId)?.position ?? 0),
        staying: split?.staying.length ?? 0,
        leaving: split?.leaving.length ?? 0,
      });
    case "place":
      return t("grouping.hand.effect.place", { count: moves.length });
    case "rename":
      return "";
  }
}

function fitSentence({ organisationId, from, to, left, joined }: Move, hand: Hand, asking: Asking): string {
  const { t, locale } = asking;
  const figure = (value: number) => formatNumber(value, locale, 2);
  const values = {
    name: nameOf(hand, asking)(organisationId),
    from: from === null ? "" : letterOf(from),
    to: to === null ? "" : letterOf(to),
  };
  if (to === null)
    return left === null
      ? t("grouping.hand.fit.outBlind", values)
      : t("grouping.hand.fit.out", { ...values, left: figure(left) });
  if (joined === null) return t("grouping.hand.fit.blind", values);
  if (from === null || left === null) return t("grouping.hand.fit.in", { ...values, joined: figure(joined) });
  const key =
    Math.abs(joined - left) < sameWithin
      ? "grouping.hand.fit.same"
      : joined > left
        ? "grouping.hand.fit.better"
        : "grouping.hand.fit.worse";
  return t(key, { ...values, left: figure(left), joined: figure(joined) });
}

function splitSentences({ change, split, after }: Proposal, hand: Hand, asking: Asking): string[] {
  const { t } = asking;
  if (split === null || change.kind !== "split") return [];
  const need = needNamer(hand.current.profiles, asking);
  const letters = [
    letterIn(hand)(change.groupId),
    letterOf(after.groups.find(({ id }) => id === change.newGroupId)?.position ?? 0),
  ];
  const clarity =
    split.silhouette >= clearSplit
      ? "grouping.hand.split.clear"
      : split.silhouette >= faintSplit
        ? "grouping.hand.split.faint"
        : "grouping.hand.split.unclear";
  if (split.telling.staying.length + split.telling.leaving.length === 0)
    return [t(clarity), t("grouping.hand.split.noneTells")];
  return [
    t(clarity),
    ...[split.telling.staying, split.telling.leaving].map((telling, at) =>
      telling.length === 0
        ? t("grouping.hand.split.noTells", { group: letters[at] ?? "" })
        : t("grouping.hand.split.tells", {
            group: letters[at] ?? "",
            needs: telling.slice(0, 3).map((each) => counted(each, need, asking)).join("; "), // prettier-ignore
          }),
    ),
  ];
}

/** Workshops of a group that goes stay as they are. */
function workshopSentences({ change }: Proposal, hand: Hand, { t }: Asking): string[] {
  const workshops = change.kind === "merge" ? (hand.workshops.get(change.groupId) ?? 0) : 0;
  if (change.kind !== "merge" || workshops === 0) return [];
  return [t("grouping.hand.effect.workshops", { group: letterIn(hand)(change.groupId), count: workshops })];
}

function counted({ need, inside, outside }: TellingNeed, name: (key: string) => string, { t }: Asking): string {
  const fraction = ([k, n]: readonly [number, number]) => `${k} / ${n}`;
  return t("grouping.hand.split.counted", { need: name(need), inside: fraction(inside), outside: fraction(outside) });
}

function needSentences({ place, gained, lost }: GroupCost, hand: Hand, asking: Asking): string[] {
  const { t } = asking;
  const need = needNamer(hand.current.profiles, asking);
  const named = (needs: readonly TellingNeed[]) => list(needs.map((each) => need(each.need)));
  const group = letterOf(place);
  return [
    ...(gained.length === 0 ? [] : [t("grouping.hand.effect.gained", { group, needs: named(gained) })]),
    ...(lost.length === 0 ? [] : [t("grouping.hand.effect.lost", { group, needs: named(lost) })]),
  ];
}

function overall({ before, after }: BeforeAfter, { t, locale }: Asking): string {
  const figure = (value: number | null) => (value === null ? "–" : formatNumber(value, locale, 3));
  return t("grouping.hand.effect.overall", { before: figure(before), after: figure(after) });
}

function groupTable(groups: readonly GroupCost[], { t, locale }: Asking) {
  const figure = (value: number | null) => (value === null ? "–" : formatNumber(value, locale, 2));
  return {
    caption: t("grouping.hand.table.groups"),
    columns: [t("grouping.hand.table.group"), t("grouping.hand.table.size"), t("grouping.hand.table.closenessTurn")],
    rows: groups.map(({ place, size, closeness }) => [
      letterOf(place),
      t("grouping.hand.table.nowAfter", { now: size.before, after: size.after }),
      t("grouping.hand.table.nowAfter", { now: figure(closeness.before), after: figure(closeness.after) }),
    ]),
  };
}

/** Who moves, where there is more to tell than one sentence does. */
function movedTable({ change, moves, placements }: Proposal, hand: Hand, asking: Asking) {
  const { t, locale } = asking;
  if (moves.length < 2 && change.kind !== "place") return null;
  const name = nameOf(hand, asking);
  const figure = (value: number | null) => (value === null ? "–" : formatNumber(value, locale, 2));
  const letter = (place: number | null) => (place === null ? "–" : letterOf(place));
  if (placements !== null)
    return {
      caption: t("grouping.hand.table.placed"),
      columns: [
        t("grouping.hand.table.who"),
        t("grouping.hand.table.to"),
        t("grouping.hand.table.closenessTurn"),
        t("grouping.hand.table.why"),
      ],
      rows: placements.map(({ row, place, reason, isBridge, nearest, second }) => {
        const found = [nearest, second].find((near) => near?.place === place)?.closeness ?? null;
        const why = t(reasonText[reason]);
        const other = [nearest, second].find((near) => near !== null && near.place !== place) ?? null;
        const isBetween = isBridge && other !== null && place !== null;
        return [
          name(hand.ground.organisationIds[row] ?? ""),
          letter(place),
          figure(found),
          isBetween ? `${why}; ${t("grouping.hand.placed.bridge", { group: letter(other.place) })}` : why,
        ];
      }),
    };
  return {
    caption: t("grouping.hand.table.moved"),
    columns: [t("grouping.hand.table.who"), t("grouping.hand.table.turn"), t("grouping.hand.table.closenessTurn")],
    rows: moves.map(({ organisationId, from, to, left, joined }) => [
      name(organisationId),
      t("grouping.hand.table.nowAfter", { now: letter(from), after: letter(to) }),
      t("grouping.hand.table.nowAfter", { now: figure(left), after: figure(joined) }),
    ]),
  };
}

function measureTable(cost: NonNullable<Proposal["cost"]>, { t, locale }: Asking) {
  const figure = (value: number | null, digits: number) => (value === null ? "–" : formatNumber(value, locale, digits));
  const row = (key: Key, { before, after }: BeforeAfter, digits = 3) => [t(key), figure(before, digits), figure(after, digits)]; // prettier-ignore
  return {
    caption: t("grouping.hand.table.measures"),
    columns: [t("grouping.hand.table.measure"), t("grouping.hand.table.now"), t("grouping.hand.table.after")],
    rows: [
      row("grouping.hand.table.closeness", cost.closeness),
      row("grouping.hand.table.misfits", cost.misfits, 0),
      ...(cost.silhouette.before === null && cost.silhouette.after === null
        ? []
        : [row("grouping.hand.table.silhouette", cost.silhouette)]),
    ],
  };
}
