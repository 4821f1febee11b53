import { contradiction } from "./bonds.ts";
import type { HandGroup, HandLink, HandMember, HandState } from "./state.ts";

/** A link that may not be there. */
export interface LinkState {
  a: string;
  b: string;
  kind: HandLink["kind"] | null;
}

/** What an act changed, as it was or as it became: stored with the act, so that it can be taken back. */
export interface Snapshot {
  groups: HandGroup[];
  members: HandMember[];
  links: LinkState[];
}

/** What differs between two states, as it is in each. A group that is only in the second counts as removed in the first. */
export function differences(before: HandState, after: HandState): { before: Snapshot; after: Snapshot } {
  const oldGroups = new Map(before.groups.map((group) => [group.id, group]));
  const groups = after.groups.filter((group) => !isSame(group, oldGroups.get(group.id)));
  const oldMembers = new Map(before.members.map((member) => [member.organisationId, member]));
  const members = after.members.filter((member) => !isSame(member, oldMembers.get(member.organisationId)));
  const [was, is] = [kinds(before.links), kinds(after.links)];
  const pairs = [...before.links, ...after.links.filter((link) => !was.has(keyOf(link)))].filter(
    (link) => was.get(keyOf(link)) !== is.get(keyOf(link)),
  );
  const linksIn = (known: ReadonlyMap<string, HandLink["kind"]>) =>
    pairs.map(({ a, b }) => ({ a, b, kind: known.get(keyOf({ a, b })) ?? null }));
  return {
    before: {
      groups: groups.map((group) => oldGroups.get(group.id) ?? { ...group, isRemoved: true }),
      members: members.map((member) => oldMembers.get(member.organisationId) ?? { ...member, groupId: null }),
      links: linksIn(was),
    },
    after: { groups, members, links: linksIn(is) },
  };
}

/** The state with what the snapshot holds; those who have left the programme since stay away. */
export function restored(state: HandState, snapshot: Snapshot): HandState {
  const groups = new Map(snapshot.groups.map((group) => [group.id, group]));
  const members = new Map(snapshot.members.map((member) => [member.organisationId, member]));
  const present = new Set(state.members.map(({ organisationId }) => organisationId));
  const touched = new Set(snapshot.links.map(keyOf));
  const added = snapshot.groups.filter(({ id }) => !state.groups.some((group) => group.id === id));
  return {
    groups: [...state.groups.map((group) => groups.get(group.id) ?? group), ...added].toSorted(
      (a, b) => a.position - b.position,
    ),
    members: state.members.map((member) => members.get(member.organisationId) ?? member),
    links: [
      ...state.links.filter((link) => !touched.has(keyOf(link))),
      ...snapshot.links.flatMap(({ a, b, kind }) =>
        kind === null || !present.has(a) || !present.has(b) ? [] : [{ a, b, kind }],
      ),
    ],
  };
}

/**
 * The links that taking an act back, or making it again, may set: wishes are the programme's, and may have been changed
 * since from another variant. What is not as the act left it stays, and no wish comes back that would contradict others.
 * @param left the snapshot that the groups are in now by the act itself; `wanted` the one to go to.
 */
export function linksToTurn(links: readonly HandLink[], left: Snapshot, wanted: Snapshot): LinkState[] {
  const [is, was] = [kinds(links), new Map(left.links.map((link) => [keyOf(link), link.kind]))];
  const untouched = wanted.links.filter((link) => (is.get(keyOf(link)) ?? null) === (was.get(keyOf(link)) ?? null));
  const turned = restored({ groups: [], members: everyoneIn(untouched), links }, { groups: [], members: [], links: untouched }); // prettier-ignore
  return contradiction(turned.links) === null ? untouched : untouched.filter(({ kind }) => kind === null);
}

const everyoneIn = (links: readonly LinkState[]) =>
  links.flatMap(({ a, b }) => [a, b].map((organisationId) => ({ organisationId, groupId: null, isLocked: false })));
const keyOf = ({ a, b }: { a: string; b: string }) => `${a} ${b}`;
const kinds = (links: readonly HandLink[]) => new Map(links.map((link) => [keyOf(link), link.kind]));
const isSame = (one: object, other: object | undefined) =>
  other !== undefined &&
  Object.entries(one).every(([key, value]) => JSON.stringify(value) === JSON.stringify((other as Record<string, unknown>)[key])); // prettier-ignore
