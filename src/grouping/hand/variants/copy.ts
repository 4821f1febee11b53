import type { Texts } from "../../../platform/locales.ts";

/** A variant's rows as they are stored. */
export interface VariantRows {
  groups: { id: string; position: number; names: Texts; isRenamed: boolean; isRemoved: boolean }[];
  members: { organisationId: string; groupId: string | null; computedGroupId: string | null; isLocked: boolean }[];
}

/** A group by its position, as the copy has an id of its own. */
export interface CopiedGroup {
  position: number;
  names: Texts;
  isRenamed: boolean;
  isRemoved: boolean;
}

export interface CopiedMember {
  organisationId: string;
  /** Positions of the group it is in, and of the one that the computing put it in. */
  place: number | null;
  computed: number | null;
  isLocked: boolean;
}

/** The same groups without their ids; removed ones too, so that letters are not used again. */
export function copyOf({ groups, members }: VariantRows): { groups: CopiedGroup[]; members: CopiedMember[] } {
  const positions = new Map(groups.map(({ id, position }) => [id, position]));
  const place = (id: string | null) => (id === null ? null : (positions.get(id) ?? null));
  return {
    groups: groups.map(({ position, names, isRenamed, isRemoved }) => ({ position, names, isRenamed, isRemoved })),
    members: members.map(({ organisationId, groupId, computedGroupId, isLocked }) => ({
      organisationId,
      place: place(groupId),
      computed: place(computedGroupId),
      isLocked,
    })),
  };
}
