import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import type { OptionChange } from "./commands.ts";

/** Something that was done to an option. */
export interface TracedChange {
  kind: OptionChange["kind"];
  before: string;
  after: string;
  reason: string;
  /** Null when they are no longer among the staff. */
  by: string | null;
  at: Temporal.Instant;
}

/** What was done to the option, the latest first. */
export async function listChanges(db: Db, ballotId: string, optionId: string): Promise<TracedChange[]> {
  return await db
    .selectFrom("ballotOptionChanges")
    .leftJoin("users", "users.id", "changedBy")
    .select(["kind", "before", "after", "reason", "users.name as by", "changedAt as at"])
    .where("ballotId", "=", ballotId)
    .where("optionId", "=", optionId)
    .orderBy("changedAt", "desc")
    .orderBy("ballotOptionChanges.id")
    .execute();
}
