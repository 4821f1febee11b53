import { chainBetween, contradiction, pairOf, together } from "./bonds.ts";
import type { GroupChange, HandGroup, HandLink, HandMember, HandState } from "./state.ts";

/** Why a change cannot be made, with those whom it is about. */
export type Refused =
  | { reason: "unknown-group" | "unknown-member" | "no-change" | "itself" | "same-organisation" }
  /** Gone meanwhile, for example merged into another. */
  | { reason: "removed-group"; groupId: string }
  /** They stay where they are until staff let them go. */
  | { reason: "locked"; who: string[] }
  /** Only who is in a group can be held there. */
  | { reason: "no-group" }
  /** The two would be in one group, though they are to be kept apart. */
  | { reason: "kept-apart"; pair: [string, string] }
  /** They are in one group: one of them has to move first. */
  | { reason: "same-group"; pair: [string, string] }
  /** The first and the last are to be kept apart, yet each is to be with the next. */
  | { reason: "contradicts"; chain: string[] }
  /** A group of one, or one that everybody would leave. */
  | { reason: "too-few" }
  /** Its members cannot be told apart, or links and locks hold all of them in one place. */
  | { reason: "alike" }
  /** The division would part those who are to be together. */
  | { reason: "parts"; who: string[] }
  /** There is no other group. */
  | { reason: "last-group" }
  /** Nobody has answered since, or none of those has a nearest group. */
  | { reason: "nobody-new" };
export type Refusal = Refused["reason"];

export interface Changed {
  state: HandState;
  /** Those who move because they are to be with one who does. */
  alongside: string[];
}

/**
 * The groups after one act of staff, or why it cannot be done. Locked members do not move, linked ones move together,
 * and nobody is put where somebody is whom it must not be with; links that are broken already, as in a grouping made
 * before them, do not stand in the way of other changes. A must-link between two in different groups brings the first
 * to the second, or the other way round when only the first is in a group; a cannot-link between two in one group takes
 * the first to the group that the change names.
 */
export function applyChange(state: HandState, change: GroupChange): Changed | Refused {
  switch (change.kind) {
    case "move":
      return move(state, change.organisationId, change.groupId);
    case "lock":
    case "unlock":
      return setLock(state, change.organisationId, change.kind === "lock");
    case "merge":
      return merge(state, change.groupId, change.intoId);
    case "split":
      return split(state, change);
    case "rename":
      return rename(state, change.groupId, change.names);
    case "link":
      return change.link === "must"
        ? join(state, change.organisationIds)
        : keepApart(state, change.organisationIds, change.groupId ?? null);
    case "unlink":
      return unlink(state, change.organisationIds);
    case "place":
      return place(state, change.placements);
  }
}

function move(state: HandState, organisationId: string, groupId: string | null): Changed | Refused {
  const member = memberOf(state, organisationId);
  if (member === undefined) return { reason: "unknown-member" };
  const refused = groupId === null ? null : groupRefusal(state, groupId);
  if (refused !== null) return refused;
  if (member.groupId === groupId) return { reason: "no-change" };
  return moveTogether(state, organisationId, groupId);
}

function moveTogether(state: HandState, organisationId: string, groupId: string | null): Changed | Refused {
  const block = together(state.links, organisationId);
  const movers = state.members.filter((one) => block.has(one.organisationId) && one.groupId !== groupId);
  const locked = movers.filter(({ isLocked }) => isLocked);
  if (locked.length > 0) return { reason: "locked", who: locked.map((one) => one.organisationId) };
  const moved = withMembers(
    state,
    movers.map((one) => ({ ...one, groupId })),
  );
  const broken = newlyBroken(state, moved);
  if (broken !== null) return broken;
  return {
    state: moved,
    alongside: movers.map((one) => one.organisationId).filter((id) => id !== organisationId),
  };
}

function setLock(state: HandState, organisationId: string, isLocked: boolean): Changed | Refused {
  const member = memberOf(state, organisationId);
  if (member === undefined) return { reason: "unknown-member" };
  if (member.isLocked === isLocked) return { reason: "no-change" };
  if (isLocked && member.groupId === null) return { reason: "no-group" };
  return { state: withMembers(state, [{ ...member, isLocked }]), alongside: [] };
}

