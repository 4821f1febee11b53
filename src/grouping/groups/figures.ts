import type { SurveyProfiles } from "../../needs/index.ts";
import type { Group, GroupMember, StoredResult } from "../stored.ts";
import type { Grade } from "../solidity.ts";
import { tellingNeeds, type Telling, type TellingNeed } from "../telling.ts";

/** One member as the page tells of it; groups are named by their place. */
export interface MemberFigures {
  organisationId: string;
  /** Where it would fit nearly as well, by what was computed. */
  bridgeTo: number | null;
  /** Where the computing put it, when staff have moved it here. */
  movedFrom: { place: number | null } | null;
  isExemplar: boolean;
}

/** A group as it stands after staff's changes. */
export interface GroupFigures {
  group: Group;
  members: MemberFigures[];
  /** Computed here and moved away by staff. */
  left: { organisationId: string; to: number | null }[];
  /** Null for one shared audience. */
  grade: Grade | null;
  telling: TellingNeed[];
  lessNeeded: TellingNeed[];
  barriers: TellingNeed[];
}

export interface Figures {
  groups: GroupFigures[];
  /** Who answered but is in no group; whether staff took it out of one. */
  ungrouped: { organisationId: string; movedFrom: number | null }[];
  moved: number;
}

/**
 * The groups in figures. Where staff have moved members, what tells a group apart is counted anew for the groups as
 * they are now, by the same rule; how solid a group is stays as computed.
 * @param profiles the answers that the result was computed from; null when answers have come since, and then the
 * computed figures stay.
 */
export function figuresOf(
  result: StoredResult,
  groups: readonly Group[],
  members: readonly GroupMember[],
  profiles: SurveyProfiles | null,
): Figures {
  const placeOf = new Map(groups.map(({ id, position }) => [id, position]));
  const place = (groupId: string | null) => (groupId === null ? null : (placeOf.get(groupId) ?? null));
  const rowOf = new Map(result.organisationIds.map((id, row) => [id, row]));
  const moved = members.filter(({ groupId, computedGroupId }) => groupId !== computedGroupId);
  const anew =
    moved.length > 0 && profiles !== null && groups.length > 1
      ? tellAnew(profiles, members, place, placesOf(groups))
      : null;

  return {
    moved: moved.length,
    ungrouped: members
      .filter(({ groupId }) => groupId === null)
      .map(({ organisationId, computedGroupId }) => ({ organisationId, movedFrom: place(computedGroupId) })),
    groups: groups.map((group) => {
      const computed = result.groups[group.position];
      const own = members.filter(({ groupId }) => groupId === group.id);
      return {
        group,
        members: own.map(({ organisationId, computedGroupId }) => {
          const row = rowOf.get(organisationId) ?? -1;
          const stands = result.members[row];
          const isMoved = computedGroupId !== group.id;
          return {
            organisationId,
            bridgeTo: !isMoved && stands?.bridge === true ? stands.otherGroup : null,
            movedFrom: isMoved ? { place: place(computedGroupId) } : null,
            isExemplar: computed?.exemplar === row,
          };
        }),
        left: moved
          .filter(({ computedGroupId }) => computedGroupId === group.id)
          .map(({ organisationId, groupId }) => ({ organisationId, to: place(groupId) })),
        grade: computed?.grade ?? null,
        telling: anew?.needs[group.position]?.more ?? computed?.telling ?? [],
        lessNeeded: anew?.needs[group.position]?.less ?? computed?.lessNeeded ?? [],
        barriers: anew?.barriers[group.position]?.more ?? computed?.barriers ?? [],
      };
    }),
  };
}

/** Places run to the last group's; those of removed groups stay empty. */
function placesOf(groups: readonly Group[]): number {
  return Math.max(...groups.map(({ position }) => position)) + 1;
}

function tellAnew(
  { organisations, needs, values, barriers, barrierValues }: SurveyProfiles,
  members: readonly GroupMember[],
  place: (groupId: string | null) => number | null,
  k: number,
): { needs: Telling[]; barriers: Telling[] } {
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
  };
}
