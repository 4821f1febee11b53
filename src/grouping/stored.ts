import type { Texts } from "../platform/locales.ts";
import type { GroupingResult } from "./method/grouping.ts";

/**
 * What a run found; `organisationIds` names the respondents, whom the result knows by their place. `answerHashes` tells
 * by respondent which answers it was made of; the first runs did not store it. `isForgotten`: the answers have been
 * erased, and with them what the result told of single respondents (forgetting/forgotten.ts).
 */
export type StoredResult = GroupingResult & { organisationIds: string[]; answerHashes?: string[]; isForgotten?: true };

/** One way of having a run's groups: as computed and then changed by staff, or a copy that staff keep beside it. */
export interface Variant {
  id: string;
  runId: string;
  /** Null for the one that the run began with. */
  name: string | null;
  isCurrent: boolean;
  /** Goes up by one with each act, undoing and redoing too: tells whether a page still shows what is there. */
  sequence: number;
}

/** A need group as it is stored; its letter follows from its position and stays when other groups are removed. */
export interface Group {
  id: string;
  position: number;
  names: Texts;
  isRenamed: boolean;
}

/** Where a respondent is. */
export interface GroupMember {
  organisationId: string;
  groupId: string | null;
  /** Where the computing put it; null without a profile, and for those who answered later. */
  computedGroupId: string | null;
  /** Staff want it to stay where it is. */
  isLocked: boolean;
}