function merge(state: HandState, groupId: string, intoId: string): Changed | Refused {
  if (state.groups.filter(({ isRemoved }) => !isRemoved).length < 2) return { reason: "last-group" };
  const refused = groupRefusal(state, groupId) ?? groupRefusal(state, intoId);
  if (refused !== null) return refused;
  if (groupId === intoId) return { reason: "itself" };
  const members = state.members.filter((one) => one.groupId === groupId);
  const locked = members.filter(({ isLocked }) => isLocked);
  if (locked.length > 0) return { reason: "locked", who: locked.map((one) => one.organisationId) };
  const merged = withMembers(
    withGroup(state, { ...groupOf(state, groupId)!, isRemoved: true }),
    members.map((one) => ({ ...one, groupId: intoId })),
  );
  return newlyBroken(state, merged) ?? { state: merged, alongside: [] };
}

function split(
  state: HandState,
  { groupId, newGroupId, leaving, names }: Extract<GroupChange, { kind: "split" }>,
): Changed | Refused {
  const refused = groupRefusal(state, groupId);
  if (refused !== null) return refused;
  const members = state.members.filter((one) => one.groupId === groupId);
  const gone = new Set(leaving);
  const leavers = members.filter((one) => gone.has(one.organisationId));
  if (leavers.length !== gone.size) return { reason: "unknown-member" };
  if (leavers.length === 0 || leavers.length === members.length) return { reason: "too-few" };
  const locked = leavers.filter(({ isLocked }) => isLocked);
  if (locked.length > 0) return { reason: "locked", who: locked.map((one) => one.organisationId) };
  const parted = leavers.flatMap(({ organisationId }) => {
    const block = together(state.links, organisationId);
    const left = members.find((one) => block.has(one.organisationId) && !gone.has(one.organisationId));
    return left === undefined ? [] : [organisationId, left.organisationId];
  });
  if (parted.length > 0) return { reason: "parts", who: parted.slice(0, 2) };

  const position = Math.max(...state.groups.map((group) => group.position)) + 1;
  const group = { id: newGroupId, position, names, isRenamed: false, isRemoved: false };
  return {
    state: withMembers(
      withGroup(state, group),
      leavers.map((one) => ({ ...one, groupId: newGroupId })),
    ),
    alongside: [],
  };
}

function rename(state: HandState, groupId: string, names: HandGroup["names"]): Changed | Refused {
  const refused = groupRefusal(state, groupId);
  if (refused !== null) return refused;
  const group = groupOf(state, groupId)!;
  const isSame = group.isRenamed && JSON.stringify(group.names) === JSON.stringify(names);
  if (isSame) return { reason: "no-change" };
  return { state: withGroup(state, { ...group, names, isRenamed: true }), alongside: [] };
}

function join(state: HandState, [first, second]: readonly [string, string]): Changed | Refused {
  const refused = linkRefusal(state, first, second, "must");
  if (refused !== null) return refused;
  const links = withLink(state.links, first, second, "must");
  const chain = contradiction(links);
  if (chain !== null) return { reason: "contradicts", chain };
  const [a, b] = [memberOf(state, first)!, memberOf(state, second)!];
  const linked = { ...state, links };
  if (a.groupId === b.groupId) return { state: linked, alongside: [] };
  const [mover, groupId] = b.groupId === null ? [second, a.groupId] : [first, b.groupId];
  const moved = moveTogether(linked, mover, groupId);
  if ("reason" in moved) return moved;
  return { ...moved, alongside: moved.alongside.filter((id) => id !== first && id !== second) };
}

