import type { Texts } from "../../platform/locales.ts";

/** A group as staff's changes see it. A removed one keeps its id, so that workshops and ballots keep pointing to it. */
export interface HandGroup {
  id: string;
  /** 0 is A; positions of removed groups are not used again. */
  position: number;
  names: Texts;
  isRenamed: boolean;
  isRemoved: boolean;
}

export interface HandMember {
  organisationId: string;
  /** Null: in no group. */
  groupId: string | null;
  isLocked: boolean;
}

/** A wish about two organisations: that they be in one group, or in different ones. `a` is the smaller id. */
export interface HandLink {
  a: string;
  b: string;
  kind: "must" | "cannot";
}

/** The groups of a variant as staff have them, with the programme's links. */
export interface HandState {
  groups: readonly HandGroup[];
  members: readonly HandMember[];
  links: readonly HandLink[];
}

/** One act of staff. */
export type GroupChange =
  | { kind: "move"; organisationId: string; groupId: string | null }
  | { kind: "lock"; organisationId: string }
  | { kind: "unlock"; organisationId: string }
  | { kind: "merge"; groupId: string; intoId: string }
  /** The members that leave for the new group were found by dividing the group's profiles in two. */
  | { kind: "split"; groupId: string; newGroupId: string; leaving: readonly string[]; names: Texts }
  | { kind: "rename"; groupId: string; names: Texts }
  /**
   * For "must", where the two are in different groups: the first is brought to the second. For "cannot", where they are
   * in one group: the first goes to the group that is named.
   */
  | { kind: "link"; organisationIds: readonly [string, string]; link: "must" | "cannot"; groupId?: string }
  | { kind: "unlink"; organisationIds: readonly [string, string] }
  /** Those who answered after the run, each with the group that is nearest. */
  | { kind: "place"; placements: readonly { organisationId: string; groupId: string | null }[] };
