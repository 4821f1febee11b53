import type { Texts } from "../platform/locales.ts";
import type { GroupingResult } from "./grouping.ts";

/** What a run found; `organisationIds` names the respondents, whom the result knows by their place. */
export type StoredResult = GroupingResult & { organisationIds: string[] };

/** A need group as it is stored. */
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
  /** Where the computing put it; null without a profile. */
  computedGroupId: string | null;
}