function keepApart(
  state: HandState,
  [first, second]: readonly [string, string],
  groupId: string | null,
): Changed | Refused {
  const refused = linkRefusal(state, first, second, "cannot");
  if (refused !== null) return refused;
  if (together(state.links, first).has(second))
    return { reason: "contradicts", chain: chainBetween(state.links, first, second) };
  const [a, b] = [memberOf(state, first)!, memberOf(state, second)!];
  const linked = { ...state, links: withLink(state.links, first, second, "cannot") };
  if (a.groupId === null || a.groupId !== b.groupId) return { state: linked, alongside: [] };
  if (groupId === null || groupId === a.groupId) return { reason: "same-group", pair: [first, second] };
  return groupRefusal(state, groupId) ?? moveTogether(linked, first, groupId);
}

function unlink(state: HandState, [first, second]: readonly [string, string]): Changed | Refused {
  const links = withLink(state.links, first, second, null);
  return links.length === state.links.length ? { reason: "no-change" } : { state: { ...state, links }, alongside: [] };
}

function place(state: HandState, placements: Extract<GroupChange, { kind: "place" }>["placements"]): Changed | Refused {
  const given = placements.flatMap(({ organisationId, groupId }) => {
    const member = memberOf(state, organisationId);
    return member?.groupId === null && groupId !== null ? [{ ...member, groupId }] : [];
  });
  if (given.length === 0) return { reason: "nobody-new" };
  for (const { groupId } of given) {
    const refused = groupRefusal(state, groupId);
    if (refused !== null) return refused;
  }
  const placed = withMembers(state, given);
  return newlyBroken(state, placed) ?? { state: placed, alongside: [] };
}

function groupRefusal(state: HandState, groupId: string): Refused | null {
  const group = groupOf(state, groupId);
  if (group === undefined) return { reason: "unknown-group" };
  return group.isRemoved ? { reason: "removed-group", groupId } : null;
}

function linkRefusal(state: HandState, first: string, second: string, kind: HandLink["kind"]): Refused | null {
  if (first === second) return { reason: "same-organisation" };
  if (memberOf(state, first) === undefined || memberOf(state, second) === undefined)
    return { reason: "unknown-member" };
  const [a, b] = pairOf(first, second);
  return state.links.some((link) => link.a === a && link.b === b && link.kind === kind)
    ? { reason: "no-change" }
    : null;
}

/** Links that the groups as they are do not keep. */
export function brokenLinks({ members, links }: HandState): HandLink[] {
  const groups = new Map(members.map(({ organisationId, groupId }) => [organisationId, groupId]));
  return links.filter(({ a, b, kind }) => {
    const [first, second] = [groups.get(a) ?? null, groups.get(b) ?? null];
    if (first === null || second === null) return false;
    return kind === "must" ? first !== second : first === second;
  });
}

/** The first link that would be broken now: two together who are to be apart, or apart who are to be together. */
function newlyBroken(before: HandState, after: HandState): Refused | null {
  const known = new Set(brokenLinks(before));
  const broken = brokenLinks(after).find((link) => !known.has(link));
  if (broken === undefined) return null;
  const pair: [string, string] = [broken.a, broken.b];
  return broken.kind === "cannot" ? { reason: "kept-apart", pair } : { reason: "parts", who: pair };
}

/** A pair has one link at most: a new one takes the place of the old. */
function withLink(
  links: readonly HandLink[],
  first: string,
  second: string,
  kind: HandLink["kind"] | null,
): HandLink[] {
  const [a, b] = pairOf(first, second);
  const others = links.filter((link) => link.a !== a || link.b !== b);
  return kind === null ? others : [...others, { a, b, kind }];
}

function withMembers(state: HandState, changed: readonly HandMember[]): HandState {
  const anew = new Map(changed.map((one) => [one.organisationId, one]));
  return { ...state, members: state.members.map((one) => anew.get(one.organisationId) ?? one) };
}

function withGroup(state: HandState, group: HandGroup): HandState {
  const others = state.groups.filter(({ id }) => id !== group.id);
  return { ...state, groups: [...others, group].toSorted((a, b) => a.position - b.position) };
}

const memberOf = ({ members }: HandState, id: string) => members.find(({ organisationId }) => organisationId === id);
const groupOf = ({ groups }: HandState, id: string) => groups.find((group) => group.id === id);
