import type { SuggestNames } from "../runs/names.ts";
import type { Profiles } from "../method/shape.ts";
import { together } from "./bonds.ts";
import { applyChange, type Changed, type Refused } from "./change.ts";
import { costOf, type AnswersTold, type Cost } from "./cost.ts";
import { placeNewcomers, type Placement, type RowLink } from "./newcomers.ts";
import { splitInTwo, type Split } from "./split.ts";
import { closenessTo, groupCentres } from "./standing.ts";
import type { GroupChange, HandGroup, HandState } from "./state.ts";

/** What staff ask for, before it is known who goes where. */
export type Draft =
  | { kind: "move"; organisationId: string; groupId: string | null }
  | { kind: "lock" | "unlock"; organisationId: string }
  | { kind: "merge"; groupId: string; intoId: string }
  | { kind: "split"; groupId: string }
  | { kind: "link"; organisationIds: readonly [string, string]; link: "must" | "cannot" }
  | { kind: "unlink"; organisationIds: readonly [string, string] }
  | { kind: "place" };

/** What a change is weighed with. */
export interface Ground {
  state: HandState;
  /** By row of the profiles. */
  organisationIds: readonly string[];
  profiles: Profiles;
  answers: AnswersTold;
  seed: number;
  /** Who has answered since and is in no group. */
  newcomers: readonly string[];
  /** For the group that a split makes. */
  newGroupId: string;
  suggestNames: SuggestNames;
}

/** One who would move; groups by position. */
export interface Move {
  organisationId: string;
  from: number | null;
  to: number | null;
  /** How well it fits the group that it leaves, and the one that it joins; null without a profile. */
  left: number | null;
  joined: number | null;
  /** Moves because it is to be with one who does. */
  isAlongside: boolean;
}

/** A change that can be made, with all that it would do. */
export interface Proposal {
  change: GroupChange;
  after: HandState;
  moves: Move[];
  /** Null when nobody moves. */
  cost: Cost | null;
  split: Split | null;
  placements: Placement[] | null;
}

/** What a change would do to the groups as they are, or why it cannot be made. The same each time for the same groups. */
export function propose(draft: Draft, ground: Ground): Proposal | Refused {
  if (draft.kind === "split") return proposeSplit(draft.groupId, ground);
  if (draft.kind === "place") return proposePlacing(ground);
  if (draft.kind === "link" && draft.link === "must") return proposeJoining(draft.organisationIds, ground);
  if (draft.kind === "link") return proposeParting(draft.organisationIds, ground);
  return weighed(draft, applyChange(ground.state, draft), ground);
}

function proposeSplit(groupId: string, ground: Ground): Proposal | Refused {
  const { state, organisationIds, profiles, answers, seed, newGroupId, suggestNames } = ground;
  const change = { kind: "split", groupId, newGroupId, names: suggestNames([]) } as const;
  const members = state.members.filter((one) => one.groupId === groupId);
  const rowOf = rowsOf(organisationIds);
  const rows = members.flatMap(({ organisationId }) => rowOf.get(organisationId) ?? []);
  const pairs = state.links.flatMap(({ a, b, kind }): [number, number][] => {
    const [first, second] = [rowOf.get(a), rowOf.get(b)];
    return kind === "must" && first !== undefined && second !== undefined ? [[first, second]] : [];
  });
  // Bound to one who stays though not an answer of its own: stays as well.
  const held = new Set(
    members.filter(({ isLocked }) => isLocked).flatMap((one) => [...together(state.links, one.organisationId)]),
  );
  const fixed = rows.filter((row) => held.has(organisationIds[row]!));
  const found = rows.length < 2 ? null : splitInTwo(profiles, rows.toSorted((a, b) => a - b), seed, answers, { fixed, together: pairs }); // prettier-ignore
  if (found === null) {
    const tried = applyChange(state, { ...change, leaving: members.slice(1).map((one) => one.organisationId) });
    const isGone = "reason" in tried && (tried.reason === "removed-group" || tried.reason === "unknown-group");
    if (isGone) return tried;
    return { reason: members.length < 2 ? "too-few" : "alike" };
  }
  const leaving = found.leaving.map((row) => organisationIds[row]!);
  const whole = { ...change, leaving, names: suggestNames(found.telling.leaving) };
  return weighed(whole, applyChange(state, whole), ground, { split: found });
}

function proposePlacing(ground: Ground): Proposal | Refused {
  const { state, organisationIds, profiles, newcomers } = ground;
  const rowOf = rowsOf(organisationIds);
  const links = state.links.flatMap(({ a, b, kind }): RowLink[] => {
    const [first, second] = [rowOf.get(a), rowOf.get(b)];
    return first === undefined || second === undefined ? [] : [{ a: first, b: second, kind }];
  });
  const rows = newcomers.flatMap((id) => rowOf.get(id) ?? []);
  const placements = placeNewcomers(profiles, labelsOf(state, organisationIds), rows, links);
  const idAt = new Map(state.groups.map(({ id, position }) => [position, id]));
  const change = {
    kind: "place",
    placements: placements.map(({ row, place }) => ({
      organisationId: organisationIds[row]!,
      groupId: place === null ? null : (idAt.get(place) ?? null),
    })),
  } as const;
  return weighed(change, applyChange(state, change), ground, { placements });
}

