import type { SurveyProfiles } from "../../needs/index.ts";
import type { Group, GroupMember, StoredResult } from "../stored.ts";
import type { Grade } from "../method/solidity.ts";
import { tellingNeeds, type Telling, type TellingNeed } from "../method/telling.ts";

/** One member as the page tells of it; groups are named by their place. */
export interface MemberFigures {
  organisationId: string;
  /** Where it would fit nearly as well, by what was computed. */
  bridgeTo: number | null;
  /** Where the computing put it, when staff have moved it here. */
  movedFrom: { place: number | null } | null;
  isExemplar: boolean;
  /** Staff want it to stay here. */
  isLocked: boolean;
}

/** A group as it stands after staff's changes. */
export interface GroupFigures {
  group: Group;
  members: MemberFigures[];
  /** Computed here and moved away by staff. */
  left: { organisationId: string; to: number | null }[];
  /** Null for one shared audience, and where staff have changed the group so much that it was not measured. */
  grade: Grade | null;
  telling: TellingNeed[];
  lessNeeded: TellingNeed[];
  barriers: TellingNeed[];
  /** Services in use here more often than elsewhere. */
  services: TellingNeed[];
}

export interface Figures {
  groups: GroupFigures[];
  /** Who answered but is in no group; whether staff took it out of one, or the grouping did not know of it. */
  ungrouped: { organisationId: string; movedFrom: number | null; isNew: boolean }[];
  moved: number;
}

/** A group that shares less with what was computed is another group: how solid it is was not measured. */
export const leastShared = 0.75;

/**
 * The groups in figures. Where staff have moved members, what tells a group apart is counted anew for the groups as
 * they are now, by the same rule and from the answers as they are now; how solid a group is stays as computed, as long
 * as the group is still much the same. Where only answers have come since, the computed figures stay. Where staff have
 * merged all groups into one, nothing tells it apart.
 */
export function figuresOf(
  result: StoredResult,
  groups: readonly Group[],
  members: readonly GroupMember[],
  profiles: SurveyProfiles,
): Figures {
  const placeOf = new Map(groups.map(({ id, position }) => [id, position]));
  const place = (groupId: string | null) => (groupId === null ? null : (placeOf.get(groupId) ?? null));
  const rowOf = new Map(result.organisationIds.map((id, row) => [id, row]));
  const moved = members.filter(({ groupId, computedGroupId }) => groupId !== computedGroupId);
  const told = groups.length > 1 ? tellAnew(profiles, members, place, placesOf(groups)) : null;
  const anew = moved.length > 0 ? told : null;
  const asComputed = groups.length > 1 || result.k === 1;
  // Groups that staff have merged away had a place too.
  const computedPlace = (organisationId: string) => result.assignments[rowOf.get(organisationId) ?? -1] ?? null;
  const places = new Set(placeOf.values());

  return {
    moved: moved.length,
    ungrouped: members
      .filter(({ groupId }) => groupId === null)
      .map(({ organisationId }) => ({
        organisationId,
        movedFrom: computedPlace(organisationId),
        isNew: !rowOf.has(organisationId),
      })),
    groups: groups.map((group) => {
      const computed = asComputed ? result.groups[group.position] : undefined;
      const own = members.filter(({ groupId }) => groupId === group.id);
      return {
        group,
        members: own.map(({ organisationId, computedGroupId, isLocked }) => {
          const row = rowOf.get(organisationId) ?? -1;
          const stands = result.members[row];
          const isMoved = computedGroupId !== group.id;
          return {
            organisationId,
            isLocked,
            bridgeTo:
              !isMoved && stands?.bridge === true && places.has(stands.otherGroup ?? -1) ? stands.otherGroup : null,
            movedFrom: isMoved ? { place: computedPlace(organisationId) } : null,
            isExemplar: computed?.exemplar === row,
          };
        }),
        left: moved
          .filter(({ computedGroupId }) => computedGroupId === group.id)
          .map(({ organisationId, groupId }) => ({ organisationId, to: place(groupId) })),
        grade: sharedWith(own, group.id, members) < leastShared ? null : (computed?.grade ?? null),
        telling: anew?.needs[group.position]?.more ?? computed?.telling ?? [],
        lessNeeded: anew?.needs[group.position]?.less ?? computed?.lessNeeded ?? [],
        barriers: anew?.barriers[group.position]?.more ?? computed?.barriers ?? [],
        services: told?.services[group.position]?.more ?? [],
      };
    }),
  };
}

/** Jaccard of a group's members with those whom the computing put there. */
function sharedWith(own: readonly GroupMember[], groupId: string, members: readonly GroupMember[]): number {
  const stayed = own.filter(({ computedGroupId }) => computedGroupId === groupId).length;
  const computed = members.filter(({ computedGroupId }) => computedGroupId === groupId).length;
  const either = own.length + computed - stayed;
  return either === 0 ? 0 : stayed / either;
}

/** Places run to the last group's; those of removed groups stay empty. */
function placesOf(groups: readonly Group[]): number {
  return Math.max(...groups.map(({ position }) => position)) + 1;
}

function tellAnew(
  { organisations, needs, values, barriers, barrierValues, services, serviceValues }: SurveyProfiles,
  members: readonly GroupMember[],
  place: (groupId: string | null) => number | null,
  k: number,
): { needs: Telling[]; barriers: Telling[]; services: Telling[] } {
  const groupOf = new Map(members.map(({ organisationId, groupId }) => [organisationId, place(groupId)]));
  const rows = organisations.flatMap(({ id }, row) => {
    const label = groupOf.get(id) ?? null;
    return label === null ? [] : [{ row, label }];
  });
  const labels = Int32Array.from(rows, ({ label }) => label);
  const matrix = (table: readonly (readonly (number | null)[])[]) =>
    Float64Array.from(rows.flatMap(({ row }) => (table[row] ?? []).map((value) => value ?? NaN)));
  const tell = (keys: string[], table: readonly (readonly (number | null)[])[]) =>
    tellingNeeds(keys, matrix(table), labels, k);
  return {
    needs: tell(needs.map(({ key }) => key), values), // prettier-ignore
    barriers: tell(barriers.map(({ key }) => key), barrierValues), // prettier-ignore
    services: tell(services.map(({ key }) => key), serviceValues), // prettier-ignore
  };
}