/** Either may go to the other: of those that can be done, the one that costs less. */
function proposeJoining([first, second]: readonly [string, string], ground: Ground): Proposal | Refused {
  const ways = (
    [
      [first, second],
      [second, first],
    ] as const
  ).map((organisationIds) => {
    const change = { kind: "link", organisationIds, link: "must" } as const;
    return weighed(change, applyChange(ground.state, change), ground);
  }) as [Proposal | Refused, Proposal | Refused];
  const merit = (way: Proposal | Refused) => ("reason" in way ? -Infinity : (way.cost?.objective.after ?? 0));
  return merit(ways[1]) > merit(ways[0]) + 1e-9 ? ways[1] : ways[0];
}

/** Two in one group are parted by the move that costs least: either of them, with those bound to it, to any other group. */
function proposeParting([first, second]: readonly [string, string], ground: Ground): Proposal | Refused {
  const { state, organisationIds, profiles } = ground;
  const own = state.members.find((one) => one.organisationId === first)?.groupId ?? null;
  const change = { kind: "link", organisationIds: [first, second], link: "cannot" } as const;
  const outcome = applyChange(state, change);
  if (!("reason" in outcome) || outcome.reason !== "same-group") return weighed(change, outcome, ground);

  const centres = groupCentres(profiles, labelsOf(state, organisationIds));
  const rowOf = rowsOf(organisationIds);
  const near = (row: number, { position }: { position: number }) => closenessTo(profiles, row, centres, position) ?? -1;
  const gain = (mover: string, from: HandGroup, to: HandGroup) =>
    [...together(state.links, mover)]
      .flatMap((id) => rowOf.get(id) ?? [])
      .reduce((sum, row) => sum + near(row, to) - near(row, from), 0);
  const there = state.groups.filter(({ isRemoved }) => !isRemoved);
  const from = there.find(({ id }) => id === own)!;
  const others = there.filter(({ id }) => id !== own);
  if (others.length === 0) return { reason: "last-group" };
  const ways = ([[first, second], [second, first]] as const) // prettier-ignore
    .flatMap((pair) => others.map((to) => ({ pair, to, gain: gain(pair[0], from, to) })))
    .toSorted((a, b) => b.gain - a.gain);
  for (const { pair, to } of ways) {
    const parting = { ...change, organisationIds: pair, groupId: to.id };
    const parted = applyChange(state, parting);
    if (!("reason" in parted)) return weighed(parting, parted, ground);
  }
  return outcome;
}

function weighed(
  change: GroupChange,
  outcome: Changed | Refused,
  { state, organisationIds, profiles, answers }: Ground,
  found: Partial<Pick<Proposal, "split" | "placements">> = {},
): Proposal | Refused {
  if ("reason" in outcome) return outcome;
  const before = labelsOf(state, organisationIds);
  const after = labelsOf(outcome.state, organisationIds);
  const positions = new Map(outcome.state.groups.map(({ id, position }) => [id, position]));
  const place = (groupId: string | null) => (groupId === null ? null : (positions.get(groupId) ?? null));
  const was = new Map(state.members.map((member) => [member.organisationId, member.groupId]));
  const movers = outcome.state.members.filter((one) => was.get(one.organisationId) !== one.groupId);
  const cost = movers.length === 0 ? null : costOf(profiles, before, after, answers);
  const rowOf = rowsOf(organisationIds);
  const costs = new Map(cost?.moved.map((moved) => [moved.row, moved]));
  const alongside = new Set(outcome.alongside);
  return {
    change,
    after: outcome.state,
    moves: movers.map(({ organisationId, groupId }) => {
      const figures = costs.get(rowOf.get(organisationId) ?? -1);
      return {
        organisationId,
        from: place(was.get(organisationId) ?? null),
        to: place(groupId),
        left: figures?.left ?? null,
        joined: figures?.joined ?? null,
        isAlongside: alongside.has(organisationId),
      };
    }),
    cost,
    split: found.split ?? null,
    placements: found.placements ?? null,
  };
}

/** The position of each respondent's group, by row. */
export function labelsOf({ groups, members }: HandState, organisationIds: readonly string[]): (number | null)[] {
  const positions = new Map(groups.map(({ id, position }) => [id, position]));
  const labels = new Map(
    members.map(({ organisationId, groupId }) => [
      organisationId,
      groupId === null ? null : (positions.get(groupId) ?? null),
    ]),
  );
  return organisationIds.map((id) => labels.get(id) ?? null);
}

const rowsOf = (organisationIds: readonly string[]) => new Map(organisationIds.map((id, row) => [id, row]));
